import { apply, type Rule, refuse } from "../judge.js";
import { countOf, idOf, list } from "../read.js";
import { optionFits } from "./mapping.js";

type Reference = { readonly id?: string } | null;

/** What the lines of expenses, reimbursables and adjustments have in common. */
interface Line {
  readonly accountRef?: Reference;
  readonly itemRef?: Reference;
  readonly invoiceTo?: Reference;
  readonly taxRateRef?: Reference;
  readonly trackingRefs?: readonly { readonly id?: string; readonly dataType?: string }[] | null;
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
    const rest = `takes no items on a line: leave itemRef out`;
    refuse(judgement, "item-not-supported", ["lines", index, "itemRef"], rest);
  }
  if (item && account && takesItems) {
    const rest = "takes an account or an item on a line, not both: leave accountRef or itemRef out";
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
  if (judgement.platform.fields.taxRateRef) {
    optionFits("taxRates", line.taxRateRef, judgement, "lines", index, "taxRateRef");
  } else if (idOf(line.taxRateRef)) {
    const rest = "takes no tax rates: leave taxRateRef out";
    refuse(judgement, "tax-rate-not-supported", ["lines", index, "taxRateRef"], rest);
  }
};

/** A line is billed on to a customer only where the platform can. */
const invoiceToIsTaken: Rule<Placed> = ({ line, index }, judgement) => {
  if (judgement.platform.fields.invoiceTo || !idOf(line.invoiceTo)) return;
  const rest = "takes no billable lines: leave invoiceTo out";
  refuse(judgement, "invoice-to-not-supported", ["lines", index, "invoiceTo"], rest);
};

/** The tracking categories of a line are the company's. */
const trackingCategoriesAreKnown: Rule<Placed> = ({ line, index }, judgement) => {
  const count = countOf(list(line.trackingRefs));
  for (let position = 0; position < count; position += 1) {
    const reference = line.trackingRefs?.[position];
    if ((reference?.dataType ?? "trackingCategories") !== "trackingCategories") continue;
    optionFits(
      "trackingCategories",
      reference,
      judgement,
      "lines",
      index,
      "trackingRefs",
      position,
    );
  }
};

const lineRules = [
  accountOrItem,
  accountFits,
  taxRateFits,
  invoiceToIsTaken,
  trackingCategoriesAreKnown,
];

/** Every line keeps to the rules of lines. */
export const linesFit: Rule<{ readonly lines?: readonly Line[] }> = ({ lines }, judgement) => {
  const count = countOf(list(lines));
  for (let index = 0; index < count; index += 1) {
    const line = lines?.[index];
    if (line) apply(lineRules, { line, index }, judgement);
  }
};
