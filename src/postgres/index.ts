/**
 * A journal, leases, a rate limit and a worker for many processes that share a PostgreSQL database.
 *
 * @module
 */
export type { PgClient, PgPool, SchemaOptions } from "./database.js";
export { createFleet, type Fleet, type PushStatus, type WantOptions } from "./fleet.js";
export { type ReceiveOptions, receive } from "./inbox.js";
export { LeaseLostError } from "./lease-lost-error.js";
export {
  type LimiterOptions,
  type PostgresLimiter,
  postgresLimiter,
} from "./limiter.js";
export { migrate, migrationSql } from "./schema.js";
export type { PushReference, SliceOptions } from "./slice.js";
export {
  type PostgresClaim,
  type PostgresStore,
  postgresStore,
  type StoreOptions,
} from "./store.js";
export { createWorker, type FleetWorker, type StopOptions, type WorkerOptions } from "./worker.js";
