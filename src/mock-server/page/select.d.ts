/** How a sync went, in one word: `partly` failed, but some of its transactions were written. */
export type Outcome = "written" | "partly" | "failed" | "empty" | "running";

export type Counts = Record<Outcome, number>;

/** A sync as the API shows its status. What is not known of it is left out. */
export interface PageSync {
  readonly companyId: string;
  readonly syncId: string;
  readonly syncStatusCode?: number | null;
  readonly syncStatus?: string | null;
  readonly errorMessage?: string | null;
  readonly syncUtc?: string | null;
  readonly companyName?: string;
  readonly platform?: string | undefined;
  readonly startedUtc?: string;
  readonly durationMs?: number | undefined;
  /** How many of its transactions were written, of how many. */
  readonly written?: number;
  readonly transactions?: number;
  /** Why the first transaction that failed did. */
  readonly reason?: string | null | undefined;
}

export interface Strip {
  readonly fromMs: number;
  readonly toMs: number;
  /** How much time one bar stands for. */
  readonly sizeMs: number;
  readonly bars: readonly { readonly atMs: number; readonly counts: Counts }[];
}

/** One page of the syncs that a query finds, newest first, and counts of all that it finds. */
export interface Selection<Sync extends PageSync = PageSync> {
  readonly syncs: readonly Sync[];
  /** The cursor of the next page. */
  readonly next: string | null;
  readonly total: number;
  /** By outcome, whichever status the query asks for. */
  readonly counts: Counts;
  /** Over time, whichever time the query asks for. */
  readonly strip: Strip | null;
}

export const outcomes: readonly Outcome[];
export function outcomeOf(sync: PageSync): Outcome;
export function timeOf(sync: PageSync): number;
export function matcher(query: string): (lowerCase: string) => boolean;
/** Throws a RangeError for a query that it cannot read. */
export function selectSyncs<Sync extends PageSync>(
  all: readonly Sync[],
  query: URLSearchParams,
  moreText?: (sync: Sync) => string,
): Selection<Sync>;
