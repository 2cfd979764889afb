import {
  type CheckedOptions,
  type CodatExpenses,
  PlatformRuleError,
  RequestValidationError,
} from "codat-expenses";
import type { CreateCompanyOptions, MockCompany } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import { adjustment, reimbursable, transfer, untyped } from "../support/bodies.js";
import { failureOf } from "../support/client.js";
import { bookableExpense, writeExpense } from "../support/spend.js";
import { startClient } from "../support/start-client.js";

/** A client, a company, and what is known of the company to check with. */
async function start(options: CreateCompanyOptions = {}) {
  const { codat, mock } = startClient();
  const company = mock.createCompany(options);
  const { companyId } = company;
  const check = await codat.platformContext(companyId);
  const before = mock.requests.length;
  return { codat, mock, company, companyId, check, sent: () => mock.requests.slice(before) };
}

const cardOf = (company: MockCompany, card: string, currency: string) => ({
  id:
    company.bankAccounts.find((each) => each.card === card && each.currency === currency)?.id ?? "",
});

describe("expenses.create with check", () => {
  test("throws what the platform would refuse, each issue with its transaction, and sends nothing", async () => {
    const { codat, company, companyId, check, sent } = await start({ platform: "zohoBooks" });
    const right = bookableExpense(company);
    const refund = bookableExpense(company, { type: "Refund" });
    const wrong = bookableExpense(company, {
      currency: "EUR",
      lines: [
        { netAmount: 1, taxAmount: 0 },
        { netAmount: 1, taxAmount: 0, accountRef: { id: "another company's" } },
      ],
    });
    const call = codat.expenses.create(companyId, [right, refund, wrong], { check });
    const error = await failureOf(call, PlatformRuleError);
    expect(error).toMatchObject({
      name: "PlatformRuleError",
      operationId: "create-expense-transaction",
    });
    const found = error.issues
      .filter(({ severity }) => severity === "error")
      .map(({ index, code, path }) => `${index} ${code} ${path.join(".")}`);
    expect(found).toEqual([
      "1 type-not-supported type",
      "2 currency-rate-required currencyRate",
      "2 account-required lines.0.accountRef",
      "2 account-unknown lines.1.accountRef",
    ]);
    for (const words of ["[1].type", "[2].currencyRate", "[2].lines[0].accountRef", "Zoho Books"]) {
      expect(error.message).toContain(words);
    }
    expect(sent()).toEqual([]);
  });

  test("has the warnings beside the errors, under their own index", async () => {
    const { codat, company, companyId, check } = await start({ platform: "quickbooksOnline" });
    const warned = bookableExpense(company, { postAsDraft: true });
    const refused = bookableExpense(company, { lines: [{ netAmount: 1, taxAmount: 0 }] });
    const call = codat.expenses.create(companyId, [warned, refused], { check });
    const { issues, message } = await failureOf(call, PlatformRuleError);
    expect(issues).toMatchObject([
      { index: 0, severity: "warning", code: "draft-not-supported" },
      { index: 1, severity: "error", code: "account-required" },
    ]);
    expect(message).not.toContain("draft");
  });

  test("refuses a platform that it does not know, and sends nothing", async () => {
    const { codat, company, companyId, sent } = await start();
    const check: never = untyped({ platform: "xeroo" });
    const expense = bookableExpense(company);
    const file = { content: new Uint8Array(1), filename: "receipt.pdf" };
    for (const call of [
      () => codat.expenses.create(companyId, [expense], { check }),
      () => codat.attachments.upload(companyId, "sync", expense.id, file, { check }),
    ]) {
      const error = await failureOf(call(), RequestValidationError);
      expect(error.message).toContain("check must be an object whose platform is one of");
    }
    expect(sent()).toEqual([]);
  });

  test("lets warnings through", async () => {
    const { codat, company, companyId, check, mock } = await start({
      platform: "quickbooksOnline",
    });
    const body = bookableExpense(company, { postAsDraft: true, currency: "USD" });
    const { syncId } = await codat.expenses.create(companyId, [body], { check });
    await codat.syncs.wait(companyId, syncId);
    expect(mock.ledger(companyId)).toMatchObject([{ transactionId: body.id }]);
  });

  test("sends nothing more than without it", async () => {
    const { codat, company, companyId, check, sent } = await start();
    await codat.expenses.create(companyId, [bookableExpense(company)], { check });
    expect(sent()).toHaveLength(1);
  });

  test("tells faults of the body itself as ever", async () => {
    const { codat, companyId, check, sent } = await start();
    const call = codat.expenses.create(companyId, [], { check });
    await expect(call).rejects.toBeInstanceOf(RequestValidationError);
    expect(sent()).toEqual([]);
  });

  test("checks nothing where nothing is given to check with", async () => {
    const { codat, company, companyId, sent } = await start();
    const refused = bookableExpense(company, { lines: [{ netAmount: 1, taxAmount: 0 }] });
    await codat.expenses.create(companyId, [refused], { check: undefined });
    expect(sent()).toHaveLength(1);
  });

  test("knows only what it is given: the platform alone is enough for its own rules", async () => {
    const { codat, company, companyId } = await start({ platform: "freeagent" });
    const check = { platform: "freeagent" } as const;
    const taxed = bookableExpense(company, {
      lines: [{ netAmount: 1, taxAmount: 0, accountRef: { id: "any" }, taxRateRef: { id: "any" } }],
    });
    const error = await failureOf(
      codat.expenses.create(companyId, [taxed], { check }),
      PlatformRuleError,
    );
    expect(error.issues).toMatchObject([{ code: "tax-rate-not-supported", severity: "error" }]);
  });
});

type Try = (
  codat: CodatExpenses,
  company: MockCompany,
  options: CheckedOptions,
) => PromiseLike<unknown>;

const id = "4d7c6929-7770-412b-91bb-44d3bc71d111";

/** A call of each method, on a platform that refuses it, and why. */
const refused: [string, CreateCompanyOptions["platform"], string, string, Try][] = [
  [
    "expenses.update",
    "dynamics365",
    "update-expense-transaction",
    "update-not-supported",
    (codat, company, options) => {
      const { id: _, ...body } = bookableExpense(company);
      return codat.expenses.update(company.companyId, id, body, options);
    },
  ],
  [
    "transfers.create",
    "netsuite",
    "create-transfer-transaction",
    "kind-not-supported",
    (codat, { companyId }, options) => codat.transfers.create(companyId, id, transfer(), options),
  ],
  [
    "transfers.update",
    "xero",
    "create-transfer-transaction",
    "update-not-supported",
    (codat, company, options) => {
      const [from = { id: "" }, , to = { id: "" }] = company.bankAccounts;
      const body = transfer({
        from: { accountRef: { id: from.id }, amount: 1 },
        to: { accountRef: { id: to.id }, amount: 1 },
      });
      return codat.transfers.update(company.companyId, id, body, options);
    },
  ],
  [
    "adjustments.create",
    "freeagent",
    "create-adjustment-transaction",
    "kind-not-supported",
    (codat, { companyId }, options) => codat.adjustments.create(companyId, [adjustment()], options),
  ],
  [
    "reimbursables.create",
    "xero",
    "create-reimbursable-expense-transaction",
    "kind-not-supported",
    (codat, { companyId }, options) =>
      codat.reimbursables.create(companyId, [reimbursable()], options),
  ],
  [
    "reimbursables.update",
    "sageIntacct",
    "update-reimbursable-expense-transaction",
    "update-not-supported",
    (codat, { companyId }, options) => {
      const { id: _, ...body } = reimbursable();
      return codat.reimbursables.update(companyId, id, body, options);
    },
  ],
];

test.each(refused)(
  "%s with check is refused on %s, and nothing is sent",
  async (_, platform, operationId, code, call) => {
    const { codat, company, check, sent } = await start({ platform: platform ?? "xero" });
    const failed = Promise.resolve(call(codat, company, { check }));
    const error = await failureOf(failed, PlatformRuleError);
    expect(error.operationId).toBe(operationId);
    expect(error.issues).toContainEqual(
      expect.objectContaining({ index: 0, severity: "error", code, platform }),
    );
    expect(sent()).toEqual([]);
  },
);

test("updates, transfers, adjustments and reimbursables that are taken are sent", async () => {
  const { codat, mock, company, companyId, check } = await start({ platform: "quickbooksOnline" });
  const { transactionId, body } = await writeExpense(codat, company);
  const { id: _, ...update } = body;
  const accountRef = { id: company.accounts[0]?.id ?? "" };
  const [from, to] = [cardOf(company, "debit", "GBP"), cardOf(company, "credit", "GBP")];
  const move = transfer({
    from: { accountRef: from, amount: 1 },
    to: { accountRef: to, amount: 1 },
  });
  const claim = reimbursable({
    contactRef: { id: company.suppliers[1]?.id ?? "" },
    lines: [{ netAmount: 1, taxAmount: 0, accountRef }],
  });
  const { id: __, ...claimUpdate } = claim;
  const wait = async ({ syncId }: { syncId: string }) => codat.syncs.wait(companyId, syncId);
  await wait(await codat.expenses.update(companyId, transactionId, update, { check }));
  await wait(await codat.transfers.create(companyId, id, move, { check }));
  await wait(await codat.transfers.update(companyId, id, move, { check }));
  await wait(
    await codat.adjustments.create(
      companyId,
      [adjustment({ lines: [{ amount: 1, accountRef }] })],
      { check },
    ),
  );
  await wait(await codat.reimbursables.create(companyId, [claim], { check }));
  await wait(await codat.reimbursables.update(companyId, claim.id, claimUpdate, { check }));
  expect(mock.ledger(companyId).map(({ kind }) => kind)).toEqual([
    "expense",
    "transfer",
    "adjustment",
    "reimbursable",
  ]);
});

describe("attachments.upload with check", () => {
  const file = (name: string, sizeBytes = 9) =>
    new File([new Uint8Array(sizeBytes)], name, { type: "application/octet-stream" });
  const payment = "expense-transactions.Payment";

  test("throws for application/octet-stream on QuickBooks Online, with the reason", async () => {
    const { codat, mock } = startClient();
    const receipt = {
      content: new Uint8Array(9),
      filename: "receipt.pdf",
      contentType: "application/octet-stream",
    };
    const check = { platform: "quickbooksOnline", transaction: payment } as const;
    const call = codat.attachments.upload(id, id, id, receipt, { check });
    const error = await failureOf(call, PlatformRuleError);
    expect(error.message).toMatch(/application\/octet-stream/);
    expect(error.issues).toMatchObject([{ code: "attachment-type-not-supported" }]);
    expect(mock.requests).toEqual([]);
  });

  test.each([
    ["a type of file", "zohoBooks", payment, file("receipt.tiff"), "attachment-type-not-supported"],
    ["a file as large", "freeagent", payment, file("a.pdf", 5_000_001), "attachment-too-large"],
    [
      "files for such a transaction",
      "netsuite",
      "expense-transactions.Reward",
      file("a.pdf"),
      "attachment-transaction-not-supported",
    ],
    ["files at all", "quickbooksDesktop", payment, file("a.pdf"), "attachments-not-supported"],
  ] as const)("throws where the platform takes no %s, and sends nothing", async (...given) => {
    const [, platform, transaction, receipt, code] = given;
    const { codat, mock } = startClient();
    const call = codat.attachments.upload("company", id, id, receipt, {
      check: { platform, transaction },
    });
    const error = await failureOf(call, PlatformRuleError);
    expect(error.operationId).toBe("upload-expense-attachment");
    expect(error.issues).toMatchObject([{ index: 0, severity: "error", code, platform }]);
    expect(mock.requests).toEqual([]);
  });

  test("sends what is taken, and what nothing is known of", async () => {
    const { codat, mock, company, companyId } = await start({ platform: "sageIntacct" });
    const { syncId, transactionId } = await writeExpense(codat, company);
    await codat.attachments.upload(companyId, syncId, transactionId, file("receipt.pdf"), {
      check: { platform: "sageIntacct", transaction: payment },
    });
    expect(mock.ledger(companyId)).toMatchObject([{ attachments: [{ sizeBytes: 9 }] }]);
  });
});
