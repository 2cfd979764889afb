const firstIntervalMs = 500;
/** Grows so that a wait of two minutes takes twelve polls. */
const backoffFactor = 2.2;
/** Backoff is only ever lengthened at random, so that jitter adds no polls. */
const backoffJitter = 0.1;

/** The first poll comes at this share of the shortest expected duration, … */
const firstPollAt = 0.92;
/** … follow-ups after this share of the time that has elapsed, which bounds how late one can be, … */
const followUpShare = 0.12;
const minFollowUpMs = 450;
/** … and there are at most so many of them up to the longest expected duration. */
const maxFollowUps = 10;
/** Aimed intervals are only ever shortened at random, so that jitter makes no wait later. */
const aimedJitter = 0.05;
/** Beyond this multiple of the longest expected duration, intervals back off again. */
const maxOverrun = 1.5;
/** How many durations are remembered. */
const maxRemembered = 5;

/** How long something took to settle: longer than `afterMs`, and no longer than `byMs`. */
export interface DurationRange {
  readonly afterMs: number;
  readonly byMs: number;
}

/**
 * Decides when to poll next. As long as no duration is known, intervals grow exponentially with jitter.
 * Once it is known how long things took, the first poll comes just before the expected end and the
 * following ones no further apart than 12 % of the elapsed time: if durations stay the same, a poll is
 * at most 15 % (or 500 ms, 1.3 s where many wait) late and a wait takes at most 12 polls. If they vary, the polls are spread
 * between the shortest and the longest of the last five.
 */
export class PollSchedule {
  readonly #random: () => number;
  readonly #remembered: DurationRange[] = [];
  #expected: DurationRange | undefined;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Learns from something that has settled. */
  updateEstimate(duration: DurationRange): void {
    // Settled at the first poll: it may have been much shorter, so look earlier next time.
    const afterMs = duration.afterMs > 0 ? duration.afterMs : duration.byMs / 2;
    this.#remembered.push({ afterMs, byMs: duration.byMs });
    if (this.#remembered.length > maxRemembered) this.#remembered.shift();
    this.#expected = boundsOf(this.#remembered);
  }

  /**
   * Returns the interval before the next poll, in milliseconds: as planned (`ms`), and with jitter.
   *
   * @param elapsedMs - how long it has been waited for
   * @param lastMs - the last interval as planned; 0 before the first poll
   * @param maxMs - the longest interval of the backoff, before jitter
   */
  nextInterval(
    elapsedMs: number,
    lastMs: number,
    maxMs: number,
  ): { ms: number; jitteredMs: number } {
    const expected = this.#expected;
    if (!expected || elapsedMs > expected.byMs * maxOverrun) {
      const ms = Math.min(maxMs, Math.max(firstIntervalMs, lastMs * backoffFactor));
      return { ms, jitteredMs: ms * (1 + backoffJitter * this.#random()) };
    }
    const ms = aimedIntervalMs(elapsedMs, expected);
    return { ms, jitteredMs: ms * (1 - aimedJitter * this.#random()) };
  }
}

function aimedIntervalMs(elapsedMs: number, { afterMs, byMs }: DurationRange): number {
  const firstMs = Math.max(firstIntervalMs, afterMs * firstPollAt);
  if (elapsedMs < firstMs * (1 - aimedJitter)) return firstMs - elapsedMs;
  const share = Math.max(followUpShare, (byMs / firstMs) ** (1 / maxFollowUps) - 1);
  const followUpMs = Math.max(minFollowUpMs, elapsedMs * share);
  // A poll right after the longest expected duration spares the one after it.
  const untilEndMs = (byMs - elapsedMs) * (1 + aimedJitter);
  return untilEndMs > 0 && untilEndMs < followUpMs
    ? Math.max(minFollowUpMs, untilEndMs)
    : followUpMs;
}

/** The shortest and the longest of these durations; ranges that overlap are taken for one duration. */
function boundsOf(ranges: readonly DurationRange[]): DurationRange {
  const distinct: DurationRange[] = [];
  for (const range of [...ranges].reverse()) {
    const index = distinct.findIndex(
      (other) => range.afterMs <= other.byMs && other.afterMs <= range.byMs,
    );
    const same = distinct[index];
    if (same) distinct[index] = intersect(same, range);
    else distinct.push(range);
  }
  return {
    afterMs: Math.min(...distinct.map(({ afterMs }) => afterMs)),
    byMs: Math.max(...distinct.map(({ byMs }) => byMs)),
  };
}

function intersect(one: DurationRange, other: DurationRange): DurationRange {
  return {
    afterMs: Math.max(one.afterMs, other.afterMs),
    byMs: Math.min(one.byMs, other.byMs),
  };
}
