import type { Random } from "./random.js";
import type { Scheduler } from "./scheduler.js";

/** The fault plan: each seed draws a subset of these features. */
const features = {
  // The network, request by request.
  dropped: "a request never arrives, and ends in an error",
  lost: "a request is executed, and its response lost",
  late: "a request ends in an error or 5xx, and arrives 2 to 60 s later",
  slow: "a response takes 2 to 60 s",
  silent: "a request is never answered, whether executed or not",
  repeated: "a proxy delivers a request twice",
  cut: "the connection breaks while the response is read",
  truncated: "half a body with a clean end",
  proxyError: "408, 502, 503, 504 or HTML of a proxy, executed or not",
  rareStatus: "499, 520 or 503 with Retry-After, executed or not",
  rareError: "EHOSTUNREACH or ENETUNREACH on an established connection",
  apiError: "a JSON 5xx of the API, cached under its key, executed or not",
  limited: "429 with seconds or an HTTP date",
  slowWork: "the API works on a request for 2 to 60 s (409 for its key)",
  // The API.
  listLag: "syncs appear in the list 20 s late",
  rowLag: "rows appear, and change, 20 s late",
  notFoundAtFirst: "a sync is a 404 for up to 20 s",
  missingRows:
    "rows of a sync are missing for up to 10 minutes, but for one that failed for the company",
  stuck: "a sync hangs for up to 25 minutes, and goes on",
  failedSyncs: "a sync fails as a whole or in part, with or without rows",
  failedChanges: "a sync fails whose transfer is in the books already",
  bankfeeds: "bank feed rows beside the expense rows",
  odd: "lists in any order, ids in upper case, unknown properties",
  wording: "duplicates are refused in other words, without ids, as 5130",
  quota: "the daily quota runs out",
  skew: "clocks are up to a day apart, and jump",
  // The process and its journal.
  crash: "the process dies at any await",
  torn: "a file journal is cut at any byte of its last event",
  diskFull: "an append fails",
  oneJournal: "two pushes at once on one journal: one is refused",
  twoJournals: "two pushes at once, each with a journal of its own",
  fleet: "two workers on one fenced store: one freezes, at any await, for longer than its lease",
  shuffledFiles: "files of an item change their order between runs",
  changes: "items change between runs, and are pushed with onChange: update",
  // Protection that is not as documented.
  otherPaths: "duplicates are refused on other paths: while it runs, or only then",
  unguarded: "duplicates are not refused on every path: keys protect",
  ignoredKeys: "the API ignores keys",
  unkeyedUploads: "the API ignores the key of an upload",
} as const;

export type Feature = keyof typeof features;
export const allFeatures = Object.keys(features) as Feature[];

/** Where a duplicate is refused: when it is posted, when its sync runs, or nowhere. */
type Guard = "post" | "sync" | "none";

/** How a duplicate is refused; `whole` is a 5080 for all transactions of the sync. */
type Wording = (typeof wordings)[number];
const documented = ["documented", "whole"] as const;
const wordings = [...documented, "without ids", "validation", "other words"] as const;

const withoutFleet = [
  "torn",
  "oneJournal",
  "twoJournals",
  "ignoredKeys",
  "unkeyedUploads",
] as const;

/** What one seed's world is like. */
export interface Rules {
  readonly on: ReadonlySet<Feature>;
  /** The share of requests that meet a fault of the network. */
  readonly faultShare: number;
  readonly keys: boolean;
  readonly uploadKeys: boolean;
  /** Of transactions that are `Completed`; `post` is documented. */
  readonly completed: Guard;
  /** Of transactions in a sync under way; `sync` is documented. */
  readonly running: Guard;
  readonly wording: Wording;
  readonly syncMs: number;
  readonly dailyQuota: number;
  readonly serverSkewMs: number;
}

/** What all parts of a simulation share. */
export interface World {
  readonly scheduler: Scheduler;
  readonly rules: Rules;
  readonly log: (words: () => string) => void;
  /** Once the storm is over, nothing fails any more. */
  isCalm: boolean;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Draws the world of a seed. */
export function drawRules(random: Random, allowed: ReadonlySet<Feature>): Rules {
  const share = random.pick([0.15, 0.3, 0.6, 1]);
  const drawn = allFeatures.filter(() => random.chance(share));
  const on = new Set(drawn.filter((feature) => allowed.has(feature)));
  // Files take real time, and a push that is refused its journal needs one that lives on.
  if (!random.chance(0.2) || on.has("oneJournal")) on.delete("torn");
  if (on.has("oneJournal")) for (const other of ["crash", "diskFull"] as const) on.delete(other);
  // What a frozen worker sends after all is harmless by its key alone.
  if (!random.chance(0.4)) on.delete("fleet");
  if (on.has("fleet")) for (const other of withoutFleet) on.delete(other);
  // Without keys and guards nobody could promise anything. Two journals cut their batches, and so
  // their keys, differently: only guards protect between them.
  if (on.has("unguarded")) for (const it of ["ignoredKeys", "twoJournals"] as const) on.delete(it);
  // Each journal would undo what the other has corrected.
  if (on.has("twoJournals")) on.delete("changes");
  const isGuarded = !on.has("unguarded");
  const guards: readonly Guard[] = ["post", "sync"];
  const other = on.has("otherPaths") && isGuarded;
  const keys = !on.has("ignoredKeys");
  return {
    on,
    faultShare: random.pick([0.03, 0.1, 0.3, 0.45]),
    keys,
    uploadKeys: keys && !on.has("unkeyedUploads"),
    completed: isGuarded
      ? other
        ? random.pick(guards)
        : "post"
      : random.pick([...guards, "none"]),
    running: isGuarded ? (other ? random.pick(guards) : "sync") : "none",
    wording: random.pick(on.has("wording") ? wordings : documented),
    syncMs: random.pick([500, 2_000, 10_000, minuteMs]),
    dailyQuota: on.has("quota") ? random.between(30, 120) : 1_000_000,
    serverSkewMs: on.has("skew") ? random.between(-dayMs, dayMs) : 0,
  };
}
