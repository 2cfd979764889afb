import { load } from "../core/load.js";
import { identify } from "../files/digest.js";
import type { FileInput } from "../files/file-input.js";
import { assertIds } from "../http/serialize.js";
import { batchesOf } from "./batching.js";
import { changesOf, outdated, outdatedReason } from "./changes.js";
import { HeldJournal } from "./held-journal.js";
import type { PushJournal } from "./journal.js";
import { fileKey, JournalState, type PendingItem } from "./journal-state.js";
import { type PushOptions, readPushOptions } from "./options.js";
import { repeated } from "./outcomes.js";
import { precheck } from "./precheck.js";
import type { OutdatedResult, PushItems, RefusedResult } from "./types.js";

/** What a push would do: the outcome of a dry run. */
export interface PushPlan {
  /** How many items would be created, updated, continued from an earlier run, and left as they are. */
  readonly counts: {
    readonly create: number;
    readonly update: number;
    readonly resume: number;
    readonly done: number;
  };
  /** How many files would be uploaded. */
  readonly uploads: number;
  /** The requests that it takes at least: each write, one poll and one page for its sync, the uploads. */
  readonly requests: number;
  readonly warnings: number;
  /** The items that would be refused before anything is sent. */
  readonly refused: readonly RefusedResult[];
  /** The items whose content is not what is in the books, and would not be updated. */
  readonly outdated: readonly OutdatedResult[];
}

const requestsPerBatch = 3;

/**
 * Checks everything that a push checks, and sends and writes nothing.
 *
 * @throws as `codat.push` rejects before it sends anything
 */
export async function planPush(
  companyId: string,
  items: PushItems,
  options: PushOptions,
): Promise<PushPlan> {
  assertIds("push", { companyId });
  const rules = await load(() => import("../platforms/index.js"));
  const settings = readPushOptions(options, rules);
  const state = await readState(options.journal, companyId);
  const counts = { create: 0, update: 0, resume: 0, done: 0 };
  const refused: RefusedResult[] = [];
  const notUpdated: OutdatedResult[] = [];
  let [uploads, requests, warnings] = [0, 0, 0];
  for await (const batch of batchesOf(items, state)) {
    let [writes, follows] = [0, 0];
    for (const entry of batch.entries) {
      const { item, past } = entry;
      const check = precheck(item, rules, settings);
      entry.warnings = check.warnings;
      warnings += check.warnings.length;
      if (batch.state === "repeated") refused.push(repeated(entry));
      else if (past?.batch) {
        counts.resume += 1;
        follows = requestsPerBatch;
      } else if (past?.result) {
        const changes = changesOf(item, past.content, rules, settings);
        const why = changes.length > 0 && outdatedReason(item, changes, rules, settings);
        if (why) {
          notUpdated.push(outdated(entry, changes, why));
          continue;
        }
        counts[changes.length > 0 ? "update" : "done"] += 1;
        if (changes.length > 0) requests += requestsPerBatch;
        uploads += await filesToSend(item.attachments ?? [], past);
      } else if (check.refusal) {
        refused.push(check.refusal);
        continue;
      } else {
        counts.create += 1;
        writes = requestsPerBatch;
      }
      if (batch.state !== "repeated" && !past?.result) {
        uploads += await filesToSend(item.attachments ?? [], past);
      }
    }
    requests += Math.max(writes, follows);
  }
  return { counts, uploads, requests: requests + uploads, warnings, refused, outdated: notUpdated };
}

/** How many files are not known to be attached, each counted once by its content. */
async function filesToSend(
  files: readonly FileInput[],
  past: PendingItem | undefined,
): Promise<number> {
  const keys = new Set<string>();
  for (const file of files) {
    const key = fileKey(await identify(file));
    if (!past?.files.get(key)?.result) keys.add(key);
  }
  return keys.size;
}

/** Reads a journal without claiming it, where that can be done. */
async function readState(
  journal: PushOptions["journal"],
  companyId: string,
): Promise<JournalState> {
  if (typeof journal === "object" && journal && "read" in journal)
    return JournalState.read(journal, companyId);
  const held = await HeldJournal.of(journal, companyId);
  try {
    return await JournalState.read(held.journal satisfies PushJournal, companyId);
  } finally {
    await held.release(undefined);
  }
}
