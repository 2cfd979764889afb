import type { AdjustableClock } from "./clock.js";
import type { PullOrders, PushOrders } from "./end-orders.js";
import type { EventHub, MockChange, MockEvent } from "./events.js";
import type { Quota } from "./quota.js";
import type { RequestLog } from "./request-log.js";
import type { CompanyStore } from "./store/company-store.js";
import type { SyncOrders } from "./sync-orders.js";
import type { TroubleList } from "./trouble.js";

/** All that a mock holds, handed to whatever answers a request. */
export interface MockState {
  readonly settings: MockSettings;
  readonly clock: AdjustableClock;
  readonly companies: CompanyStore;
  readonly quota: Quota;
  readonly requests: RequestLog;
  readonly troubles: TroubleList;
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
}
