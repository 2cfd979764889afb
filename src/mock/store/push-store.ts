import type { Schemas } from "../../types/index.js";
import { Collection } from "./collection.js";
import { DueQueue } from "./due-queue.js";

/** One write of a record into the accounting software, other than spend. */
export interface PushRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly dataType: Schemas["DataType"];
  readonly type: "Create" | "Update";
  readonly requestedAtMs: number;
  dueAtMs: number;
  readonly timeoutMinutes: number | null;
  /** What becomes of it when it is due. */
  readonly end: PushEnd;
  /** Writes the record into the books, and answers its id there. */
  readonly apply: () => string;
  status: Schemas["PushOperationStatus"];
  /** The id of the record that was written. */
  recordId: string | undefined;
}

/** How a push operation ends. */
export interface PushEnd {
  readonly status: Exclude<Schemas["PushOperationStatus"], "Pending">;
  readonly message: string | null;
  readonly errors: readonly Schemas["ValidationItem"][];
}

/** The push operations of one company. */
export class PushStore {
  readonly #pushes = new Collection<PushRecord>();
  readonly #running = new DueQueue<PushRecord>();

  get items(): readonly PushRecord[] {
    return this.#pushes.items;
  }

  get(id: string): PushRecord | undefined {
    return this.#pushes.get(id);
  }

  add(push: PushRecord): void {
    this.#pushes.put(push);
    this.#running.add(push);
  }

  /** Settles the push operation that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): PushRecord | undefined {
    const push = this.#running.takeDue(nowMs);
    if (!push) return undefined;
    push.status = push.end.status;
    if (push.status === "Success") push.recordId = push.apply();
    return push;
  }
}
