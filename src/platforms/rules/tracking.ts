import { type Judgement, notDocumented, type Path, refuse } from "../judge.js";
import { countOf, idOf, quote, read } from "../read.js";
import { partyExists } from "./contact.js";
import { findOption, optionFits } from "./mapping.js";

/** The tracking references of one line are the company's, and as the platform takes them. */
export function trackingFits(
  references: readonly unknown[],
  path: Path,
  judgement: Judgement,
): void {
  const { platform, kind } = judgement;
  if (kind === "expense" && platform.tracking.onExpenses === "not-documented") {
    notDocumented(judgement, path, "has no public rule for tracking on expenses, only on bills");
  }
  const options = [];
  for (let position = 0; position < countOf(references); position += 1) {
    const reference = read(references, position);
    const at = [...path, position];
    const dataType = read(reference, "dataType") ?? "trackingCategories";
    const id = idOf(reference);
    if (!id) continue;
    if (dataType === "customers") partyExists(id, "customer", at, judgement);
    if (dataType === "suppliers") partyExists(id, "supplier", at, judgement);
    if (dataType !== "trackingCategories") continue;
    optionFits("trackingCategories", reference, judgement, ...at);
    options.push({ id, at });
  }
  if (platform.tracking.optionsOnly) optionsFit(options, path, judgement);
}

/** Each reference names an option, of few enough categories, and one of each. */
function optionsFit(
  references: readonly { readonly id: string; readonly at: Path }[],
  path: Path,
  judgement: Judgement,
): void {
  const { platform, context } = judgement;
  const most = platform.tracking.maxCategories ?? Number.POSITIVE_INFINITY;
  const categories = new Set<string>();
  let isConflict = false;
  for (const { id, at } of references) {
    const option = findOption(context, "trackingCategories", id);
    if (!option) continue;
    const parentId = read(option, "parentId");
    if (read(option, "hasChildren") === true || parentId === null || parentId === "") {
      const rest = `accepts options of tracking categories, and ${quote(id)} is a category: name one of its options`;
      refuse(judgement, "tracking-option-required", at, rest);
    } else if (typeof parentId === "string") {
      isConflict ||= categories.has(parentId);
      categories.add(parentId);
    }
  }
  // With one option of each category, there are no more references than categories.
  if (!isConflict && references.length <= most) return;
  const rest = `accepts one option each of at most ${most} tracking categories on a line: leave the others out`;
  refuse(judgement, "tracking-options-conflict", path, rest);
}
