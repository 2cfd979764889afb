import { apply, type Judgement, notDocumented, type Rule, refuse, warn } from "../judge.js";
import { countOf, idOf, list, read } from "../read.js";
import { partyExists } from "./contact.js";
import { optionFits } from "./mapping.js";
import { trackingFits } from "./tracking.js";

/** What the lines of expenses, reimbursables and adjustments have in common. */
interface Line {
  readonly accountRef?: unknown;
  readonly itemRef?: unknown;
  readonly invoiceTo?: unknown;
  readonly taxAmount?: unknown;
  readonly taxRateRef?: unknown;
  readonly trackingRefs?: unknown;
}

/** A line, and where it is. */
interface Placed {
  readonly line: Line;
  readonly index: number;
}

/** An account, or an item in its place where the platform has items. */
const accountOrItem: Rule<Placed> = ({ line, index }, judgement) => {
  const takesItems = judgement.platform.fields.itemRef && judgement.kind !== "adjustment";
  const account = idOf(line.accountRef);
  const item = idOf(line.itemRef);
  if (item && !takesItems) {
    const rest = "does not accept items on a line: leave itemRef out";
    refuse(judgement, "item-not-supported", ["lines", index, "itemRef"], rest);
  }
  if (item && account && takesItems) {
    const rest =
      "accepts an account or an item on a line, not both: leave accountRef or itemRef out";
    refuse(judgement, "account-and-item", ["lines", index, "itemRef"], rest);
  }
  if (!account && !(item && takesItems)) {
    const rest = `needs an account on every line: give accountRef${takesItems ? " or itemRef" : ""}`;
    refuse(judgement, "account-required", ["lines", index, "accountRef"], rest);
  }
};

/** The account of a line is one of the company's, and fits. */
const accountFits: Rule<Placed> = ({ line, index }, judgement) => {
  optionFits("accounts", line.accountRef, judgement, "lines", index, "accountRef");
};

/** A line has a tax rate only where the platform takes one, and one of the company's that fits. */
const taxRateFits: Rule<Placed> = ({ line, index }, judgement) => {
  const { platform } = judgement;
  if (line.taxRateRef === null) {
    nullTaxRateFits(index, judgement);
  } else if (platform.fields.taxRateRef) {
    optionFits("taxRates", line.taxRateRef, judgement, "lines", index, "taxRateRef");
  } else if (idOf(line.taxRateRef)) {
    const rest = "does not accept tax rates: leave taxRateRef out";
    refuse(judgement, "tax-rate-not-supported", ["lines", index, "taxRateRef"], rest);
  }
};

/** Null stands for the platform's default rate where that has no id, as the guides write it. */
function nullTaxRateFits(index: number, judgement: Judgement): void {
  const { noTaxRate } = judgement.platform;
  const path = ["lines", index, "taxRateRef"];
  if (noTaxRate.given === "not-documented") {
    notDocumented(judgement, path, "has no public rule for a tax rate of null");
  } else if (noTaxRate.given === "rate-id" || noTaxRate.given === "own-rate") {
    const rate =
      noTaxRate.given === "rate-id"
        ? noTaxRate.rates.map(({ id }) => id).join(", ")
        : "the business's own rate of 0 %";
    const rest = `does not accept a tax rate of null: give taxRateRef (for no tax ${rate}), or leave it out`;
    refuse(judgement, "tax-rate-required", path, rest);
  }
}

/** A line says what its tax is where leaving it out does not mean none. */
const taxAmountIsGiven: Rule<Placed> = ({ line, index }, judgement) => {
  const { platform, kind } = judgement;
  const means = platform.limits.missingTaxAmount;
  const isGiven = line.taxAmount !== undefined && line.taxAmount !== null;
  if (means === "no-tax" || isGiven || kind !== "expense") return;
  const rest =
    "applies the account's default tax to a line without taxAmount: give taxAmount, 0 for no tax";
  warn(judgement, "tax-amount-defaults", ["lines", index, "taxAmount"], rest);
};

/** A line is billed on to a customer only where the platform can, and to one of the company's. */
const invoiceToFits: Rule<Placed> = ({ line, index }, judgement) => {
  const customer = idOf(line.invoiceTo);
  if (!customer) return;
  const path = ["lines", index, "invoiceTo"];
  if (judgement.platform.fields.invoiceTo) partyExists(customer, "customer", path, judgement);
  else {
    const rest = "does not accept billable lines: leave invoiceTo out";
    refuse(judgement, "invoice-to-not-supported", path, rest);
  }
};

/** The tracking references of a line are the company's, and as the platform takes them. */
const trackingIsTaken: Rule<Placed> = ({ line, index }, judgement) => {
  const references = list(line.trackingRefs);
  if (references?.length) trackingFits(references, ["lines", index, "trackingRefs"], judgement);
};

const lineRules = [
  accountOrItem,
  accountFits,
  taxRateFits,
  taxAmountIsGiven,
  invoiceToFits,
  trackingIsTaken,
];

/** Every line keeps to the rules of lines. */
export const linesFit: Rule<{ readonly lines?: readonly Line[] | null | undefined }> = (
  { lines },
  judgement,
) => {
  const count = countOf(list(lines));
  for (let index = 0; index < count; index += 1) {
    const line = lines?.[index];
    if (line) apply(lineRules, { line, index }, judgement);
  }
};

/** There are no more lines than the platform accepts. */
export const lineCountFits: Rule<unknown> = (transaction, judgement) => {
  const { platform, kind, takenType } = judgement;
  const count = countOf(list(read(transaction, "lines")));
  const { expenseLines, likelyIncomeLines, reimbursableLines } = platform.limits;
  const most = { expense: expenseLines, reimbursable: reimbursableLines }[kind as string];
  if (most && count > most) {
    const rest = `accepts ${kind}s of up to ${most} line${most === 1 ? "" : "s"}, not ${count}: split it into several ${kind}s`;
    refuse(judgement, "too-many-lines", ["lines"], rest);
  }
  if (likelyIncomeLines && takenType && takenType !== "Payment" && count > likelyIncomeLines) {
    const rest = `is likely to accept a ${takenType} of one line only, not of ${count}: send one for each line`;
    warn(judgement, "single-line-expected", ["lines"], rest);
  }
};
