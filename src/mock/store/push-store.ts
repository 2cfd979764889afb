import type { Schemas } from "../../types/index.js";
import { Collection } from "./collection.js";
import { DueQueue } from "./due-queue.js";

/** A record to write, by the type of data that it is. */
export type PushContent =
  | { readonly dataType: "suppliers"; readonly record: Schemas["Supplier"] }
  | { readonly dataType: "customers"; readonly record: Schemas["Customer"] }
  | { readonly dataType: "chartOfAccounts"; readonly record: Schemas["AccountPrototype"] }
  | { readonly dataType: "bankAccounts"; readonly record: Schemas["BankAccount"] }
  | { readonly dataType: "bankTransactions"; readonly record: Schemas["CreateBankTransactionsv2"] }
  | { readonly dataType: "directCosts"; readonly record: Schemas["DirectCostPrototype"] };

/** One write of a record into the accounting software, other than spend. */
export type PushRecord = PushContent & {
  readonly id: string;
  readonly connectionId: string;
  /** The record that is changed; `undefined` where one is created. */
  readonly changedId: string | undefined;
  readonly requestedAtMs: number;
  dueAtMs: number;
  readonly timeoutMinutes: number | null;
  /** What becomes of it when it is due. */
  readonly end: PushEnd;
  status: Schemas["PushOperationStatus"];
  /** The id of the record that was written. */
  recordId: string | undefined;
};

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
    if (push.status === "Pending") this.#running.add(push);
  }

  /** Takes the push operation out of the running ones that is due first, if one is due at `nowMs`. */
  takeDue(nowMs: number): PushRecord | undefined {
    return this.#running.takeDue(nowMs);
  }
}
