import { truncate } from "../core/format.js";
import { idKey } from "../core/ids.js";
import { ConfigurationError } from "../errors/base.js";
import type { RequestOptions } from "../http/request.js";
import type { ContentDigest, JournalEvent, PushJournal } from "../push/journal.js";
import type { AttachmentResult } from "../push/types.js";
import type { SyncStatus, SyncTransaction } from "../types/index.js";
import { syncBeganAtMs } from "../types/sync-status.js";

/** The calls that read what a company's syncs wrote. */
export interface BooksApi {
  syncs(companyId: string, options: RequestOptions): PromiseLike<readonly SyncStatus[]>;
  transactions(
    companyId: string,
    syncId: string,
    options: RequestOptions,
  ): AsyncIterable<SyncTransaction>;
  transaction(
    companyId: string,
    syncId: string,
    transactionId: string,
    options: RequestOptions,
  ): PromiseLike<readonly SyncTransaction[]>;
  /** How many requests were sent through this. */
  requests(): number;
}

/** A sync that can be read. */
export type ReadableSync = SyncStatus & { readonly syncId: string };

/** Options of reading a company's books. */
export interface BooksOptions extends RequestOptions {
  /** The journal of the pushes that wrote the transactions: its attachments and contents are known. */
  readonly journal?: Pick<PushJournal, "read"> | undefined;
  /** Leaves out syncs that began before this moment; by default all of the company's syncs are read. */
  readonly since?: string | Date | undefined;
}

/** Lists the syncs since a moment, the newest first, and those that are to be read in any case. */
export async function listSyncs(
  api: BooksApi,
  companyId: string,
  { since, ...options }: BooksOptions,
  always: ReadonlySet<string> = new Set(),
): Promise<ReadableSync[]> {
  const sinceMs = since === undefined ? Number.NEGATIVE_INFINITY : Number(new Date(since));
  if (Number.isNaN(sinceMs)) {
    throw new ConfigurationError("since must be a valid Date or ISO 8601 text");
  }
  const readable = (await api.syncs(companyId, requestOptions(options))).filter(
    (sync): sync is ReadableSync => Boolean(sync.syncId),
  );
  return readable
    .filter((sync) => ageOrder(sync) >= sinceMs || always.has(sync.syncId))
    .sort((one, other) => ageOrder(other) - ageOrder(one) || 0);
}

/** The options that every request takes. */
export function requestOptions(options: BooksOptions): RequestOptions {
  const { journal, since, ...request } = options;
  return request;
}

/** A sync whose beginning is not known counts as the newest. */
function ageOrder(sync: ReadableSync): number {
  return syncBeganAtMs(sync) ?? Number.POSITIVE_INFINITY;
}

/** A row's message in one line, safe to log; `undefined` where it has none. */
export function messageOf({ message }: SyncTransaction): string | undefined {
  return message ? truncate(message, 1_000) : undefined;
}

/** A file as the journal knows it. */
export interface KnownAttachment {
  /** The name that it was sent under; `undefined` in journals of version 0.1.0. */
  readonly name: string | undefined;
  readonly status: AttachmentResult["status"];
}

/** What a journal knows of one transaction. */
export interface JournaledTransaction {
  /** The latest sync that it was sent in; `undefined` where no response is known. */
  syncId: string | undefined;
  /** The content that was sent last. */
  sent: ContentDigest | undefined;
  /** The content that each sync was sent. */
  readonly contents: Map<string, ContentDigest>;
  readonly attachments: Map<string | number, KnownAttachment>;
}

/** Reads what a journal knows, by id key; the transactions alone that `wanted` names, if given. */
export async function readJournal(
  journal: Pick<PushJournal, "read"> | undefined,
  wanted?: (key: string) => boolean,
): Promise<ReadonlyMap<string, JournaledTransaction>> {
  if (journal !== undefined && typeof Object(journal).read !== "function") {
    throw new ConfigurationError("journal must have read, as fileJournal(path) has");
  }
  const known = new Map<string, JournaledTransaction>();
  const batches = new Map<string, readonly string[]>();
  const entryOf = (id: string): JournaledTransaction | undefined => {
    const key = idKey(id);
    if (wanted && !wanted(key)) return undefined;
    const entry = known.get(key) ?? {
      syncId: undefined,
      sent: undefined,
      contents: new Map(),
      attachments: new Map(),
    };
    known.set(key, entry);
    return entry;
  };
  for await (const event of journal?.read() ?? []) apply(event, batches, entryOf);
  return known;
}

function apply(
  event: JournalEvent,
  batches: Map<string, readonly string[]>,
  entryOf: (id: string) => JournaledTransaction | undefined,
): void {
  switch (event.event) {
    case "posting":
      batches.set(event.batch, event.ids);
      for (const [index, id] of event.ids.entries()) {
        const entry = entryOf(id);
        if (entry) entry.sent = event.contents?.[index];
      }
      return;
    case "posted":
      for (const id of batches.get(event.batch) ?? []) {
        noteSync(entryOf(id), event.syncId);
      }
      return;
    case "ended":
      for (const result of event.results) {
        // What was a duplicate may have been written with another content.
        const sent = result.outcome !== "booked" || result.proof !== "duplicate";
        if (result.syncId !== undefined && sent) noteSync(entryOf(result.id), result.syncId);
      }
      return;
    case "attached": {
      const { file } = event;
      const key = typeof file === "number" ? file : (file.sha256 ?? file.name);
      const name = typeof file === "number" ? undefined : file.name;
      entryOf(event.id)?.attachments.set(key, { name, status: event.result.status });
      return;
    }
  }
}

function noteSync(entry: JournaledTransaction | undefined, syncId: string): void {
  if (!entry) return;
  entry.syncId = syncId;
  if (entry.sent && !entry.contents.has(syncId)) entry.contents.set(syncId, entry.sent);
}
