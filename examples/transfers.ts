/**
 * Books money that moves between the company's own accounts: a top-up of the cards, and a payment of
 * what the credit card owes. A transfer's id is yours, and is part of its address.
 */
import { randomUUID } from "node:crypto";
import type { Transfer } from "codat-expenses";
import { readyCompanyId, runExample } from "./setup.js";

await runExample(async (stage) => {
  const { codat } = stage;
  const companyId = readyCompanyId(stage);
  const { baseCurrency } = await codat.companyInfo.get(companyId);
  const { accounts } = await codat.mappingOptions.get(companyId);
  const bankAccounts = (accounts ?? []).filter(
    ({ isBankAccount, currency }) => isBankAccount && currency === baseCurrency,
  );
  const idOf = (name: RegExp) => {
    const id = bankAccounts.find((account) => name.test(account.name ?? ""))?.id;
    if (!id) throw new Error(`The books have no account like ${name} in ${baseCurrency}.`);
    return id;
  };
  const current = { id: idOf(/current|checking/i) };
  const prepaidCard = { id: idOf(/prepaid/i) };
  const creditCard = { id: idOf(/credit/i) };

  // Both amounts are each in its own account's currency; here they are one.
  const topUp: Transfer = {
    description: "Top-up of the cards",
    date: "2026-10-14",
    from: { accountRef: current, amount: 5_000 },
    to: { accountRef: prepaidCard, amount: 5_000 },
  };
  const settlement: Transfer = {
    description: "Credit card, September",
    date: "2026-10-14",
    from: { accountRef: current, amount: 1_284.6 },
    to: { accountRef: creditCard, amount: 1_284.6 },
  };

  const queued = await Promise.all(
    [topUp, settlement].map((transfer) =>
      codat.transfers.create(companyId, randomUUID(), transfer),
    ),
  );
  const syncIds = queued.map(({ syncId }) => syncId);
  const [toppedUp, settled] = await codat.syncs.waitAll(companyId, syncIds);
  console.log(`${topUp.description}: ${toppedUp?.result}`);
  console.log(`${settlement.description}: ${settled?.result}`);
});
