import type { Schemas } from "../../types/index.js";

/** A company's link to one piece of software. */
export interface ConnectionRecord {
  readonly id: string;
  readonly integrationId: string;
  readonly sourceId: string;
  readonly sourceType: Schemas["Connection"]["sourceType"];
  /** The key of the accounting software; `undefined` for the partner's own expense connection. */
  readonly platformKey: string | undefined;
  readonly platformName: string;
  readonly createdAtMs: number;
  status: Schemas["DataConnectionStatus"];
}
