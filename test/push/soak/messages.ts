import type { PushReport, PushResult } from "codat-expenses";
import type { MockCompany } from "codat-expenses/mock";

/** What the mock's process tells the one that started it. */
export type FromMock =
  | { readonly kind: "listening"; readonly url: string; readonly company: MockCompany }
  /** It has been sent as many requests as it was asked to tell of. */
  | { readonly kind: "reached" }
  | { readonly kind: "books"; readonly books: Books };

/** What the mock's process is asked. */
export type ToMock =
  | { readonly kind: "tell"; readonly afterRequests: number }
  | { readonly kind: "calm" }
  | { readonly kind: "show" };

/** What the company's books hold in the end. */
export interface Books {
  readonly entries: readonly {
    readonly transactionId: string;
    readonly updates: number;
    readonly filenames: readonly string[];
  }[];
  /** How many syncs wrote each transaction, by its id. */
  readonly writes: readonly (readonly [string, number])[];
  /** How many troubled answers there were, by what was wrong with them. */
  readonly troubles: Readonly<Record<string, number>>;
  readonly requests: number;
}

/** What a pushing process is given. */
export interface PushOrder {
  readonly url: string;
  readonly company: MockCompany;
  readonly journalPath: string;
  readonly seed: number;
  readonly items: number;
}

/** What a pushing process tells in the end. */
export interface Pushed {
  readonly report: PushReport;
  readonly results: readonly PushResult[];
  readonly memoryGrownBytes: number;
}
