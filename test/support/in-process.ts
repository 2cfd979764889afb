import { vi } from "vitest";
import { built } from "./built.js";

/** How a command ended, and all that it printed. */
export interface EndedCommand {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line without its process, which takes most of a command's time. */
const commands = {
  "codat-expenses": async () => {
    const file: typeof import("../../src/cli/run.js") = await import(built("src/cli/run.ts"));
    return file.run;
  },
  "codat-expenses-mock": async () => {
    const file: typeof import("../../src/mock-server/command.js") = await import(
      built("src/mock-server/command.ts")
    );
    return file.runMockServer;
  },
};

/**
 * Runs a command in this process, without any of this machine's CODAT_ settings: one at a time, because
 * the console and the environment are the process's own.
 */
export async function runInProcess(
  name: keyof typeof commands,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<EndedCommand> {
  const run = await commands[name]();
  const [printed, complained]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, "log").mockImplementation((text) => void printed.push(text));
  const error = vi.spyOn(console, "error").mockImplementation((text) => void complained.push(text));
  const own = Object.keys(process.env).filter((key) => key.startsWith("CODAT_"));
  for (const key of own) vi.stubEnv(key, undefined);
  for (const [key, value] of Object.entries(environment)) vi.stubEnv(key, value);
  const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
  try {
    const exitCode = await run(args);
    return { exitCode, stdout: textOf(printed), stderr: textOf(complained) };
  } finally {
    vi.unstubAllEnvs();
    log.mockRestore();
    error.mockRestore();
  }
}
