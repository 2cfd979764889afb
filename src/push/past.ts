import { ConfigurationError } from "../errors/codat-error.js";
import { idKey } from "./id-key.js";
import type { JournaledResult, PushJournal } from "./journal.js";
import type { AttachmentResult } from "./results.js";

/** A batch that was sent, or was about to be. */
export interface PastBatch {
  readonly batch: string;
  readonly ids: readonly string[];
  /** The sync that writes it; `undefined` where no answer is known. */
  readonly syncId: string | undefined;
}

/** What is known of one item from before. */
export interface PastItem {
  /** The batch that may have carried it. */
  batch?: PastBatch;
  /** How it ended. */
  result?: JournaledResult;
  /** How its files ended, by their place. */
  files?: Map<number, AttachmentResult>;
  /** The files that were being sent when it stopped. */
  uncertainFiles?: Set<number>;
}

/** What earlier runs of a push wrote down. */
export class Past {
  readonly #items = new Map<string, PastItem>();
  #startedMs: number | undefined;

  /** When the first of the runs began, in milliseconds since the epoch. */
  get startedMs(): number | undefined {
    return this.#startedMs;
  }

  /** The item that is known under this id. */
  item(id: string): PastItem | undefined {
    return this.#items.get(idKey(id));
  }

  /**
   * Reads a journal.
   *
   * @throws ConfigurationError where it is another company's
   */
  static async read(journal: PushJournal, companyId: string): Promise<Past> {
    const past = new Past();
    const batches = new Map<string, PastBatch>();
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
          past.#keep(batches, { batch: event.batch, ids: event.ids, syncId: undefined });
          break;
        case "posted": {
          const batch = batches.get(event.batch);
          if (batch) past.#keep(batches, { ...batch, syncId: event.syncId });
          break;
        }
        case "dropped":
          past.#drop(batches.get(event.batch));
          batches.delete(event.batch);
          break;
        case "ended":
          for (const result of event.results) past.#of(result.id).result = result;
          break;
        case "attaching": {
          const item = past.#of(event.id);
          item.uncertainFiles ??= new Set();
          item.uncertainFiles.add(event.file);
          break;
        }
        case "attached": {
          const item = past.#of(event.id);
          item.files ??= new Map();
          item.files.set(event.file, event.result);
          item.uncertainFiles?.delete(event.file);
          break;
        }
      }
    }
    return past;
  }

  #keep(batches: Map<string, PastBatch>, batch: PastBatch): void {
    batches.set(batch.batch, batch);
    for (const id of batch.ids) this.#of(id).batch = batch;
  }

  #drop(batch: PastBatch | undefined): void {
    for (const id of batch?.ids ?? []) {
      const item = this.#of(id);
      if (item.batch?.batch === batch?.batch) delete item.batch;
    }
  }

  #of(id: string): PastItem {
    const key = idKey(id);
    const known = this.#items.get(key);
    if (known) return known;
    const item: PastItem = {};
    this.#items.set(key, item);
    return item;
  }
}
