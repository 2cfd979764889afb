import { messageOf } from "../core/errors.js";
import { version } from "../version.js";
import { isLoopback } from "./guard.js";
import { type CommandOptions, help, readOptions, UsageError } from "./options.js";
import { type RunningServer, start } from "./start.js";

/** Runs `codat-expenses-mock`; resolves with the exit code once it listens: 0, 1 for what failed, 2 for bad use. */
export async function runMockServer(args: readonly string[]): Promise<number> {
  try {
    await run(args);
    return 0;
  } catch (error) {
    return fail(error);
  }
}

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
      `codat-expenses-mock: warning: anyone who reaches ${options.host}:${new URL(server.url).port} can read and change the mock's companies, transactions, files and webhooks. The control API takes no key.`,
    );
  }
  if (!options.isQuiet) console.log(bannerOf(server.url, options));
}

function bannerOf(url: string, options: CommandOptions): string {
  const { seed, stateFile, randomSeed, profile } = options;
  const seeded = seed === "demo" ? "one for each platform" : "none yet; --seed demo creates some";
  const companies = stateFile === undefined ? seeded : `kept in ${stateFile}`;
  return [
    `codat-expenses-mock listens on ${url}`,
    `  Base URL     ${url}`,
    `  Page         ${url}/`,
    "  API key      any",
    `  Companies    ${companies}`,
    `  Random seed  ${randomSeed}, profile ${profile}`,
    `  Control API  ${url}/_mock`,
    "  Stop         Ctrl+C",
  ].join("\n");
}

function stop(server: RunningServer): void {
  server.stop().then(
    () => process.exit(0),
    (error: unknown) => process.exit(fail(error)),
  );
}

function fail(error: unknown): number {
  const message = messageOf(error);
  console.error(`codat-expenses-mock: ${message}`);
  return error instanceof UsageError ? 2 : 1;
}
