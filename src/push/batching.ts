import { idKey } from "../core/ids.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { JournaledBatch, JournaledItem, JournalState } from "./journal-state.js";
import type { PushItem, PushItems, PushKind } from "./types.js";

/** Items that go through a push together. */
export type Batch =
  /** Not sent before. */
  | { readonly state: "new"; readonly kind: PushKind; readonly entries: readonly Entry[] }
  /** Sent by an earlier run: its sync may be known, and may not. */
  | { readonly state: "sent"; readonly past: JournaledBatch; readonly entries: readonly Entry[] }
  /** Ended in an earlier run, but perhaps for its files. */
  | { readonly state: "ended"; readonly entries: readonly Entry[] }
  /** The id came before in these very items. */
  | { readonly state: "repeated"; readonly entries: readonly Entry[] };

/** One request takes 50 transactions; transfers go one by one. */
const mostInBatch: Readonly<Record<PushKind, number>> = {
  expense: 50,
  reimbursable: 50,
  transfer: 1,
  adjustment: 50,
};

interface SentGroup {
  readonly past: JournaledBatch;
  /** How many items it waits for. */
  readonly open: number;
  readonly entries: Entry[];
}

/** Groups items into batches as they come, reading no further than it is asked to. */
export async function* batchesOf(items: PushItems, past: JournalState): AsyncGenerator<Batch> {
  const seen = new Set<string>();
  const fresh = new Map<PushKind, Entry[]>();
  const sent = new Map<string, SentGroup>();
  let index = 0;
  for await (const item of items) {
    const entry = entryOf(item, index, past);
    index += 1;
    const key = idKey(entry.id);
    if (seen.has(key)) {
      yield { state: "repeated", entries: [entry] };
      continue;
    }
    seen.add(key);
    if (entry.past?.result) {
      yield { state: "ended", entries: [entry] };
      continue;
    }
    const pastBatch = entry.past?.batch;
    if (pastBatch) {
      const group = groupOf(sent, pastBatch.batch, () => ({
        past: pastBatch,
        open: past.openIn(pastBatch),
        entries: [],
      }));
      group.entries.push(entry);
      if (group.entries.length < group.open) continue;
      sent.delete(pastBatch.batch);
      yield { state: "sent", past: pastBatch, entries: group.entries };
      continue;
    }
    const entries = groupOf(fresh, item.kind, () => []);
    entries.push(entry);
    if (entries.length < mostInBatch[item.kind]) continue;
    fresh.delete(item.kind);
    yield { state: "new", kind: item.kind, entries };
  }
  for (const group of sent.values()) {
    yield { state: "sent", past: group.past, entries: group.entries };
  }
  for (const [kind, entries] of fresh) yield { state: "new", kind, entries };
}

function groupOf<Key, Group>(groups: Map<Key, Group>, key: Key, make: () => Group): Group {
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = make();
  groups.set(key, group);
  return group;
}

function entryOf(item: PushItem, index: number, past: JournalState): Entry {
  // The types promise more than a caller in plain JavaScript keeps.
  const id: unknown = item?.transaction?.id;
  if (typeof id !== "string" || !Object.hasOwn(mostInBatch, item.kind)) {
    throw new RequestValidationError("push", [
      {
        path: [index],
        message: `must be { kind: ${Object.keys(mostInBatch).join(" | ")}, transaction: { id, … } }`,
      },
    ]);
  }
  return { item, id, past: past.item(id) };
}

/** An item on its way through a push. */
export interface Entry {
  readonly item: PushItem;
  /** The transaction's id, as it was given. */
  readonly id: string;
  /** What earlier runs wrote down of it. */
  readonly past: JournaledItem | undefined;
}
