import { soakItems } from "./items.js";
import type { Soaked, SoakOptions } from "./run-soak.js";

/** Everything that is not as it must be after a soak; empty where all is. */
export function faultsOf(soaked: Soaked, { seed, items }: SoakOptions): string[] {
  const { books, report, results, company } = soaked;
  const faults: string[] = [];
  const check = (holds: boolean, words: string) => {
    if (!holds) faults.push(words);
  };
  const entries = new Map(books.entries.map((entry) => [entry.transactionId, entry]));
  const writes = new Map(books.writes);
  const byId = new Map(results.map((result) => [result.id, result]));
  let good = 0;
  let copies = 0;
  for (const { item, isGood } of soakItems(company, seed, items)) {
    const { id } = item.transaction;
    const entry = entries.get(id);
    const result = byId.get(id);
    if (!isGood) {
      check(!entry, `${id} was to be refused and is in the books`);
      check(result?.outcome === "refused", `${id} was to be refused and is ${result?.outcome}`);
      continue;
    }
    good += 1;
    check(entry !== undefined, `${id} is not in the books`);
    check(writes.get(id) === 1, `${id} was written ${writes.get(id) ?? 0} times`);
    check(entry?.updates === 0, `${id} was changed`);
    check(result?.outcome === "booked", `${id} is booked and its result ${result?.outcome}`);
    const files = result?.outcome === "booked" ? result.attachments : [];
    (item.attachments ?? []).forEach((_, place) => {
      const there = entry?.filenames.filter((name) => name === `${place}.pdf`).length ?? 0;
      const file = files[place];
      const mayBeTwice = file?.status === "attached" && file.maybeTwice;
      check(file?.status === "attached", `file ${place} of ${id} is ${file?.status}`);
      check(there > 0, `file ${place} of ${id} is missing`);
      check(there < 2 || mayBeTwice, `file ${place} of ${id} is there ${there} times, unsaid`);
      copies += Math.max(0, there - 1);
    });
  }
  check(results.length === items, `${results.length} results for ${items} items`);
  check(byId.size === items, `results for ${byId.size} of ${items} items`);
  check(entries.size === good, `${entries.size} in the books, ${good} good items`);
  check(report.counts.booked === good, `the report says ${report.counts.booked} booked`);
  check(report.counts.refused === items - good, `it says ${report.counts.refused} refused`);
  check(report.counts.failed + report.counts.unknown === 0, "it says that some are not settled");
  check(report.attachments.failed === 0, `it says that ${report.attachments.failed} files failed`);
  // Ten at a time when it is killed, and those that got no answer.
  check(copies <= 10 * soaked.kills + items / 50, `${copies} files are there twice`);
  return faults;
}
