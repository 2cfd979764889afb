import type { AdjustableClock } from "./clock.js";
import type { CompanyRecord, CompanyStore } from "./company.js";
import type { EventHub, MockChange, MockEvent } from "./events.js";
import type { FaultList } from "./faults.js";
import type { IdempotencyKeys } from "./idempotency-keys.js";
import type { Quota } from "./quota.js";
import type { RequestLog } from "./request-log.js";
import type { PullOrders, PushOrders, SyncOrders } from "./scripted-outcomes.js";

/** All that a mock holds, handed to whatever answers a request. */
export interface MockState {
  readonly settings: MockSettings;
  readonly clock: AdjustableClock;
  readonly companies: CompanyStore;
  readonly quota: Quota;
  readonly requests: RequestLog;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly faults: FaultList;
  readonly syncOrders: SyncOrders;
  readonly pushOrders: PushOrders;
  readonly pullOrders: PullOrders;
  /** What webhooks tell. */
  readonly events: EventHub<MockEvent>;
  /** What is seen to change. */
  readonly changes: EventHub<MockChange>;
}

/** What a mock was told when it was made. */
interface MockSettings {
  readonly apiKey: string | undefined;
  readonly baseUrl: string;
  /** Where the links lie that a business opens to authorise access. Known once somebody serves them. */
  linkUrl: string;
  readonly syncDurationMs: number;
  readonly pushDurationMs: number;
  readonly fetchDurationMs: number;
  readonly companyLimit: number;
  readonly keptAttachmentBytes: number;
  readonly idempotency: boolean;
}

/**
 * Sees to it that something in a company is settled at its moment, if anybody listens.
 * Nobody else needs it: whoever looks at a company settles what is due first.
 */
export function wakeAt(
  state: MockState,
  company: CompanyRecord,
  atMs: number,
  settle: (state: MockState, company: CompanyRecord) => void,
): void {
  const isHeard = state.events.isHeard || state.changes.isHeard;
  if (!isHeard || !Number.isFinite(atMs)) return;
  state.clock.alarm(atMs, () => {
    if (state.companies.get(company.id) === company) settle(state, company);
  });
}
