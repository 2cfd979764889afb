import type { PlatformSlug } from "../platforms/index.js";

/** How long something takes on a platform, and how often it is worth a look. */
export interface Pace {
  /** The longest time to wait by default, in milliseconds. */
  readonly timeoutMs: number;
  /** The longest interval between polls, in milliseconds. */
  readonly maxIntervalMs: number;
  /** What the error of a wait whose time is over says besides. */
  readonly note?: string;
}

const defaultPace: Pace = { timeoutMs: 15 * 60_000, maxIntervalMs: 15_000 };

/**
 * QuickBooks Desktop is reached inside the business's window, 19:00 to 07:00 unless set. (Codat's
 * documentation of QuickBooks Desktop.)
 */
const paces: Partial<Record<PlatformSlug, Pace>> = {
  quickbooksDesktop: {
    timeoutMs: 24 * 60 * 60_000,
    maxIntervalMs: 5 * 60_000,
    note: "QuickBooks Desktop is reached at night (19:00 to 07:00 unless the business set another window), so hours are normal there",
  },
};

/** Returns the pace of this platform; the one of online software where none is named. */
export function paceOf(platform: PlatformSlug | undefined): Pace {
  return (platform && paces[platform]) ?? defaultPace;
}
