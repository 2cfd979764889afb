import { idKey } from "../core/ids.js";
import { ConfigurationError } from "../errors/base.js";
import type { JournaledFile, JournaledResult, PushJournal } from "./journal.js";
import type { AttachmentResult } from "./types.js";

/** A batch that was sent, or was about to be. */
export interface JournaledBatch {
  readonly batch: string;
  readonly ids: readonly string[];
  /** The sync that writes it; `undefined` where no answer is known. */
  readonly syncId: string | undefined;
}

/** What a file is known by: its place in journals of version 0.1.0. */
type FileKey = string | number;

function fileKey(file: JournaledFile | number): FileKey {
  return typeof file === "number" ? file : (file.sha256 ?? file.name);
}

/** What is known of one item from before. */
export interface JournaledItem {
  /** The batch that may have carried it. */
  batch?: JournaledBatch;
  /** Whether a batch before that one may have carried it, too. */
  doubtful?: boolean;
  /** That it is in the books. */
  result?: JournaledResult;
  /** The files that it has. */
  files?: Map<FileKey, AttachmentResult>;
  /** The files that it may have. */
  uncertainFiles?: Set<FileKey>;
}

/** What earlier runs of a push wrote down. What is not in the books by that is tried again. */
export class JournalState {
  readonly #items = new Map<string, JournaledItem>();
  readonly #syncIds = new Set<string>();
  #startedMs: number | undefined;

  /** When the first of the runs began, in milliseconds since the epoch. */
  get startedMs(): number | undefined {
    return this.#startedMs;
  }

  /** The syncs that batches were answered with. */
  get syncIds(): ReadonlySet<string> {
    return this.#syncIds;
  }

  /** How many transactions of a batch have not ended. */
  openIn(batch: JournaledBatch): number {
    const open = batch.ids.filter((id) => {
      const item = this.item(id);
      return item?.batch?.batch === batch.batch && !item.result;
    });
    return open.length;
  }

  /** The item that is known under this id. */
  item(id: string): JournaledItem | undefined {
    return this.#items.get(idKey(id));
  }

  /**
   * Reads a journal.
   *
   * @throws ConfigurationError where it is another company's
   */
  static async read(journal: PushJournal, companyId: string): Promise<JournalState> {
    const past = new JournalState();
    const batches = new Map<string, JournaledBatch>();
    for await (const event of journal.read()) {
      switch (event.event) {
        case "started":
          if (event.companyId !== companyId) {
            throw new ConfigurationError(
              `the journal is of company ${event.companyId}: a push to company ${companyId} needs one of its own`,
            );
          }
          past.#startedMs ??= Date.parse(event.at);
          break;
        case "posting":
          past.#doubt(event.ids);
          past.#keep(batches, { batch: event.batch, ids: event.ids, syncId: undefined });
          break;
        case "posted": {
          const batch = batches.get(event.batch);
          if (batch) past.#keep(batches, { ...batch, syncId: event.syncId });
          past.#syncIds.add(event.syncId);
          break;
        }
        case "dropped":
          past.#drop(batches.get(event.batch));
          batches.delete(event.batch);
          break;
        case "ended":
          for (const result of event.results) past.#end(result);
          break;
        case "attaching": {
          const item = past.#of(event.id);
          item.uncertainFiles ??= new Set();
          item.uncertainFiles.add(fileKey(event.file));
          break;
        }
        case "attached": {
          past.#endFile(past.#of(event.id), fileKey(event.file), event.result);
          break;
        }
      }
    }
    return past;
  }

  #keep(batches: Map<string, JournaledBatch>, batch: JournaledBatch): void {
    batches.set(batch.batch, batch);
    for (const id of batch.ids) this.#of(id).batch = batch;
  }

  /** A batch that got no answer is not forgotten when its transactions are sent again. */
  #doubt(ids: readonly string[]): void {
    for (const id of ids) {
      const item = this.#of(id);
      if (item.batch && item.batch.syncId === undefined) item.doubtful = true;
    }
  }

  #drop(batch: JournaledBatch | undefined): void {
    for (const id of batch?.ids ?? []) {
      const item = this.#of(id);
      // What is doubtful has to be looked for all the same.
      if (item.batch?.batch === batch?.batch && !item.doubtful) delete item.batch;
    }
  }

  #end(result: JournaledResult): void {
    const item = this.#of(result.id);
    if (result.outcome === "booked") item.result = result;
    else delete item.batch;
  }

  #endFile(item: JournaledItem, place: FileKey, result: AttachmentResult): void {
    if (result.status === "attached") {
      item.files ??= new Map();
      item.files.set(place, result);
    }
    if (result.status === "failed" && result.maybeAttached) return;
    item.uncertainFiles?.delete(place);
  }

  #of(id: string): JournaledItem {
    const key = idKey(id);
    const known = this.#items.get(key);
    if (known) return known;
    const item: JournaledItem = {};
    this.#items.set(key, item);
    return item;
  }
}
