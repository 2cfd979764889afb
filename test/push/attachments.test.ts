import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { FileInput, PushResult } from "codat-expenses";
import type { Fault } from "codat-expenses/mock";
import { describe, expect, onTestFinished, test } from "vitest";
import { profiles } from "../support/start-client.js";
import {
  expenseItem,
  finish,
  idOf,
  openJournal,
  receipt,
  requestCounts,
  startPush,
} from "./support.js";

const upload = "upload-expense-attachment";

function attachmentsOf([result]: readonly PushResult[]) {
  return result?.outcome === "booked" ? result.attachments : [];
}

async function fileOnDisk(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "codat-receipt-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "on-disk.pdf");
  await writeFile(path, "on disk");
  return path;
}

test("a file that a busy machine does not open in time is opened again; one that is not there is not", async () => {
  class SlowOnce extends Blob {
    #reads = 0;
    override arrayBuffer(): Promise<ArrayBuffer> {
      this.#reads += 1;
      // The first reading is for its digest.
      return this.#reads === 2 ? new Promise(() => undefined) : super.arrayBuffer();
    }
  }
  const { codat, company, companyId } = startPush({ timeoutMs: 200 });
  const slow = { content: new SlowOnce(["slow"]), filename: "slow.pdf" };
  const item = expenseItem(company, [slow, { path: join(tmpdir(), "not-there.pdf") }]);
  const { results } = await finish(codat.push(companyId, [item]));
  expect(attachmentsOf(results)).toEqual([
    { status: "attached", maybeTwice: false, filename: "slow.pdf" },
    {
      status: "failed",
      message: expect.stringContaining("ENOENT"),
      maybeAttached: false,
      filename: "not-there.pdf",
    },
  ]);
});

test("files of every form are attached, in results in their order", async () => {
  const { codat, mock, company, companyId } = startPush();
  const bytes = new TextEncoder().encode("bytes");
  const attachments: FileInput[] = [
    { path: await fileOnDisk() },
    new File(["file"], "file.pdf"),
    { content: new Blob(["blob"]), filename: "blob.pdf" },
    { content: bytes, filename: "bytes.pdf" },
    { content: new Blob(["web"]).stream(), filename: "web-stream.pdf" },
    { content: Readable.from([bytes]), filename: "node-stream.pdf" },
  ];
  const item = expenseItem(company, attachments);
  const { results, report } = await finish(codat.push(companyId, [item]));
  const names = [
    "on-disk.pdf",
    "file.pdf",
    "blob.pdf",
    "bytes.pdf",
    "web-stream.pdf",
    "node-stream.pdf",
  ];
  expect(attachmentsOf(results)).toEqual(
    names.map((filename) => ({ status: "attached", maybeTwice: false, filename })),
  );
  expect(report.attachments).toEqual({ attached: 6, failed: 0, maybeTwice: 0 });
  const [entry] = mock.ledger(companyId);
  expect(entry?.attachments.map(({ filename }) => filename).sort()).toEqual([
    "blob.pdf",
    "bytes.pdf",
    "file.pdf",
    "node-stream.pdf",
    "on-disk.pdf",
    "web-stream.pdf",
  ]);
});

test("a file whose content type the platform refuses is not sent, and fails with the reason", async () => {
  const { codat, mock, company, companyId } = startPush();
  const contentType = "application/octet-stream";
  const file = { content: new Uint8Array([1]), filename: "receipt.pdf", contentType };
  const check = await codat.platformContext(companyId);
  const run = codat.push(companyId, [expenseItem(company, [file])], { check });
  const { results } = await finish(run);
  expect(attachmentsOf(results)).toMatchObject([
    { status: "failed", message: expect.stringContaining(contentType), maybeAttached: false },
  ]);
  expect(requestCounts(mock)[upload]).toBeUndefined();
});

test("a file that cannot be had fails alone, with the reason", async () => {
  const { codat, mock, company, companyId } = startPush();
  const item = expenseItem(company, [{ path: "/no/such/receipt.pdf" }, receipt()]);
  const { results } = await finish(codat.push(companyId, [item]));
  expect(attachmentsOf(results)).toMatchObject([
    { status: "failed", message: expect.stringContaining("ENOENT"), maybeAttached: false },
    { status: "attached" },
  ]);
  expect(requestCounts(mock)[upload]).toBe(1);
});

test("a file that the API refuses fails once, with its words", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.inject({ operationId: upload, status: 400, error: "Too large." });
  const { results } = await finish(codat.push(companyId, [expenseItem(company, [receipt()])]));
  expect(attachmentsOf(results)).toMatchObject([
    { status: "failed", message: expect.stringContaining("Too large"), maybeAttached: false },
  ]);
  expect(requestCounts(mock)[upload]).toBe(1);
});

test("nothing is attached to what was not booked", async () => {
  const { codat, mock, company, companyId } = startPush();
  const item = expenseItem(company, [receipt()]);
  mock.refuseTransaction({ transactionId: idOf(item), status: "PushError" });
  await codat.push(companyId, [item]);
  expect(requestCounts(mock)[upload]).toBeUndefined();
});

describe("an upload without a response is repeated, and says that the file may be there twice", () => {
  const troubles: readonly (readonly [string, Fault, number])[] = [
    ["broken off after it was executed", { disconnect: "after" }, 1],
    ["broken off before", { disconnect: "before" }, 1],
    ["500 after", { status: 500, executed: true }, 2],
    ["JSON that is cut short", { response: "truncated" }, 1],
    ["HTML", { response: "html", status: 200 }, 1],
  ];
  test.each(troubles)("%s", async (_, trouble, copies) => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: upload, ...trouble });
    const { results } = await finish(codat.push(companyId, [expenseItem(company, [receipt()])]));
    expect(attachmentsOf(results)).toEqual([
      { status: "attached", maybeTwice: true, filename: "receipt.pdf" },
    ]);
    expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(copies);
  });
});

test("an upload that was turned away with 429 is repeated, and is there once", async () => {
  const { codat, mock, company, companyId } = startPush();
  mock.inject({ operationId: upload, status: 429, times: 6 });
  const { results } = await finish(codat.push(companyId, [expenseItem(company, [receipt()])]));
  expect(attachmentsOf(results)).toEqual([
    { status: "attached", maybeTwice: false, filename: "receipt.pdf" },
  ]);
  expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(1);
});

describe("a stream can be read once", () => {
  const streamed = () => ({ content: new Blob(["receipt"]).stream(), filename: "receipt.pdf" });

  test("its upload is not repeated, and may have been executed", async () => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: upload, disconnect: "after" });
    const { results } = await finish(codat.push(companyId, [expenseItem(company, [streamed()])]));
    expect(attachmentsOf(results)).toMatchObject([{ status: "failed", maybeAttached: true }]);
    expect(requestCounts(mock)[upload]).toBe(1);
  });

  test("a later push with the same journal and a new stream attaches it", async () => {
    const { codat, mock, company, companyId } = startPush();
    mock.inject({ operationId: upload, disconnect: "before" });
    const journal = openJournal();
    const item = expenseItem(company, [streamed()]);
    await codat.push(companyId, [item], { journal });
    const again = { ...item, attachments: [streamed()] };
    const { results } = await finish(codat.push(companyId, [again], { journal }));
    expect(attachmentsOf(results)).toEqual([
      { status: "attached", maybeTwice: true, filename: "receipt.pdf" },
    ]);
  });
});

test("a file that failed is tried again by a later push; one that is there is not", async () => {
  const { codat, mock, company, companyId } = startPush();
  const item = expenseItem(company, [receipt("one.pdf"), receipt("two.pdf")]);
  mock.inject({ operationId: upload, status: 400 });
  const journal = openJournal();
  await codat.push(companyId, [item], { journal });
  const { results } = await finish(codat.push(companyId, [item], { journal }));
  expect(attachmentsOf(results)).toEqual([
    { status: "attached", maybeTwice: false, filename: "one.pdf" },
    { status: "attached", maybeTwice: false, filename: "two.pdf" },
  ]);
  expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(2);
});

test.each(profiles)(
  "a file for a transaction written long ago is attached: %s",
  async (profile) => {
    const { codat, mock, company, companyId } = startPush({}, { profile });
    const item = expenseItem(company);
    await codat.push(companyId, [item]);
    await mock.clock.advance(24 * 60 * 60_000);
    const { results } = await finish(
      codat.push(companyId, [{ ...item, attachments: [receipt()] }]),
    );
    expect(attachmentsOf(results)).toMatchObject([{ status: "attached" }]);
    expect(mock.ledger(companyId)[0]?.attachments).toHaveLength(1);
  },
);

test("files are known by their content: none twice in any order, none lost", async () => {
  const { codat, mock, company, companyId } = startPush();
  const [one, two, three] = [receipt("one.pdf"), receipt("two.pdf"), receipt("three.pdf")];
  const item = expenseItem(company, [one, two]);
  const journal = openJournal();
  await codat.push(companyId, [item], { journal });
  const again = { ...item, attachments: [three, two, { ...two, filename: "copy.pdf" }, one] };
  const { results } = await finish(codat.push(companyId, [again], { journal }));
  expect(attachmentsOf(results)).toEqual(
    ["three.pdf", "two.pdf", "copy.pdf", "one.pdf"].map((filename) => ({
      status: "attached",
      maybeTwice: false,
      filename,
    })),
  );
  const names = mock.ledger(companyId)[0]?.attachments.map(({ filename }) => filename);
  expect(names).toEqual(["one.pdf", "two.pdf", "three.pdf"]);
});

test("only those files count as uncertain that were on their way when the process ended", async () => {
  const { codat, mock, company, companyId } = startPush();
  const files = Array.from({ length: 60 }, (_, index) => receipt(`${index}.pdf`));
  const item = expenseItem(company, files);
  const journal = openJournal();
  const leaving = new AbortController();
  let uploads = 0;
  mock.inject({
    operationId: upload,
    times: 1_000,
    when: () => {
      uploads += 1;
      if (uploads === 20) leaving.abort();
      return false;
    },
  });
  await codat.push(companyId, [item], { journal, signal: leaving.signal }).then(
    () => undefined,
    () => undefined,
  );
  const { results, report } = await finish(codat.push(companyId, [item], { journal }));
  const uncertain = attachmentsOf(results).filter(
    (file) => file.status === "attached" && file.maybeTwice,
  );
  const maybeTwice = uncertain.length;
  expect(report.attachments).toEqual({ attached: 60, failed: 0, maybeTwice });
  expect(uncertain.length).toBeLessThanOrEqual(10);
});
