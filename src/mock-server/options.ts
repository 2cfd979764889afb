import { parseArgs } from "node:util";
import { messageOf } from "../core/errors.js";
import type { MockProfile } from "../mock/index.js";
import { isLoopback } from "./guard.js";

/** The options of the command. */
export interface CommandOptions {
  /** `undefined`: the default port, or the next one that is free. */
  readonly port: number | undefined;
  readonly host: string;
  /** Names, besides loopback, under which the server may be addressed; lower case. */
  readonly allowedHosts: readonly string[];
  readonly seed: "demo" | undefined;
  readonly syncDurationMs: number;
  readonly profile: MockProfile;
  readonly randomSeed: number;
  readonly hasLimits: boolean;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** The file that the state is read from at the start, and written to at the end. */
  readonly stateFile: string | undefined;
  /** The database of a fleet, for the page to show. */
  readonly fleet?: { readonly databaseUrl: string; readonly schema: string } | undefined;
  readonly isQuiet: boolean;
}

/** Bad use of the command: one line on stderr, exit code 2. */
export class UsageError extends Error {}

/** Where no port is given. */
export const defaultPort = 4640;

export const help = `Serves a mock of Codat's Expenses API on this machine.

Usage: codat-expenses-mock [options]

  --port <number>         the port to listen on; 0 takes any free one. Without it, ${defaultPort} or the
                          next one that is free
  --host <name>           the address to listen on (127.0.0.1)
  --allow-host <name>     a host name under which others reach it; needed where --host is not
                          loopback, may be given several times
  --seed demo             begin with one company for each accounting platform
  --profile <name>        documented (default), pessimistic or hostile: how much it keeps beyond
                          what is promised
  --random-seed <number>  what everything random of the profile follows from (1)
  --no-limits             take any number of requests at once and a minute
  --sync-ms <number>      how long a sync runs, in milliseconds (1500)
  --webhook-url <url>     send signed webhooks there
  --webhook-secret <text> what they are signed with: whsec_…
  --state <file.json>     go on from this file if it is there, and write it at the end
  --database-url <url>    show the fleet of workers on this PostgreSQL database on the page
  --schema <name>         the schema of the fleet's tables (codat_fleet)
  --quiet                 print nothing but errors
  --help                  print this
  --version               print the version

The page at / shows what happens. GET /_mock lists the routes that control it.`;

/**
 * Reads the command line.
 *
 * @throws UsageError
 */
export function readOptions(args: readonly string[]): CommandOptions | "help" | "version" {
  const values = parse(args);
  if (values.help) return "help";
  if (values.version) return "version";
  const { seed, host = "127.0.0.1" } = values;
  if (seed !== undefined && seed !== "demo") {
    throw new UsageError(`--seed takes "demo", not "${seed}".`);
  }
  if (host === "") throw new UsageError("--host takes an address, not nothing.");
  const allowedHosts = (values["allow-host"] ?? []).map((name) => name.toLowerCase());
  const badName = allowedHosts.find((name) => !/^([a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(name));
  if (badName !== undefined) {
    throw new UsageError(`--allow-host takes a host name without a port, not "${badName}".`);
  }
  if (!isLoopback(host) && allowedHosts.length === 0) {
    throw new UsageError(
      `--host ${host} exposes the mock to the network: name the host names that clients use with --allow-host.`,
    );
  }
  if (values.state === "") throw new UsageError("--state takes the name of a file, not nothing.");
  return {
    port: values.port === undefined ? undefined : readWhole("--port", values.port, 65_535),
    host,
    allowedHosts,
    seed,
    profile: readProfile(values.profile),
    randomSeed: readWhole("--random-seed", values["random-seed"] ?? "1", 2 ** 32 - 1),
    hasLimits: !values["no-limits"],
    syncDurationMs: readWhole("--sync-ms", values["sync-ms"] ?? "1500", Number.MAX_SAFE_INTEGER),
    webhook: readWebhook(values["webhook-url"], values["webhook-secret"]),
    stateFile: values.state,
    fleet: readFleet(values["database-url"], values.schema),
    isQuiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string" },
        "allow-host": { type: "string", multiple: true },
        seed: { type: "string" },
        "sync-ms": { type: "string" },
        profile: { type: "string" },
        "random-seed": { type: "string" },
        "no-limits": { type: "boolean" },
        "webhook-url": { type: "string" },
        "webhook-secret": { type: "string" },
        state: { type: "string" },
        "database-url": { type: "string" },
        schema: { type: "string" },
        quiet: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function readProfile(name = "documented"): MockProfile {
  if (name === "documented" || name === "pessimistic" || name === "hostile") return name;
  throw new UsageError(`--profile takes documented, pessimistic or hostile, not "${name}".`);
}

function readWhole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? "0 or more" : `0 to ${most}`;
  throw new UsageError(`${name} takes a whole number, ${range}, not "${text}".`);
}

function readFleet(databaseUrl: string | undefined, schema = "codat_fleet") {
  if (databaseUrl === undefined) return undefined;
  if (!/^[a-z_][a-z0-9_]*$/.test(schema)) {
    throw new UsageError(`--schema takes a schema's name, not "${schema}".`);
  }
  return { databaseUrl, schema };
}

function readWebhook(url: string | undefined, secret: string | undefined) {
  if (url === undefined && secret === undefined) return undefined;
  if (url === undefined || secret === undefined) {
    throw new UsageError("--webhook-url and --webhook-secret go together.");
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`--webhook-url takes an http or https address, not "${url}".`);
  }
  return { url, secret };
}
