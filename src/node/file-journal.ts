import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { codeOf } from "../core/errors.js";
import { ConfigurationError } from "../errors/base.js";
import {
  type JournalEvent,
  type JournalStore,
  journalVersion,
  type PushJournal,
} from "../push/journal.js";
import { isJournalEvent } from "../push/journal-event.js";
import { JournalLock } from "./journal-lock.js";

/** The first line of a journal: what the file is. Journals of version 0.1.0 have none. */
const header = `${JSON.stringify({ journal: "codat-expenses", version: journalVersion })}\n`;
const headerStart = '{"journal":"codat-expenses"';
const eventStart = '{"event":"started"';

// Neither a link that was put in the file's place is followed, nor is a FIFO waited for.
const safely = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const toRead = constants.O_RDONLY | safely;
const toWrite = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | safely;

/**
 * Returns a journal in a file, one line of JSON an event, each on the disk before the push continues. The
 * process may be killed at any byte: a line that was cut off at the end is dropped. It holds ids of
 * transactions and syncs, digests of contents, names of files, and messages of errors; it is created
 * readable for its owner alone.
 *
 * One push at a time works with it: another one, in any process, rejects with a `JournalInUseError`.
 * The lock is a file beside it (`<path>.lock.<n>`).
 *
 * @param path - where the file is, or is to be created
 * @throws ConfigurationError for what is not a path
 * @example
 * import { fileJournal } from "codat-expenses/node";
 *
 * const journal = fileJournal(`push-${companyId}-2026-10.jsonl`);
 * const report = await codat.push(companyId, items, { journal });
 */
export function fileJournal(path: string): PushJournal & JournalStore {
  if (typeof path !== "string" || path === "" || path.includes("\0")) {
    throw new ConfigurationError("the path of a journal must be text that is not empty");
  }
  const file = new JournalFile(path);
  return {
    read: () => file.read(),
    append: (event) => file.append(event),
    claim: async ({ ttlMs, companyId }) => {
      const company = (await file.companyId()) ?? companyId;
      if (company === undefined) return undefined;
      const lock = await JournalLock.acquire(path, ttlMs);
      const { fence } = lock;
      const journal = {
        read: () => file.read(),
        append: (event: JournalEvent) => file.append(event),
        holds: () => lock.isHeld(),
      };
      const heartbeat = () => lock.heartbeat();
      return { companyId: company, fence, journal, heartbeat, release: () => lock.release() };
    },
  };
}

interface Append {
  readonly line: string;
  settle(failure?: { readonly error: unknown }): void;
}

class JournalFile {
  readonly #path: string;
  readonly #waiting: Append[] = [];
  #writing = false;
  /** Where the last whole line ends, and the file's size; `undefined` until it was read. */
  #end: { readonly lines: number; readonly size: number } | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Writes an event, together with those that come while an earlier one is being written. */
  append(event: JournalEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = `${JSON.stringify(event)}\n`;
      const settle: Append["settle"] = (failed) => (failed ? reject(failed.error) : resolve());
      this.#waiting.push({ line, settle });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      try {
        // After a line that may be cut off comes nothing, until the file was read again.
        if (this.#failure) throw this.#failure.error;
        await this.#write(group.map(({ line }) => line).join(""));
        for (const { settle } of group) settle();
      } catch (error) {
        this.#failure ??= { error };
        for (const { settle } of group) settle(this.#failure);
      }
    }
    this.#writing = false;
  }

  async #write(lines: string): Promise<void> {
    if (!this.#end) for await (const _ of this.read());
    const end = this.#end ?? { lines: 0, size: 0 };
    const handle = await open(this.#path, toWrite, 0o600);
    try {
      const stats = await handle.stat();
      this.#assertFile(stats);
      if (stats.size !== end.size) {
        throw new ConfigurationError(
          `the journal ${this.#path} was changed by something else while it was in use`,
        );
      }
      if (end.size > end.lines) await handle.truncate(end.lines);
      const text = end.lines === 0 ? header + lines : lines;
      await handle.appendFile(text);
      await handle.datasync();
      const size = end.lines + Buffer.byteLength(text);
      this.#end = { lines: size, size };
    } finally {
      await handle.close();
    }
  }

  /** The company whose journal it is; `undefined` where no push has begun. */
  async companyId(): Promise<string | undefined> {
    for await (const event of this.read()) if (event.event === "started") return event.companyId;
    return undefined;
  }

  /** Returns all events. Throws ConfigurationError for a file that is not a journal. */
  async *read(): AsyncGenerator<JournalEvent, void, undefined> {
    this.#failure = undefined;
    const handle = await this.#open();
    let number = 0;
    let torn = 0;
    let [lines, size] = [0, 0];
    try {
      for await (const { text, bytes, isWhole } of handle ? linesOf(handle) : []) {
        number += 1;
        size += bytes;
        if (number === 1) this.#assertJournal(text, isWhole);
        if (!isWhole) break;
        const event = parse(text);
        if (number === 1 && text.startsWith(headerStart)) this.#assertVersion(event);
        else if (event === undefined && torn === 0) {
          torn = number;
          continue;
        } else if (!isJournalEvent(event)) throw this.#unreadable(torn || number);
        else {
          // Version 0.1.0 left a line that was cut off where it was, and began another run after it.
          if (torn > 0 && event.event !== "started") throw this.#unreadable(torn);
          torn = 0;
          yield event;
        }
        lines = size;
      }
      this.#end = { lines, size };
    } finally {
      await handle?.close();
    }
  }

  async #open(): Promise<FileHandle | undefined> {
    try {
      // Looked at before it is opened: opening a device can do anything.
      this.#assertFile(await lstat(this.#path));
      const handle = await open(this.#path, toRead);
      this.#assertFile(await handle.stat());
      return handle;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  #assertFile(stats: Stats): void {
    if (stats.isFile()) return;
    const kind = stats.isDirectory()
      ? "a directory"
      : stats.isSymbolicLink()
        ? "a symbolic link"
        : "a device, FIFO or socket";
    throw new ConfigurationError(`the journal ${this.#path} must be a regular file, not ${kind}`);
  }

  #assertJournal(firstLine: string, isWhole: boolean): void {
    const starts = [headerStart, eventStart];
    const isStart = starts.some((start) =>
      isWhole ? firstLine.startsWith(start) : start.startsWith(firstLine.slice(0, start.length)),
    );
    if (isStart) return;
    throw new ConfigurationError(
      `${this.#path} is not a journal of codat-expenses: its first line is something else. Nothing was written into it; give the journal another path`,
    );
  }

  #assertVersion(line: unknown): void {
    const version: unknown =
      typeof line === "object" && line !== null ? Reflect.get(line, "version") : undefined;
    if (typeof version === "number" && version <= journalVersion) return;
    throw new ConfigurationError(
      `the journal ${this.#path} was written by a later version of codat-expenses: upgrade to resume its push`,
    );
  }

  #unreadable(line: number): ConfigurationError {
    return new ConfigurationError(
      `line ${line} of the journal ${this.#path} cannot be read: the file was damaged or changed`,
    );
  }
}

interface Line {
  readonly text: string;
  /** How long it is in the file, with its line feed. */
  readonly bytes: number;
  /** Whether it ends with a line feed: the last one may have been cut off. */
  readonly isWhole: boolean;
}

/** What is between line feeds, in time that is linear in the file's length. */
async function* linesOf(handle: FileHandle): AsyncGenerator<Line, void, undefined> {
  let parts: Buffer[] = [];
  const line = (isWhole: boolean): Line => {
    const whole = Buffer.concat(parts);
    parts = [];
    return { text: whole.toString("utf8"), bytes: whole.length + (isWhole ? 1 : 0), isWhole };
  };
  const chunks: AsyncIterable<Buffer> = handle.createReadStream({ autoClose: false, start: 0 });
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      parts.push(chunk.subarray(start, end));
      start = end + 1;
      yield line(true);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield line(false);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
