import type { PushResult } from "codat-expenses";
import { type Books, type Entry, lagMs } from "./books.js";
import type { SimulatedItem } from "./items.js";
import type { Rules } from "./rules.js";

/** What a run said of an item and when, and whether it was in the books at that moment. */
export interface Claim {
  readonly result: PushResult;
  readonly atMs: number;
  /** How many requests had been sent. */
  readonly sent: number;
  readonly files: readonly string[];
  /** What was pushed, and what was in the books. */
  readonly amount: number;
  readonly booked: number | undefined;
}

/**
 * Holds the books against everything that any run said:
 *
 * 1. No transaction is there twice.
 * 2. Each good one is there, and `booked` in the end; each bad one is `refused`.
 * 3. None was `booked` before it was there.
 * 4. None was `failed` or `refused` that was there, or came there by a request from before.
 * 5. No file was `attached` that is not there; none `failed` that is, without `maybeAttached`.
 * 6. No file is there twice without `maybeTwice`. Each is attached in the end.
 * 7. What was `updated`, or `booked` as given, was in the books as it was given, and no older content is
 *    there in the end.
 *
 * What protects decides what can be promised. Where the API refuses duplicates on every path, it
 * keeps 1 by itself. Where it does not (`unguarded`), keys do, for one journal of which no settled
 * event is lost. Without either nothing could be promised, and no seed draws that. Where nothing
 * protects a request, because it has no key (a transfer) or the API ignores it:
 *
 * - a proxy that repeats it can write twice (1, 6) or after the run ended (4), unseen, as can a worker
 *   that freezes between its last check and the request, until long after its lease;
 * - a request that is still on its way when the run ends can be executed later (4).
 *
 * More exceptions: an API that refuses in words that nobody knows leaves `unknown` (2); one that
 * says "processed" of what it has only queued makes that `booked` (3). The API cannot be asked for
 * files: what a push with another journal attached is not known (5, 6).
 */
export function verify(
  items: readonly SimulatedItem[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  last: ReadonlyMap<string, PushResult>,
  books: Books,
  rules: Rules,
): string[] {
  const violations: string[] = [];
  for (const one of items) {
    const { id } = one.item.transaction;
    const entries = books.entriesOf(id);
    const said = claims.get(id) ?? [];
    const name = `${one.item.kind} ${id}`;
    if (entries.length > 1 && !entries.some((entry) => isRepeated(entry, rules))) {
      violations.push(`twice: ${name} was written ${entries.length} times`);
    }
    const end = last.get(id)?.outcome;
    const isUnclear = end === "unknown" && rules.wording === "other words";
    if (one.isGood && entries.length === 0) violations.push(`lost: ${name} ended as ${end}`);
    else if (one.isGood && end !== "booked" && !isUnclear) {
      violations.push(`not settled: ${name} is in the books and ended as ${end}`);
    }
    if (!one.isGood && end !== "refused") violations.push(`a bad ${name} ended as ${end}`);
    for (const claim of said) violations.push(...judge(name, claim, entries, rules));
    const [entry] = entries;
    if (entry) violations.push(...judgeContent(name, said, entry));
    if (entry)
      violations.push(...judgeFiles(name, one.files, said, entry, end === "booked", rules));
  }
  return violations;
}

const isUnprotected = ({ request }: Entry, rules: Rules) => request.key === null || !rules.keys;

const isRepeated = (entry: Entry, rules: Rules) =>
  isUnprotected(entry, rules) && (entry.request.arrivals.length > 1 || rules.on.has("fleet"));

function judge(name: string, claim: Claim, entries: readonly Entry[], rules: Rules): string[] {
  const { result, atMs, sent } = claim;
  const isBooked = claim.booked !== undefined;
  const from = entries.find(({ request }) => request.sequence < sent);
  if (result.outcome === "unknown") return [];
  if (isInBooks(result)) {
    const isQueued = rules.running === "post" && from !== undefined;
    return isBooked || isQueued ? [] : [`${result.outcome}, and not in the books: ${name}`];
  }
  if (!from) return [];
  // What another push with its own journal writes afterwards, or where it shows later, is news.
  const isNews = !isBooked || rules.on.has("missingRows") || atMs - from.atMs < lagMs;
  if (isNews && rules.on.has("twoJournals")) return [];
  const isLate = from.request.arrivals.some((arrivedMs) => arrivedMs >= atMs);
  if (isUnprotected(from, rules) && (isLate || from.request.arrivals.length > 1)) return [];
  const when = isBooked ? "and in the books" : "and written later";
  const words = "message" in result ? ` (${result.reason}: ${result.message})` : "";
  return [`${result.outcome}${words}, ${when}: ${name}`];
}

const isInBooks = ({ outcome }: PushResult) =>
  outcome === "booked" || outcome === "updated" || outcome === "outdated";

const isAsGiven = ({ result }: Claim) =>
  result.outcome === "updated" || (result.outcome === "booked" && result.content === "as-given");

function judgeContent(name: string, claims: readonly Claim[], entry: Entry): string[] {
  const said = claims.filter(isAsGiven);
  const wrong = said.filter(({ amount, booked }) => booked !== undefined && booked !== amount);
  const last = said.at(-1);
  // A proxy that repeats a PUT can put old content in place of new.
  if (entry.writtenBy.arrivals.length > 1) return [];
  return [
    ...wrong.map(({ result, amount, booked }) => {
      return `${result.outcome} as ${amount}, and in the books as ${booked}: ${name}`;
    }),
    ...(last && last.amount !== entry.amount
      ? [
          `at last ${last.result.outcome} as ${last.amount}, and in the end ${entry.amount}: ${name}`,
        ]
      : []),
  ];
}

function judgeFiles(
  name: string,
  contents: readonly string[],
  claims: readonly Claim[],
  entry: Entry,
  isBooked: boolean,
  { on }: Rules,
): string[] {
  const isAlone = !on.has("twoJournals");
  const violations: string[] = [];
  for (const content of contents) {
    const copies = entry.files.filter((file) => file.content === content);
    const statuses = claims.flatMap(({ result, files, sent }) => {
      const isWritten = result.outcome === "booked" || result.outcome === "updated";
      const status = isWritten && result.attachments[files.indexOf(content)];
      return status ? [{ ...status, there: copies.some((it) => it.request.sequence < sent) }] : [];
    });
    // Its second delivery is executed unseen, after the first was answered with 429.
    const isByProxy = copies.some(({ request }) => request.arrivals.length > 1);
    const isCertain = isAlone && !isByProxy;
    for (const status of statuses) {
      if (status.status === "attached" && !status.there) {
        violations.push(`attached, and not there: ${content} (${name})`);
      }
      if (isCertain && status.status === "failed" && !status.maybeAttached && status.there) {
        violations.push(`failed (${status.message}), and there: ${content} (${name})`);
      }
    }
    const isSaid = statuses.some((it) => it.status === "attached" && it.maybeTwice);
    if (isCertain && copies.length > 1 && !isSaid) {
      violations.push(`a file is there ${copies.length} times, unsaid: ${content} (${name})`);
    }
    const end = statuses.at(-1);
    if (isBooked && end?.status !== "attached") {
      violations.push(`not attached in the end: ${content} (${name}): ${end?.message}`);
    }
  }
  return violations;
}
