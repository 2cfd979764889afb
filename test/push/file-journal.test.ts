import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigurationError,
  type JournalEvent,
  JournalInUseError,
  memoryJournal,
  type PushJournal,
} from "codat-expenses";
import { fileJournal } from "codat-expenses/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { built } from "../support/built.js";
import { errorOf, failureOf } from "../support/client.js";
import { journalStoreSuite } from "./journal-store-suite.js";
import { expenses, startPush } from "./support.js";

/** A path for the rest of the test. */
function temporaryPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "codat-journal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "push.jsonl");
}

journalStoreSuite("memory", () => ({ store: memoryJournal(), companyId: "company-1" }));
journalStoreSuite("file", () => ({ store: fileJournal(temporaryPath()), companyId: "company-1" }));

const started = (companyId: string): JournalEvent => ({
  event: "started",
  companyId,
  at: "2026-08-03T09:00:00.000Z",
});
const dropped = (batch: string): JournalEvent => ({ event: "dropped", batch });

async function eventsOf(journal: PushJournal): Promise<JournalEvent[]> {
  const events: JournalEvent[] = [];
  for await (const event of journal.read()) events.push(event);
  return events;
}

describe("the file", () => {
  test("says in its first line what it is, and is readable for its owner alone", async () => {
    const path = temporaryPath();
    await fileJournal(path).append(started("a"));
    const [first] = readFileSync(path, "utf8").split("\n");
    expect(JSON.parse(first ?? "")).toEqual({ journal: "codat-expenses", version: 2 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("of version 0.1.0 is read, with a run that began after a line that was cut off", async () => {
    const path = temporaryPath();
    const lines = [
      JSON.stringify(started("a")),
      '{"event":"posting","batch":"tor',
      JSON.stringify(started("a")),
      JSON.stringify({ event: "attaching", id: "x", file: 0 }),
    ];
    writeFileSync(path, `${lines.join("\n")}\n`);
    await fileJournal(path).append(dropped("y"));
    expect(await eventsOf(fileJournal(path))).toEqual([
      started("a"),
      started("a"),
      { event: "attaching", id: "x", file: 0 },
      dropped("y"),
    ]);
  });

  test("that was cut off at any byte of its last line is read up to there, and resumes", async () => {
    const path = temporaryPath();
    const journal = fileJournal(path);
    await journal.append(started("“💶”"));
    await journal.append(dropped("é\u2028"));
    const whole = readFileSync(path);
    for (let bytes = 0; bytes <= whole.length; bytes += 1) {
      writeFileSync(path, whole);
      truncateSync(path, bytes);
      const before = await eventsOf(fileJournal(path));
      const again = fileJournal(path);
      await again.append(started("b"));
      await again.append(dropped("x"));
      expect(await eventsOf(fileJournal(path))).toEqual([...before, started("b"), dropped("x")]);
    }
  });

  test.each([
    ["a CSV", "id,amount\n1,10.00\n"],
    ["other JSON", '{"name":"x"}\n{"name":"y"}\n'],
    ["a binary file", "\u0000\u0001\u0002 no journal"],
  ])("that is %s is refused, and nothing is written into it", async (_, text) => {
    const path = temporaryPath();
    writeFileSync(path, text);
    const { codat, mock, company, companyId } = startPush();
    const run = codat.push(companyId, expenses(company, 1), { journal: fileJournal(path) });
    const error = await failureOf(run, ConfigurationError);
    expect(error.message).toContain(`${path} is not a journal`);
    expect(await errorOf(fileJournal(path).append(started("a")))).toBeInstanceOf(
      ConfigurationError,
    );
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(readdirSync(join(path, ".."))).toEqual(["push.jsonl"]);
    expect(mock.requests).toEqual([]);
  });

  test.each([
    ["garbage", "no journal at all"],
    ["an unknown event", '{"event":"paid","id":"x"}'],
    ["an event of another shape", '{"event":"posted","batch":7,"syncId":"s"}'],
  ])("with %s in the middle is refused with the line's number", async (_, garbage) => {
    const path = temporaryPath();
    const line = JSON.stringify(started("a"));
    writeFileSync(path, `${line}\n${garbage}\n${JSON.stringify(dropped("y"))}\n`);
    const error = await errorOf(eventsOf(fileJournal(path)));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(`line 2 of the journal ${path}`);
  });

  test.each(["", "a\0b", undefined, 7])("is not at %j, which is not a path", (path) => {
    expect(() => fileJournal(untyped(path))).toThrow(ConfigurationError);
  });

  test("of a later version is refused", async () => {
    const path = temporaryPath();
    writeFileSync(path, '{"journal":"codat-expenses","version":99}\n');
    expect(String(await errorOf(eventsOf(fileJournal(path))))).toContain("later version");
  });

  test("that is a FIFO, a directory or a symbolic link is refused at once", async () => {
    const fifo = temporaryPath();
    execFileSync("mkfifo", [fifo]);
    const link = `${fifo}.link`;
    const target = `${fifo}.target`;
    writeFileSync(target, "");
    symlinkSync(target, link);
    for (const [path, kind] of [
      [fifo, "FIFO"],
      [join(fifo, ".."), "directory"],
      [link, "symbolic link"],
    ] as const) {
      const error = await errorOf(fileJournal(path).append(started("a")));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(String(error)).toContain(kind);
    }
    expect(readFileSync(target, "utf8")).toBe("");
  });

  test("that a link takes the place of while it is in use is not followed", async () => {
    const path = temporaryPath();
    const journal = fileJournal(path);
    await journal.append(started("a"));
    rmSync(path);
    const target = `${path}.target`;
    writeFileSync(target, "");
    symlinkSync(target, path);
    expect(await errorOf(journal.append(dropped("x")))).toBeInstanceOf(Error);
    expect(readFileSync(target, "utf8")).toBe("");
  });

  test("that something else writes to while it is in use is not written to", async () => {
    const path = temporaryPath();
    const journal = fileJournal(path);
    await journal.append(started("a"));
    appendFileSync(path, `${JSON.stringify(dropped("other"))}\n`);
    expect(String(await errorOf(journal.append(dropped("x"))))).toContain("changed by something");
  });

  test("is read in linear time: a line of 40 MB takes a second, not eight", async () => {
    const path = temporaryPath();
    const long = dropped("x".repeat(40_000_000));
    writeFileSync(path, `${JSON.stringify(started("a"))}\n${JSON.stringify(long)}\n`);
    const startedMs = process.cpuUsage().user / 1_000;
    expect(await eventsOf(fileJournal(path))).toHaveLength(2);
    expect(process.cpuUsage().user / 1_000 - startedMs).toBeLessThan(4_000);
  });
});

describe("one push at a time", () => {
  test("a second one is refused, and the error names the process", async () => {
    const path = temporaryPath();
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 60);
    const push = () => codat.push(companyId, items, { journal: fileJournal(path) });
    const claim = await fileJournal(path).claim({ owner: "first", ttlMs: 60_000, companyId });
    const error = await failureOf(push(), JournalInUseError);
    expect(error.holder).toBe(`process ${process.pid} on ${hostname()}`);
    expect(error.message).toContain(path);
    expect(mock.requests).toEqual([]);
    await claim?.release({ state: "wanted" });
    expect((await push()).counts.booked).toBe(60);
    expect(await push()).toMatchObject({ requests: 0, counts: { booked: 60 } });
  });

  test("a process that was killed does not block; one that lives does", async () => {
    const path = temporaryPath();
    const program = `
      import { fileJournal } from ${JSON.stringify(built("src/node/index.ts"))};
      const claim = await fileJournal(process.argv[1]).claim({ owner: "child", ttlMs: 60_000, companyId: "a" });
      await claim.journal.append(${JSON.stringify(started("a"))});
      console.log("claimed");
      setInterval(() => undefined, 1_000);
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, path], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    onTestFinished(() => void child.kill("SIGKILL"));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const claim = () => fileJournal(path).claim({ owner: "me", ttlMs: 60_000, companyId: "a" });
    const error = await errorOf(claim());
    expect(error).toMatchObject({ holder: `process ${child.pid} on ${hostname()}` });
    child.kill("SIGKILL");
    await exited;
    const claimed = await claim();
    expect(claimed?.fence).toBe(2);
    await claimed?.release({ state: "done" });
  });

  test("a holder on another machine blocks while it shows that it lives", async () => {
    const path = temporaryPath();
    const holder = { pid: 1, host: "elsewhere", machine: "elsewhere" };
    writeFileSync(`${path}.lock.4`, JSON.stringify(holder));
    const journal = fileJournal(path);
    const claim = (ttlMs: number) => journal.claim({ owner: "me", ttlMs, companyId: "a" });
    expect(await errorOf(claim(60_000))).toMatchObject({ holder: "process 1 on elsewhere" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await claim(20))?.fence).toBe(5);
  });

  test("a push that lost the journal sends nothing more", async () => {
    const path = temporaryPath();
    const claim = await fileJournal(path).claim({ owner: "me", ttlMs: 60_000, companyId: "a" });
    expect(claim?.journal.holds?.(1_000)).toBe(true);
    rmSync(`${path}.lock.1`);
    expect(claim?.journal.holds?.(1_000)).toBe(false);
    expect(await errorOf(claim?.heartbeat() ?? Promise.resolve())).toBeInstanceOf(Error);
  });
});
