import { messageOf } from "../core/errors.js";
import { version } from "../version.js";
import { type Command, columns, helpOf, readCall, UsageError } from "./command.js";

/** The commands, each loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import("./commands/check.js")).check,
  push: async () => (await import("./commands/push.js")).push,
  trace: async () => (await import("./commands/trace.js")).trace,
  reconcile: async () => (await import("./commands/reconcile.js")).reconcile,
  doctor: async () => (await import("./commands/doctor.js")).doctor,
  wait: async () => (await import("./commands/wait.js")).wait,
  "sync-health": async () => (await import("./commands/sync-health.js")).syncHealth,
  fleet: async () => (await import("./commands/fleet.js")).fleet,
};

/** Runs a command line. Resolves with the exit code: 0, 1 for what failed, 2 for bad use. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    return await runCommand(args);
  } catch (error) {
    const message = messageOf(error);
    console.error(`codat-expenses: ${message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function runCommand([name = "", ...args]: readonly string[]): Promise<number> {
  if (name === "mock") {
    const { runMockServer } = await import("../mock-server/command.js");
    return runMockServer(args);
  }
  if (name === "--version" || name === "-v") {
    console.log(version);
    return 0;
  }
  if (name === "" || name === "--help" || name === "-h" || name === "help") {
    console.log(await help());
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UsageError(`there is no command ${JSON.stringify(name)}; see --help`);
  const command = await load();
  const call = readCall(command, args);
  if (call !== "help") return command.run(call);
  console.log(helpOf(command));
  return 0;
}

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return [
    "Usage: codat-expenses COMMAND [options]",
    "",
    "Codat's Expenses API on the command line.",
    "",
    columns([
      ...all.map(({ name, operands, summary }) => [[name, ...operands].join(" "), summary]),
      [
        "mock",
        "Serves a mock of the API, with a page that shows what happens (codat-expenses-mock).",
      ],
    ]),
    "",
    "The API key is read from CODAT_API_KEY, the API's address from CODAT_BASE_URL. --json prints JSON.",
    "codat-expenses COMMAND --help has options and examples.",
  ].join("\n");
}
