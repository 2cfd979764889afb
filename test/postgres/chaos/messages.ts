import type { MockCompany } from "codat-expenses/mock";
import type { Amount } from "../../../examples/fleet/spend.js";

/** What a worker's process is given. */
export interface WorkerOrder {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly companies: readonly MockCompany[];
  readonly amount: Amount;
  readonly leaseMs: number;
  readonly slots: number;
  readonly sliceMs: number;
  readonly perMinute: number;
  /** Whether the worker looks at its own clock before it sends. */
  readonly clockCheck: boolean;
  /** Before how many uploads the process freezes, after every check was made. */
  readonly frozenUploads: number;
}

/** What a worker's process tells. */
export type FromWorker =
  | { readonly kind: "started"; readonly owner: string }
  /** It freezes itself right before an upload. */
  | { readonly kind: "freezing" }
  /** The upload has reached the API. */
  | { readonly kind: "sent" }
  | { readonly kind: "error"; readonly name: string; readonly message: string };
