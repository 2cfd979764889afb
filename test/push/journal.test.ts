import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigurationError,
  type JournalEvent,
  memoryJournal,
  type PushJournal,
} from "codat-expenses";
import type { MockCodat } from "codat-expenses/mock";
import { fileJournal } from "codat-expenses/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { errorOf, failureOf } from "../support/client.js";
import {
  anotherClient,
  bookedIds,
  Crash,
  crashingJournal,
  expenseItem,
  expenses,
  finish,
  idOf,
  oneOfEach,
  openJournal,
  postOperations,
  receipt,
  startPush,
  timesTaken,
} from "./support.js";

/** A file for the rest of the test. */
function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "codat-journal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "push.jsonl");
}

const kinds: Readonly<Record<string, () => PushJournal>> = {
  memory: memoryJournal,
  file: () => fileJournal(temporaryFile()),
};

const posts = (mock: MockCodat) =>
  mock.requests.filter(({ operationId }) =>
    postOperations.some((operation) => operation === operationId),
  ).length;

describe.each(Object.entries(kinds))("with a %s journal", (_, makeJournal) => {
  test("a push that is done is not done again", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = [...oneOfEach(company), expenseItem(company, [receipt()])];
    const journal = makeJournal();
    const first = await finish(codat.push(companyId, items, { journal }));
    const spent = mock.requests.length;
    const second = await finish(anotherClient(mock).push(companyId, items, { journal }));
    expect(mock.requests).toHaveLength(spent);
    expect(second.report).toEqual({ ...first.report, requests: 0 });
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
    const known = first.results.map((result) => ({ ...result, proof: "journal" }));
    expect(second.results.sort(byId)).toEqual(known.sort(byId));
  });

  test("new items are pushed along with those that are done", async () => {
    const { codat, mock, company, companyId } = startPush();
    const items = expenses(company, 60);
    const journal = makeJournal();
    await codat.push(companyId, items.slice(0, 30), { journal });
    const report = await codat.push(companyId, items, { journal });
    expect(report.counts.booked).toBe(60);
    expect(posts(mock)).toBe(2);
  });

  test("of another company it is refused, before anything is sent", async () => {
    const { codat, mock, company, companyId } = startPush();
    const journal = makeJournal();
    await codat.push(companyId, [], { journal });
    const other = mock.createCompany();
    const run = codat.push(other.companyId, expenses(company, 1), { journal });
    expect((await failureOf(run, ConfigurationError)).message).toContain(companyId);
    expect(mock.requests).toEqual([]);
  });
});

test("crashed at any point, and pushed again with the same journal, every item is booked once, each with its file", async () => {
  const { codat, mock } = startPush();
  for (let appends = 0; ; appends += 1) {
    const company = mock.createCompany();
    const { companyId } = company;
    const files = [receipt("one.pdf"), receipt("two.pdf")];
    const items = [...oneOfEach(company), expenseItem(company, files)];
    const journal = openJournal();
    const error = await Promise.resolve(
      codat.push(companyId, items, { journal: crashingJournal(journal, appends) }),
    ).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const { report } = await finish(anotherClient(mock).push(companyId, items, { journal }));
    const { length } = items;
    expect(report.counts).toMatchObject({ booked: length, refused: 0, failed: 0, unknown: 0 });
    const taken = await timesTaken(mock, companyId);
    expect([...taken.values()]).toEqual(items.map(() => 1));
    for (const { transactionId, attachments } of mock.ledger(companyId)) {
      const item = items.find((one) => idOf(one) === transactionId);
      expect(attachments).toHaveLength(item?.attachments?.length ?? 0);
    }
    if (error !== undefined) expect(error).toBeInstanceOf(Crash);
    else {
      expect(appends).toBeGreaterThan(15);
      break;
    }
  }
});

describe("a file journal", () => {
  test("holds whatever the API says", async () => {
    const journal = fileJournal(temporaryFile());
    const events: JournalEvent[] = [
      started("a"),
      {
        event: "attached",
        id: "b",
        file: 0,
        result: {
          status: "failed",
          message: "“\u2028\u2029\r\n\u0085 💶 \ud800",
          maybeAttached: true,
        },
      },
    ];
    for (const event of events) await journal.append(event);
    expect(await eventsOf(journal)).toEqual(events);
  });

  test("that cannot be written to ends the push, and can be used again", async () => {
    const path = join(temporaryFile(), "in", "no", "folder.jsonl");
    const { codat, mock, company, companyId } = startPush();
    const run = codat.push(companyId, expenses(company, 1), { journal: fileJournal(path) });
    expect(await errorOf(run)).toMatchObject({ code: "ENOENT" });
    expect(mock.requests).toEqual([]);
  });
});

test("a crash ends the push with the journal's own error, and nothing continues behind it", async () => {
  const { codat, mock, company, companyId } = startPush();
  const journal = crashingJournal(memoryJournal(), 8);
  const items = expenses(company, 300);
  expect(await errorOf(codat.push(companyId, items, { journal }))).toBeInstanceOf(Crash);
  const spent = mock.requests.length;
  await mock.clock.advance(60_000);
  expect(mock.requests).toHaveLength(spent);
  expect(bookedIds(mock, companyId).length).toBeLessThan(300);
});

const started = (companyId: string): JournalEvent => ({
  event: "started",
  companyId,
  at: "2026-08-03T09:00:00.000Z",
});

async function eventsOf(journal: PushJournal): Promise<JournalEvent[]> {
  const events: JournalEvent[] = [];
  for await (const event of journal.read()) events.push(event);
  return events;
}
