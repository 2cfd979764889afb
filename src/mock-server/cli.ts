#!/usr/bin/env node
import { version } from "../version.js";
import { isLoopback } from "./guard.js";
import { help, readOptions, UsageError } from "./options.js";
import { type RunningServer, start } from "./start.js";

/** Runs the command. Its exit codes: 0, 1 for what failed, 2 for what was asked wrongly. */
async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === "help") return console.log(help);
  if (options === "version") return console.log(version);
  const server = await start(options);
  // A second signal ends it at once, as it does any program.
  process.once("SIGINT", () => stop(server));
  process.once("SIGTERM", () => stop(server));
  if (!isLoopback(options.host)) {
    console.error(
      `codat-expenses-mock: warning: everybody who reaches ${options.host}:${new URL(server.url).port} can read and change the mock's companies, transactions, files and webhooks. The control API takes no key.`,
    );
  }
  if (!options.isQuiet) console.log(`codat-expenses-mock listens on ${server.url}`);
}

function stop(server: RunningServer): void {
  server.stop().then(() => process.exit(0), fail);
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`codat-expenses-mock: ${message}`);
  process.exit(error instanceof UsageError ? 2 : 1);
}

run(process.argv.slice(2)).catch(fail);
