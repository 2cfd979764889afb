import { messageOf } from "../core/errors.js";
import { ConfigurationError } from "../errors/base.js";
import { Database, type PgPool, type SchemaOptions, schemaName, sqlState } from "./database.js";

/** What each version adds to the one before it. A published migration is never changed. */
const migrations: readonly ((schema: string) => string)[] = [
  (schema) => `
    create table ${schema}.work (
      company_id text not null,
      push_id text not null,
      state text not null check (state in ('wanted', 'done', 'parked')),
      due_at timestamptz not null default clock_timestamp(),
      wants bigint not null default 1,
      tries int not null default 0,
      last_error text,
      owner text,
      fence bigint not null default 0,
      lease_until timestamptz,
      seq bigint not null default 0,
      pushed_before boolean not null default false,
      primary key (company_id, push_id)
    ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
    create unique index work_one_open_push on ${schema}.work (company_id) where state = 'wanted';
    -- lease_until stays out of every index, so that a heartbeat is a heap-only update
    create index work_due on ${schema}.work (due_at) where state = 'wanted';

    create table ${schema}.journal (
      company_id text not null,
      push_id text not null,
      seq bigint not null,
      fence bigint not null,
      at timestamptz not null default clock_timestamp(),
      event jsonb not null,
      primary key (company_id, push_id, seq)
    );

    create table ${schema}.quota (
      scope text primary key,
      tat timestamptz not null default clock_timestamp(),
      step_ms float8 not null,
      burst_ms float8 not null
    ) with (fillfactor = 10);
    create table ${schema}.day_quota (
      scope text primary key,
      reset_at timestamptz not null,
      seen_at timestamptz not null default clock_timestamp()
    );

    create table ${schema}.inbox (
      webhook_id text primary key,
      received_at timestamptz not null default clock_timestamp(),
      event jsonb not null
    );
    create index inbox_received on ${schema}.inbox (received_at);

    create view ${schema}.status as
      select company_id, push_id,
        case when state = 'wanted' and lease_until > clock_timestamp() then 'running' else state end
          as state,
        owner, fence, lease_until, tries, last_error, due_at, seq as events,
        case when state = 'wanted' and (lease_until is null or lease_until < clock_timestamp())
          then greatest(0, extract(epoch from clock_timestamp() - due_at) * 1000) else 0 end::float8
          as lag_ms,
        (select count(*) from ${schema}.journal j
          where j.company_id = w.company_id and j.push_id = w.push_id
            and j.seq > w.seq - 5000 and j.at > clock_timestamp() - interval '1 minute')::int
          as events_last_minute
      from ${schema}.work w;`,
];

/**
 * Returns the SQL that `migrate` runs, for those who migrate with a tool of their own. It can be run
 * again, and by several at once: it brings any earlier version to the current one, and only adds.
 */
export function migrationSql(options: SchemaOptions = {}): string {
  const schema = schemaName(options);
  const steps = migrations.map(
    (migration, index) => `
  if found < ${index + 1} then
    ${migration(schema).trim()}
    update ${schema}.meta set version = ${index + 1};
  end if;`,
  );
  return `
-- The lock ends with the transaction.
select pg_advisory_xact_lock(7263514820);
do $migrate$
declare found int;
begin
  if to_regnamespace('${schema}') is null then
    create schema ${schema};
  end if;
  if to_regclass('${schema}.meta') is null then
    if exists (select from pg_class where relnamespace = to_regnamespace('${schema}')) then
      raise exception using errcode = 'CF001', message = 'the schema ${schema} has tables of something else: name another one';
    end if;
    create table ${schema}.meta (version int not null);
    insert into ${schema}.meta values (0);
  end if;
  select version into found from ${schema}.meta;
${steps.join("\n")}
end $migrate$;`.trim();
}

/**
 * Creates the tables in their own schema, or brings them up to date: forward only, additive, in one
 * transaction. Any number of processes may call it at once, and workers one version behind keep
 * running. A newer schema is left as it is.
 *
 * @throws ConfigurationError where the schema's name is taken by something else; whatever the pool
 * throws
 */
export async function migrate(pool: PgPool, options: SchemaOptions = {}): Promise<void> {
  const database = new Database(pool, options);
  try {
    // Several statements in one simple query are one transaction, also through pgbouncer.
    await database.rows(migrationSql(options));
  } catch (error) {
    if (sqlState(error) === "CF001") {
      throw new ConfigurationError(messageOf(error));
    }
    throw error;
  }
  await database.check();
}
