/**
 * Books money that moves between the company's own accounts: a top-up of the cards, and a payment of
 * what the credit card owes. A transfer's id is yours, and is part of its URL.
 */
import { randomUUID } from "node:crypto";
import { CodatExpenses, type Transfer } from "codat-expenses";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY

const { baseCurrency } = await codat.companyInfo.get(companyId);
const { accounts } = await codat.mappingOptions.get(companyId);
const bankAccounts = accounts?.filter(
  ({ isBankAccount, currency }) => isBankAccount && currency === baseCurrency,
);
const bankAccount = (name: RegExp) => {
  const id = bankAccounts?.find((account) => name.test(account.name ?? ""))?.id;
  if (!id) throw new Error(`The books have no account like ${name} in ${baseCurrency}.`);
  return { id };
};
const currentAccount = bankAccount(/current|checking/i);

// Each amount is in its own account's currency; here they are the same.
const topUp: Transfer = {
  description: "Top-up of the cards",
  date: "2026-10-14",
  from: { accountRef: currentAccount, amount: 5_000 },
  to: { accountRef: bankAccount(/prepaid/i), amount: 5_000 },
};
const settlement: Transfer = {
  description: "Credit card, September",
  date: "2026-10-14",
  from: { accountRef: currentAccount, amount: 1_284.6 },
  to: { accountRef: bankAccount(/credit/i), amount: 1_284.6 },
};

const queued = await Promise.all(
  [topUp, settlement].map((transfer) => codat.transfers.create(companyId, randomUUID(), transfer)),
);
const syncIds = queued.map(({ syncId }) => syncId);
const [toppedUp, settled] = await codat.syncs.waitAll(companyId, syncIds);
console.log(`${topUp.description}: ${toppedUp?.result}`);
console.log(`${settlement.description}: ${settled?.result}`);
