// @ts-check
// Which syncs a view shows: the mock's server calls this, and so does the page where its server has no search.

/** @typedef {import("./select.d.ts").PageSync} PageSync */
/** @typedef {import("./select.d.ts").Outcome} Outcome */
/** @typedef {import("./select.d.ts").Selection} Selection */

/** @type {readonly Outcome[]} */
export const outcomes = ["written", "partly", "failed", "empty", "running"];

const defaultPageSize = 50;
const maxPageSize = 1000;

/** @param {PageSync} sync @returns {Outcome} */
export function outcomeOf({ syncStatusCode, written }) {
  const code = syncStatusCode ?? 0;
  if (code < 2000) return "running";
  if (code === 2040) return "empty";
  if (code < 3000) return "written";
  return written ? "partly" : "failed";
}

/**
 * When a sync began, as far as is known, in milliseconds. The API's times are in UTC, with or without a Z.
 *
 * @param {PageSync} sync
 */
export function timeOf({ startedUtc, syncUtc }) {
  const text = startedUtc ?? syncUtc ?? "";
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`) || 0;
}

/** @param {PageSync} sync */
const ownText = (sync) =>
  [
    sync.syncId,
    sync.companyId,
    sync.companyName,
    sync.platform,
    sync.syncStatusCode,
    sync.syncStatus,
    sync.errorMessage,
    sync.reason,
  ].join("\n");

/** @typedef {{ sync: PageSync, timeMs: number, outcome: Outcome, text?: string }} Facts */

/** Read off a sync once, as long as its object lives. @type {WeakMap<PageSync, Facts>} */
const knownFacts = new WeakMap();

/** @param {PageSync} sync */
function factsOf(sync) {
  const known = knownFacts.get(sync);
  if (known) return known;
  /** @type {Facts} */
  const facts = { sync, timeMs: timeOf(sync), outcome: outcomeOf(sync) };
  knownFacts.set(sync, facts);
  return facts;
}

/**
 * @param {string} query
 * @returns {(lowerCase: string) => boolean} whether a text in lower case has every word of the query
 */
export function matcher(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (lowerCase) => words.every((word) => lowerCase.includes(word));
}

/**
 * @param {readonly PageSync[]} all
 * @param {URLSearchParams} query
 * @param {(sync: PageSync) => string} [moreText] what it can be found by besides its own words, in lower case
 * @returns {Selection}
 */
export function selectSyncs(all, query, moreText = () => "") {
  const [company, status] = [query.get("company") ?? "", query.get("status") ?? ""];
  const words = query.get("q")?.trim() ?? "";
  const isFound = matcher(words);
  const from = readMoment(query, "from") ?? Number.NEGATIVE_INFINITY;
  const to = readMoment(query, "to") ?? Number.POSITIVE_INFINITY;
  const limit = Number(query.get("limit") ?? defaultPageSize);
  if (!(limit >= 1 && limit <= maxPageSize)) throw new RangeError(`limit is 1 to ${maxPageSize}.`);

  /** @type {Facts[]} */
  const inStrip = [];
  const counts = noCounts();
  const inTime = [];
  for (const sync of all) {
    if (company && sync.companyId !== company) continue;
    const found = factsOf(sync);
    if (words) {
      found.text ??= `${ownText(sync).toLowerCase()}\n${moreText(sync)}`;
      if (!isFound(found.text)) continue;
    }
    const isOfStatus =
      !status || found.outcome === status || String(sync.syncStatusCode) === status;
    if (isOfStatus) inStrip.push(found);
    if (found.timeMs < from || found.timeMs > to) continue;
    counts[found.outcome] += 1;
    if (isOfStatus) inTime.push(found);
  }
  inTime.sort(
    (one, other) => other.timeMs - one.timeMs || (one.sync.syncId < other.sync.syncId ? 1 : -1),
  );
  const start = readCursor(query.get("cursor"), inTime);
  const page = inTime.slice(start, start + limit);
  const last = page.at(-1);
  return {
    syncs: page.map(({ sync }) => sync),
    next: last && start + limit < inTime.length ? `${last.timeMs}_${last.sync.syncId}` : null,
    total: inTime.length,
    counts,
    strip: stripOf(inStrip),
  };
}

/** @param {URLSearchParams} query @param {string} name */
function readMoment(query, name) {
  const text = query.get(name);
  if (!text) return undefined;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new RangeError(`${name} is not a valid ISO 8601 time.`);
  return moment;
}

/**
 * Where the page after a cursor begins. The cursor names a sync, so that new ones do not shift the pages.
 *
 * @param {string | null} cursor @param {{ sync: PageSync, timeMs: number }[]} sorted
 */
function readCursor(cursor, sorted) {
  if (cursor === null) return 0;
  const [, time, syncId = ""] = /^(\d+)_(.+)$/.exec(cursor) ?? [];
  if (time === undefined) throw new RangeError("cursor is not one that this server returned.");
  const at = sorted.findIndex(
    ({ sync, timeMs }) =>
      timeMs < Number(time) || (timeMs === Number(time) && sync.syncId < syncId),
  );
  return at === -1 ? sorted.length : at;
}

const noCounts = () => ({ written: 0, partly: 0, failed: 0, empty: 0, running: 0 });

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const barSizesMs = [
  ...[1, 5, 15].map((each) => each * second),
  ...[1, 5, 15].map((each) => each * minute),
  ...[1, 6].map((each) => each * hour),
  ...[1, 7, 30, 365].map((each) => each * day),
];
const [leastBars, mostBars] = [30, 120];

/**
 * Counts by time: a bar's place is its time, so gaps are as wide as they lasted.
 *
 * @param {{ timeMs: number, outcome: Outcome }[]} found
 */
function stripOf(found) {
  const dated = found.filter(({ timeMs }) => timeMs > 0);
  if (dated.length === 0) return null;
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const { timeMs } of dated) {
    if (timeMs < first) first = timeMs;
    if (timeMs > last) last = timeMs;
  }
  const sizeMs = barSizesMs.find((each) => (last - first) / each < mostBars - 1) ?? 365 * day;
  const toMs = (Math.floor(last / sizeMs) + 1) * sizeMs;
  const fromMs = Math.min(Math.floor(first / sizeMs) * sizeMs, toMs - leastBars * sizeMs);
  /** @type {Map<number, ReturnType<typeof noCounts>>} */
  const bars = new Map();
  for (const { timeMs, outcome } of dated) {
    const atMs = Math.floor(timeMs / sizeMs) * sizeMs;
    const counts = bars.get(atMs) ?? noCounts();
    counts[outcome] += 1;
    bars.set(atMs, counts);
  }
  return { fromMs, toMs, sizeMs, bars: [...bars].map(([atMs, counts]) => ({ atMs, counts })) };
}
