import type { AdjustableClock } from "./clock.js";
import type { CompanyRecord, CompanyStore } from "./company.js";
import type { EventHub, Exchange, MockChange, MockEvent } from "./events.js";
import type { FaultList } from "./faults.js";
import type { IdempotencyKeys } from "./idempotency-keys.js";
import type { RequestCounter } from "./limits.js";
import type { ProfileBehavior } from "./profile.js";
import type { Quota } from "./quota.js";
import type { Random } from "./random.js";
import type { RequestLog } from "./request-log.js";
import type { PullEnds, PushEnds, ScriptedOutcomes } from "./scripted-outcomes.js";

/** All that a mock holds, passed to the handlers. */
export interface MockState {
  readonly settings: MockSettings;
  readonly clock: AdjustableClock;
  readonly companies: CompanyStore;
  readonly quota: Quota;
  readonly counter: RequestCounter;
  readonly requests: RequestLog;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly behavior: ProfileBehavior;
  /** What test data is made from. */
  readonly random: Random;
  readonly faults: FaultList;
  readonly scriptedOutcomes: ScriptedOutcomes;
  readonly pushEnds: PushEnds;
  readonly pullEnds: PullEnds;
  /** What webhooks report. */
  readonly events: EventHub<MockEvent>;
  /** What is seen to change. */
  readonly changes: EventHub<MockChange>;
  readonly exchanges: EventHub<Exchange>;
}

/** The options that a mock was created with. */
interface MockSettings {
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  /** The URL of the pages on which a business authorises access. Known once a server serves them. */
  linkUrl: string;
  readonly syncDurationMs: number;
  readonly pushDurationMs: number;
  readonly fetchDurationMs: number;
  readonly companyLimit: number;
  readonly keptAttachmentBytes: number;
  readonly idempotency: boolean;
}

/**
 * Sees to it that something in a company happens at its moment, if anybody listens.
 * Nothing else needs it: every read of a company processes what is due first.
 */
export function scheduleDue(
  state: MockState,
  company: CompanyRecord,
  atMs: number,
  processDue: (state: MockState, company: CompanyRecord) => void,
): void {
  const hasListeners = state.events.hasListeners || state.changes.hasListeners;
  if (!hasListeners || !Number.isFinite(atMs)) return;
  state.clock.alarm(atMs, () => {
    if (state.companies.get(company.id) === company) processDue(state, company);
  });
}
