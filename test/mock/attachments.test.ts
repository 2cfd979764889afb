import type { CreateCompanyOptions } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { payment, type Started, spendPath, startMock, syncOf } from "./support.js";

function formOf(file: File, field = "file") {
  const form = new FormData();
  form.append("note", "before the file");
  form.append(field, file);
  return form;
}

async function written(started: Started, options: CreateCompanyOptions = {}) {
  const company = started.mock.createCompany(options);
  const spend = payment(company);
  const { syncId } = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
  const path = `${spendPath(company)}/syncs/${syncId}/transactions/${spend.id}/attachments`;
  return { company, spend, path };
}

test("a file is kept with its transaction, byte for byte", async () => {
  const started = startMock();
  const { company, spend, path } = await written(started);
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 256);
  bytes.set(new TextEncoder().encode("\r\n--almost a boundary\r\n"), 1000);
  const file = new File([bytes], 'a "réçeipt".pdf', { type: "application/pdf" });
  const { status, body } = await started.send("POST", path, formOf(file));
  expect(status).toBe(200);
  expect(body).toEqual({
    companyId: company.companyId,
    id: expect.any(String),
    transactionId: spend.id,
  });
  const [attachment] = started.mock.ledger(company.companyId)[0]?.attachments ?? [];
  expect(attachment).toMatchObject({
    filename: 'a "réçeipt".pdf',
    contentType: "application/pdf",
    sizeBytes: bytes.length,
  });
  expect(Buffer.from(attachment?.content ?? []).equals(bytes)).toBe(true);
});

test("a transaction takes several files, and an empty one", async () => {
  const started = startMock();
  const { company, path } = await written(started);
  await started.send("POST", path, formOf(new File([], "empty.pdf", { type: "application/pdf" })));
  await started.send("POST", path, formOf(new File(["2"], "two.pdf", { type: "application/pdf" })));
  const [entry] = started.mock.ledger(company.companyId);
  expect(entry?.attachments.map(({ filename, sizeBytes }) => [filename, sizeBytes])).toEqual([
    ["empty.pdf", 0],
    ["two.pdf", 1],
  ]);
});

test("a form takes files in any field, several at once, each known by its SHA-256", async () => {
  const started = startMock();
  const { company, path } = await written(started);
  const form = formOf(new File(["abc"], "one.pdf", { type: "application/pdf" }), "document");
  form.append("attachment", JSON.stringify({ id: "1", name: "one" }));
  form.append("second", new File([""], "two.pdf", { type: "application/pdf" }));
  expect((await started.send("POST", path, form)).status).toBe(200);
  const [entry] = started.mock.ledger(company.companyId);
  expect(entry?.attachments).toMatchObject([
    {
      filename: "one.pdf",
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    },
    { filename: "two.pdf", sizeBytes: 0 },
  ]);
});

test("nothing is uploaded once access was withdrawn", async () => {
  const started = startMock();
  const { company, path } = await written(started);
  started.mock.deauthorize(company.companyId, company.accountingConnectionId ?? "");
  expect(
    (
      await started.send(
        "POST",
        path,
        formOf(new File(["1"], "one.pdf", { type: "application/pdf" })),
      )
    ).status,
  ).toBe(400);
});

test("a form without a file, or with a name that is not valid, or no form at all, is refused", async () => {
  const started = startMock();
  const { path } = await written(started);
  const empty = new FormData();
  empty.append("file", "text");
  expect((await started.send("POST", path, empty)).status).toBe(400);
  const part = `--edge\r\ncontent-disposition: form-data; name="file"; filename*=%ff\r\n\r\n1\r\n--edge--\r\n`;
  const headers = {
    authorization: "Basic a2V5",
    "content-type": "multipart/form-data; boundary=edge",
  };
  const misnamed = { method: "POST", headers, body: part };
  expect((await fetch(`https://api.codat.io${path}`, misnamed)).status).toBe(400);
  expect((await started.send("POST", path, { file: "one.pdf" })).status).toBe(400);
});

test("nothing is attached to a transaction that is not Completed, or not in the sync", async () => {
  const started = startMock();
  const { mock, send } = started;
  const company = mock.createCompany();
  const spend = payment(company);
  mock.refuseTransaction({ transactionId: spend.id, status: "PushError" });
  const { syncId } = await syncOf(started, company, "POST", "/expense-transactions", [spend]);
  const path = `${spendPath(company)}/syncs/${syncId}/transactions`;
  const form = formOf(new File(["1"], "one.pdf", { type: "application/pdf" }));
  expect((await send("POST", `${path}/${spend.id}/attachments`, form)).status).toBe(400);
  const unknown = crypto.randomUUID();
  expect((await send("POST", `${path}/${unknown}/attachments`, form)).status).toBe(404);
});

test("what the platform does not take is refused at once, with the reason", async () => {
  const started = startMock();
  const { path } = await written(started, { platform: "zohoBooks" });
  const refused = await started.send<{ error: string }>(
    "POST",
    path,
    formOf(new File(["1"], "one.tiff", { type: "application/pdf" })),
  );
  expect(refused.status).toBe(400);
  expect(refused.body.error).toMatch(/tiff/);
});
