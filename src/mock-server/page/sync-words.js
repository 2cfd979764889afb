// @ts-check
// What happened to a sync, in words.
import { count, pill, plural } from "./dom.js";
import { outcomeOf } from "./select.js";

/** @typedef {import("./select.d.ts").PageSync} PageSync */

export const outcomeNames = {
  written: "Written",
  partly: "Partly written",
  failed: "Failed",
  empty: "Nothing to write",
  running: "Running",
};

/** @type {Readonly<Record<number, string>>} */
export const codeNames = {
  1000: "Running",
  1010: "Running for over ten minutes",
  2000: "Written",
  2040: "Nothing to write",
  4000: "Configuration error",
  4040: "Company deleted",
  4220: "Access withdrawn",
  4260: "Subscription lapsed",
  5000: "Server error",
  5080: "Duplicate protection",
  5120: "Not valid",
  5130: "Could not be written",
};

/** @param {PageSync} sync */
export function codeText({ syncStatusCode, syncStatus }) {
  const code = syncStatusCode ?? 0;
  return `${code} ${codeNames[code] ?? syncStatus ?? ""}`.trim();
}

/** What happened, in words and counts where they are known. @param {PageSync} sync */
export function syncPill(sync) {
  const outcome = outcomeOf(sync);
  const { transactions, written } = sync;
  const name = codeNames[sync.syncStatusCode ?? 0] ?? outcomeNames[outcome];
  if (transactions === undefined || outcome === "empty") return pill(outcome, name);
  if (outcome === "running")
    return pill(outcome, `${name}: ${plural(transactions, "transaction")}`);
  const all = written === transactions;
  return pill(outcome, `${all ? "" : `${count(written ?? 0)} of `}${count(transactions)} written`);
}

/** The first real reason of a failure. @param {PageSync} sync */
export const reasonOf = (sync) =>
  outcomeOf(sync) === "running" ? "" : (sync.reason ?? sync.errorMessage ?? "");
