import type { PushItem } from "./items.js";
import type { PastItem } from "./past.js";

/** An item on its way through a push. */
export interface Entry {
  readonly item: PushItem;
  /** The transaction's id, as it was given. */
  readonly id: string;
  /** What earlier runs wrote down of it. */
  readonly past: PastItem | undefined;
}
