import { idKey } from "../core/ids.js";
import { ConfigurationError } from "../errors/base.js";
import {
  type ContentDigest,
  type JournalEvent,
  type JournaledFile,
  type JournaledResult,
  journalVersion,
  type PushJournal,
} from "./journal.js";
import type { AttachmentOutcome, PushKind } from "./types.js";

/** A batch that was sent, or was about to be. */
export interface JournaledBatch {
  readonly batch: string;
  readonly kind: PushKind;
  readonly ids: readonly string[];
  /** The sync that writes it; `undefined` where no response is known. */
  readonly syncId: string | undefined;
  readonly attempt: number;
  readonly key: string | undefined;
  /** The last sync that had been accepted when this batch was sent: its own sync is younger. */
  readonly after: string | undefined;
  readonly update: boolean;
}

/** What a file is known by: its place in journals of version 0.1.0. */
type FileKey = string | number;

/** Returns what a file is known by. */
export function fileKey({ sha256, name }: JournaledFile): string {
  return sha256 ?? `stream ${name}`;
}

/** What is known of a file. */
export interface FileState {
  /** That it is attached. */
  result?: AttachmentOutcome;
  /** Whether it may be attached, by an upload whose outcome is not known. */
  ambiguous: boolean;
  /** The latest attempt. */
  attempt: number;
}

/** What earlier runs know of one item. */
export interface PendingItem {
  /** The batch that may have carried it, until it has ended. */
  batch?: JournaledBatch | undefined;
  /** Whether a batch before that one may have carried it, too. */
  ambiguous: boolean;
  /** The latest attempt of any request that carried it. */
  attempt: number;
  /** That it is in the books. */
  result?: Extract<JournaledResult, { outcome: "booked" | "updated" }>;
  /** The sync that created it. Its files are attached there: an update's sync takes none. */
  createdBy?: string | undefined;
  /** The content that is in the books; absent in journals of version 0.1.0. */
  content?: ContentDigest | undefined;
  /** The content that the batch carries. */
  sent?: ContentDigest | undefined;
  readonly files: Map<FileKey, FileState>;
}

/** What earlier runs of a push wrote down. What is not in the books by that is tried again. */
export class JournalState {
  readonly #items = new Map<string, PendingItem>();
  readonly #batches = new Map<string, JournaledBatch>();
  readonly #syncIds = new Set<string>();
  #lastSyncId: string | undefined;

  /** The syncs that responses to batches named. */
  get syncIds(): ReadonlySet<string> {
    return this.#syncIds;
  }

  /** The items of a batch that have not ended. */
  openIn(batch: JournaledBatch): number {
    return batch.ids.filter((id) => this.item(id)?.batch?.batch === batch.batch).length;
  }

  /** The item that is known under this id. */
  item(id: string): PendingItem | undefined {
    return this.#items.get(idKey(id));
  }

  /**
   * Reads a journal.
   *
   * @throws ConfigurationError where it is another company's, or of a later version
   */
  static async read(journal: PushJournal, companyId: string): Promise<JournalState> {
    const state = new JournalState();
    for await (const event of journal.read()) state.#apply(event, companyId);
    return state;
  }

  #apply(event: JournalEvent, companyId: string): void {
    switch (event.event) {
      case "started":
        this.#start(event, companyId);
        return;
      case "posting":
        this.#post(event);
        return;
      case "posted": {
        this.#syncIds.add(event.syncId);
        this.#lastSyncId = event.syncId;
        const batch = this.#batches.get(event.batch);
        if (batch) this.#keep({ ...batch, syncId: event.syncId });
        return;
      }
      case "dropped":
        this.#drop(event.batch);
        return;
      case "ended":
        for (const result of event.results) this.#end(result);
        return;
      case "attaching": {
        const file = this.#file(event.id, event.file);
        file.ambiguous = true;
        file.attempt = Math.max(file.attempt, event.attempt ?? 1);
        return;
      }
      case "attached": {
        const file = this.#file(event.id, event.file);
        const { result } = event;
        if (result.status === "attached") file.result = result;
        else file.ambiguous = result.maybeAttached;
        return;
      }
    }
  }

  #start(event: Extract<JournalEvent, { event: "started" }>, companyId: string): void {
    if (event.companyId !== companyId) {
      throw new ConfigurationError(
        `the journal is of company ${event.companyId}: a push to company ${companyId} needs one of its own`,
      );
    }
    if ((event.version ?? 1) <= journalVersion) return;
    throw new ConfigurationError(
      `the journal was written by a later version of codat-expenses (journal version ${event.version}, this one reads up to ${journalVersion}): upgrade to resume its push`,
    );
  }

  #post(event: Extract<JournalEvent, { event: "posting" }>): void {
    const { batch, kind, ids, attempt = 1, key, contents, update = false } = event;
    for (const [index, id] of ids.entries()) {
      const item = this.#of(id);
      // A batch without a response is not forgotten when its transactions are sent again.
      if (item.batch && item.batch.syncId === undefined && item.batch.batch !== batch) {
        item.ambiguous = true;
      }
      item.attempt = Math.max(item.attempt, attempt);
      item.sent = contents?.[index];
    }
    const after = this.#lastSyncId;
    this.#keep({ batch, kind, ids, syncId: undefined, attempt, key, after, update });
  }

  #keep(batch: JournaledBatch): void {
    this.#batches.set(batch.batch, batch);
    for (const id of batch.ids) this.#of(id).batch = batch;
  }

  #drop(id: string): void {
    const batch = this.#batches.get(id);
    this.#batches.delete(id);
    for (const each of batch?.ids ?? []) {
      const item = this.#of(each);
      // What is ambiguous has to be looked for all the same.
      if (item.batch === batch && !item.ambiguous) item.batch = undefined;
    }
  }

  #end(result: JournaledResult): void {
    const item = this.#of(result.id);
    if (result.outcome === "booked" || result.outcome === "updated") {
      item.result = result;
      item.content = result.content === "not-known" ? undefined : (item.sent ?? item.content);
      if (result.outcome === "booked") item.createdBy = result.syncId;
    }
    item.batch = undefined;
    item.ambiguous = false;
  }

  #file(id: string, file: JournaledFile | number): FileState {
    const { files } = this.#of(id);
    const key = typeof file === "number" ? file : fileKey(file);
    const known = files.get(key) ?? { ambiguous: false, attempt: 0 };
    files.set(key, known);
    return known;
  }

  #of(id: string): PendingItem {
    const key = idKey(id);
    const known = this.#items.get(key);
    if (known) return known;
    const item: PendingItem = { ambiguous: false, attempt: 0, files: new Map() };
    this.#items.set(key, item);
    return item;
  }
}
