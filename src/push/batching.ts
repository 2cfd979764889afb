import { idKey } from "../core/ids.js";
import type { PlatformIssue } from "../platforms/index.js";
import { digestOf } from "./content.js";
import type { ContentDigest } from "./journal.js";
import type { JournaledBatch, JournalState, PendingItem } from "./journal-state.js";
import { kinds } from "./kinds.js";
import { readItems } from "./read-items.js";
import type { ContentChange, PushItem, PushItems, PushKind } from "./types.js";

/** An item on its way through a push. */
export interface Entry {
  readonly item: PushItem;
  /** The transaction's id, as it was given. */
  readonly id: string;
  /** What earlier runs know of it. */
  readonly past: PendingItem | undefined;
  /** What the rules of `check` warn of. */
  warnings: readonly PlatformIssue[];
  /** The content of an update, as it is sent. */
  content?: ContentDigest;
  /** What was sent of it in this run. */
  sent?: ContentDigest | undefined;
  /** What an update of it changes in the books. */
  update?: readonly ContentChange[];
}

/** Items that go through a push together. */
export interface Batch {
  /**
   * - `new`: not sent before
   * - `sent`: sent by an earlier run, as one batch: its sync may be known, and may not
   * - `ended`: in the books since an earlier run, but perhaps for its files, or with another content
   * - `repeated`: the id came before in these very items
   */
  readonly state: "new" | "sent" | "ended" | "repeated";
  readonly entries: readonly Entry[];
}

/**
 * Groups items into batches as they come, reading no further than it is asked to.
 *
 * @throws RequestValidationError for what is not an item, or cannot be iterated
 */
export async function* batchesOf(items: PushItems, past: JournalState): AsyncGenerator<Batch> {
  const seen = new Set<string>();
  const fresh = new Map<PushKind, Entry[]>();
  const sent = new Map<JournaledBatch, Entry[]>();
  for await (const item of readItems("push", items)) {
    const { id } = item.transaction;
    const entry: Entry = { item, id, past: past.item(id), warnings: [] };
    const key = idKey(entry.id);
    if (seen.has(key)) {
      yield { state: "repeated", entries: [entry] };
      continue;
    }
    seen.add(key);
    if (entry.past?.result && !entry.past.batch) {
      yield { state: "ended", entries: [entry] };
      continue;
    }
    const batch = entry.past?.batch;
    if (batch) {
      const entries = appendTo(sent, batch, entry);
      if (entries.length < past.openIn(batch)) continue;
      sent.delete(batch);
      yield { state: "sent", entries: inOrder(entries, batch) };
      continue;
    }
    const entries = appendTo(fresh, item.kind, entry);
    if (entries.length < kinds[item.kind].maxInBatch) continue;
    fresh.delete(item.kind);
    yield { state: "new", entries };
  }
  for (const [batch, entries] of sent) yield { state: "sent", entries: inOrder(entries, batch) };
  for (const entries of fresh.values()) yield { state: "new", entries };
}

function appendTo<Key>(groups: Map<Key, Entry[]>, key: Key, entry: Entry): Entry[] {
  const entries = groups.get(key) ?? [];
  groups.set(key, entries);
  entries.push(entry);
  return entries;
}

/** The order in which they were sent: the same bytes have the same idempotency key. */
function inOrder(entries: readonly Entry[], { ids }: JournaledBatch): Entry[] {
  const places = new Map(ids.map((id, place) => [idKey(id), place]));
  const placeOf = ({ id }: Entry) => places.get(idKey(id)) ?? 0;
  return [...entries].sort((one, other) => placeOf(one) - placeOf(other));
}

/** Notes what is sent of each entry, by the request's exact body. */
export function noteSent(entries: readonly Entry[], body: string | Uint8Array): ContentDigest[] {
  // The body of an update leaves out what only the creating request takes.
  const contents = entries[0]?.update
    ? entries.map(({ item, content }) => content ?? digestOf(item.transaction))
    : transactionsIn(body).map(digestOf);
  for (const [index, entry] of entries.entries()) entry.sent = contents[index];
  return contents;
}

function transactionsIn(body: string | Uint8Array): object[] {
  const parsed: unknown = typeof body === "string" ? JSON.parse(body) : undefined;
  const list = Array.isArray(parsed) ? parsed : [parsed];
  return list.filter((each) => typeof each === "object" && each !== null);
}

/** Returns the transactions that a rejection finds fault with, each alone, and the others; else halves. */
export function splitBatch(entries: readonly Entry[], faulty: ReadonlySet<string>): Entry[][] {
  const singles = entries.filter(({ id }) => faulty.has(idKey(id)));
  if (singles.length > 0 && singles.length < entries.length) {
    const others = entries.filter((entry) => !singles.includes(entry));
    return [...singles.map((entry) => [entry]), others];
  }
  const half = Math.ceil(entries.length / 2);
  return [entries.slice(0, half), entries.slice(half)];
}
