import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { codeOf } from "../core/errors.js";
import { JournalInUseError } from "../push/journal.js";

/** Who holds a journal, as its lock file says. */
interface Holder {
  readonly pid: number;
  /** When the process started, in the kernel's own ticks: a later process may have its id. */
  readonly started?: string | undefined;
  readonly host: string;
  /** The running kernel and the process namespace in it: where the process id means something. */
  readonly machine: string;
}

/**
 * The exclusive right to a journal's file. It is a lease file with process id and process start time,
 * and not a lock of the kernel, which Node.js cannot take without a native addon. A holder on this
 * machine is looked up: a process that was killed never blocks, one that lives is never robbed. Of a
 * holder elsewhere (a shared volume) its heartbeats decide. The file's number is the fencing token:
 * the process that creates the next one holds the journal, and only one can.
 */
export class JournalLock {
  /** Larger than that of every lock before. */
  readonly fence: number;
  readonly #path: string;
  readonly #content: string;

  private constructor(path: string, fence: number, content: string) {
    this.#path = path;
    this.fence = fence;
    this.#content = content;
  }

  /**
   * Locks a journal.
   *
   * @param ttlMs - how old the last heartbeat of a holder on another machine has to be
   * @throws JournalInUseError that names the holder
   */
  static async acquire(journal: string, ttlMs: number): Promise<JournalLock> {
    const content = JSON.stringify(await self());
    for (;;) {
      const fences = await fencesOf(journal);
      const last = Math.max(0, ...fences);
      if (last > 0) await assertFree(journal, pathOf(journal, last), ttlMs);
      const fence = last + 1;
      const lock = new JournalLock(pathOf(journal, fence), fence, content);
      if (!(await lock.#create())) continue;
      // Another process may have been faster by more than one.
      if (Math.max(...(await fencesOf(journal))) > fence) {
        await rm(lock.#path, { force: true });
        continue;
      }
      for (const old of fences) await rm(pathOf(journal, old), { force: true });
      return lock;
    }
  }

  /** Whether the journal was not taken over: a takeover removes this lock's file. */
  isHeld(): boolean {
    return existsSync(this.#path);
  }

  /** Shows other machines that the holder lives. Rejects where the lock was taken over. */
  async heartbeat(): Promise<void> {
    // Written again, so that its time is by the clock of the file system, as that of others is.
    await writeFile(this.#path, this.#content, { flag: "r+" });
  }

  /** Gives the journal back. The file stays, for its number. */
  async release(): Promise<void> {
    const file = await open(this.#path, "r+").catch(() => undefined);
    if (!file) return;
    try {
      await file.write(released, 0);
      await file.truncate(released.length);
    } finally {
      await file.close();
    }
  }

  async #create(): Promise<boolean> {
    try {
      await writeFile(this.#path, this.#content, { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  }
}

/** What a lock file holds that was given back. An empty one is just being written. */
const released = "released";

const pathOf = (journal: string, fence: number) => `${journal}.lock.${fence}`;

async function fencesOf(journal: string): Promise<number[]> {
  const start = `${basename(journal)}.lock.`;
  const names = await readdir(dirname(journal));
  return names.flatMap((name) => {
    const fence = name.startsWith(start) ? Number(name.slice(start.length)) : Number.NaN;
    return Number.isSafeInteger(fence) ? [fence] : [];
  });
}

/** Throws a JournalInUseError where the lock is held by a process that may be alive. */
async function assertFree(journal: string, lock: string, ttlMs: number): Promise<void> {
  const content = await readOrUndefined(lock);
  const holder = parseHolder(content ?? "");
  if (!holder) return;
  const here = await self();
  const name = `process ${holder.pid} on ${holder.host}`;
  const inUse = () => new JournalInUseError(`The journal ${journal}`, name);
  if (holder.machine === here.machine) {
    const started = await startOf(holder.pid);
    if (started === undefined && !isAlive(holder.pid)) return;
    if (holder.started !== undefined && started !== undefined) {
      if (holder.started === started) throw inUse();
      return;
    }
  }
  if ((await silentMs(journal, lock)) <= ttlMs) throw inUse();
}

/** How long ago a lock was written, by the clock of its file system alone. */
async function silentMs(journal: string, lock: string): Promise<number> {
  const probe = `${journal}.lock.probe-${randomUUID()}`;
  await writeFile(probe, "", { flag: "wx", mode: 0o600 });
  try {
    const [now, then] = await Promise.all([stat(probe), stat(lock)]);
    return now.mtimeMs - then.mtimeMs;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return 0;
    throw error;
  } finally {
    await rm(probe, { force: true });
  }
}

/** Returns who a lock says that holds it; `undefined` for one that was given back. */
function parseHolder(content: string): Holder | undefined {
  if (content === released) return undefined;
  const unknown = { pid: 0, host: "a machine that is not known", machine: "" };
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== "object" || parsed === null) return unknown;
    const pid: unknown = Reflect.get(parsed, "pid");
    const [started, host, machine] = ["started", "host", "machine"].map((name) => {
      const value: unknown = Reflect.get(parsed, name);
      return typeof value === "string" ? value : undefined;
    });
    if (typeof pid !== "number" || host === undefined || machine === undefined) return unknown;
    return { pid, started, host, machine };
  } catch {
    return unknown;
  }
}

async function self(): Promise<Holder> {
  const [boot, namespace, started] = await Promise.all([
    readOrUndefined("/proc/sys/kernel/random/boot_id"),
    readlink("/proc/self/ns/pid").catch(() => ""),
    startOf(process.pid),
  ]);
  const host = hostname();
  return { pid: process.pid, started, host, machine: [host, boot?.trim(), namespace].join(" ") };
}

/** When a process started, in ticks since boot; `undefined` where it is not there or is not known. */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readOrUndefined(join("/proc", String(pid), "stat"));
  // The command's name, in parentheses, can hold anything; the start is the 20th field after it.
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function readOrUndefined(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}
