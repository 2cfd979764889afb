import { createReadStream } from "node:fs";
import { appendFile, open } from "node:fs/promises";
import { ConfigurationError } from "../errors/base.js";
import type { JournalEvent, PushJournal } from "../push/journal.js";

/**
 * A journal in a file, one line of JSON an event, each on the disk before the push goes on. The
 * process may be killed at any byte: a line that was cut off is dropped when the file is read again.
 * One push writes to a file at a time.
 *
 * @param path - where the file is, or is to be made
 * @example
 * import { fileJournal } from "codat-expenses/node";
 *
 * const journal = fileJournal(`push-${companyId}-2026-10.jsonl`);
 * const report = await codat.push(companyId, items, { journal });
 */
export function fileJournal(path: string): PushJournal {
  const waiting: { readonly line: string; settle(failure?: { readonly error: unknown }): void }[] =
    [];
  let writing = false;
  let fresh = true;
  let failure: { readonly error: unknown } | undefined;

  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const written = waiting.splice(0);
      try {
        // After a line that may be cut off comes nothing but another run.
        if (failure) throw failure.error;
        const head = fresh && (await endsTorn(path)) ? "\n" : "";
        const text = head + written.map(({ line }) => line).join("");
        await appendFile(path, text, { flush: true });
        fresh = false;
        for (const { settle } of written) settle();
      } catch (error) {
        failure ??= { error };
        for (const { settle } of written) settle(failure);
      }
    }
    writing = false;
  };

  return {
    read: () => {
      fresh = true;
      failure = undefined;
      return readEvents(path);
    },
    append: (event) =>
      new Promise((resolve, reject) => {
        const line = `${JSON.stringify(event)}\n`;
        const settle = (failed?: { readonly error: unknown }) =>
          failed ? reject(failed.error) : resolve();
        waiting.push({ line, settle });
        if (!writing) void write();
      }),
  };
}

async function* readEvents(path: string): AsyncGenerator<JournalEvent, void, undefined> {
  if (!(await exists(path))) return;
  let number = 0;
  let torn = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const event = parse(line);
    if (!event) {
      torn ||= number;
      continue;
    }
    // A line can only be cut off where a run was: the next one begins after it.
    if (torn && event.event !== "started") throw unreadable(path, torn);
    torn = 0;
    yield event;
  }
}

/** What is between line feeds, and nothing else: an event may hold any other character. */
async function* linesOf(path: string): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const text of createReadStream(path, { encoding: "utf8" })) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function parse(line: string): JournalEvent | undefined {
  try {
    // What this module wrote; anything else does not begin like it.
    return line.startsWith('{"event":') ? JSON.parse(line) : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(path: string, line: number): ConfigurationError {
  return new ConfigurationError(
    `line ${line} of the journal ${path} cannot be read: it is no journal, or was damaged`,
  );
}

async function exists(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

async function endsTorn(path: string): Promise<boolean> {
  if (!(await exists(path))) return false;
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const last = Buffer.alloc(1);
    await file.read(last, 0, 1, size - 1);
    return last.toString() !== "\n";
  } finally {
    await file.close();
  }
}
