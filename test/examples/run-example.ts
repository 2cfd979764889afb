import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { built } from "../support/built.js";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** How a script ended, and all that it printed. */
export interface RunScript {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a script of `examples/` in a process of its own, without a terminal and without any of this
 * machine's CODAT_ settings. It is killed as soon as `killWhen` says so.
 */
export function runExampleScript(
  name: string,
  environment?: Record<string, string>,
  killWhen?: () => boolean,
): Promise<RunScript> {
  return runNode([built(`examples/${name}`)], environment, killWhen);
}

/** The same with Node's own arguments. */
export function runNode(
  args: readonly string[],
  environment: Record<string, string> = {},
  killWhen?: () => boolean,
): Promise<RunScript> {
  const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith("CODAT_"));
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const watch = setInterval(() => killWhen?.() && child.kill("SIGKILL"), 20);
  const ended = new Promise<RunScript>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return ended.finally(() => clearInterval(watch));
}
