import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CodatError, CodatExpenses } from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { fileJournal } from "codat-expenses/node";
import { unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import fc from "fast-check";
import { getResponse } from "msw";
import { expect, test } from "vitest";
import { withFolder } from "../mock-server/support.js";

/** `npm run soak:fuzz` sets more. */
const inputs = Number(process.env.FUZZ_INPUTS ?? 2_000);
const maxMs = 50;
const parsers = 6;

/** Runs a reader on seeded inputs: each ends as it should, within 50 ms of processor time. */
async function fuzz<Input>(
  arbitrary: fc.Arbitrary<Input>,
  read: (input: Input) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(arbitrary, async (input) => {
      let tookMs = Number.POSITIVE_INFINITY;
      // A slow input is slow each time, by both clocks: one counts garbage collection in other threads,
      // the other what else the machine does.
      for (let round = 0; round < 5 && tookMs > maxMs; round += 1) {
        const before = process.cpuUsage();
        const beganMs = performance.now();
        await read(input);
        const elapsedMs = performance.now() - beganMs;
        const { user, system } = process.cpuUsage(before);
        tookMs = Math.min(tookMs, elapsedMs, (user + system) / 1000);
      }
      expect(tookMs).toBeLessThanOrEqual(maxMs);
    }),
    { numRuns: Math.ceil(inputs / parsers), seed: 20261014 },
  );
}

/** Text made of what parsers stumble over, repeated to sizes that show super-linear time. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          ...[
            " ",
            "\r\n",
            "\0",
            "\u001b[31m",
            "%",
            "%ff",
            "{",
            "}",
            "(",
            ")",
            "&&",
            "||",
            "=",
            "\\",
          ],
          ...['"', "'", ";", "--", "<", ">", "&#", "\ud83d", "e\u0301", "1e999", "null", "[", "]"],
        ),
        fc.integer({ min: 1, max: 3_000 }),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.map(([part, times]) => part.repeat(times)).join("")),
);

const json = fc.oneof(
  fc.json(),
  fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value)),
);

test("a webhook of any bytes and headers is refused with a WebhookVerificationError", async () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const headers = fc.record(
    { "webhook-id": text, "webhook-timestamp": text, "webhook-signature": text },
    { requiredKeys: [] },
  );
  await fuzz(fc.tuple(fc.oneof(text, json), headers), async ([body, given]) => {
    await expect(async () => unwrap(body, given, secret)).rejects.toBeInstanceOf(
      WebhookVerificationError,
    );
  });
}, 600_000);

test("a response of any body, status and headers resolves or rejects with a CodatError", async () => {
  const answer = fc.record({
    body: fc.oneof(text, json),
    status: fc.constantFrom(200, 202, 400, 409, 422, 429, 500, 502, 504),
    contentType: fc.constantFrom("application/json", "text/html", "text/plain"),
  });
  await fuzz(answer, async ({ body, status, contentType }) => {
    const codat = new CodatExpenses({
      apiKey: "some long key",
      maxRetries: 0,
      fetch: async () => new Response(body, { status, headers: { "content-type": contentType } }),
    });
    for (const call of [codat.companies.get("a"), codat.syncs.list("a")]) {
      const error = await call.then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error !== undefined) expect(error).toBeInstanceOf(CodatError);
    }
  });
}, 600_000);

test("a list whose pages hold anything ends, or rejects with a CodatError", async () => {
  const page = fc
    .record(
      {
        results: fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 }),
        pageNumber: fc.jsonValue({ maxDepth: 1 }),
        pageSize: fc.jsonValue({ maxDepth: 1 }),
        totalResults: fc.oneof(fc.nat(5), fc.jsonValue({ maxDepth: 1 })),
        _links: fc.oneof(
          fc.constant({ next: { href: "/companies?page=2" } }),
          fc.jsonValue({ maxDepth: 2 }),
        ),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value));
  await fuzz(fc.array(page, { minLength: 1, maxLength: 4 }), async (pages) => {
    let asked = 0;
    const codat = new CodatExpenses({
      apiKey: "some long key",
      maxRetries: 0,
      // The last page comes again and again, for as long as it is asked for.
      fetch: async () => new Response(pages[Math.min(asked++, pages.length - 1)]),
    });
    const error = await (async () => {
      for await (const _ of codat.companies.list());
    })().catch((thrown: unknown) => thrown);
    if (error !== undefined) expect(error).toBeInstanceOf(CodatError);
    expect(asked).toBeLessThanOrEqual(20);
  });
}, 600_000);

test("the mock responds to any query and order of a list with a 200 or a 400", async () => {
  const mock = createMockCodat({ limits: false });
  mock.seedDemo();
  mock.setQuotaRemaining(1_000_000);
  const [company] = mock.companies();
  const path = `https://api.codat.io/companies/${company?.companyId}/data/suppliers`;
  await fuzz(fc.record({ query: text, orderBy: text }), async (query) => {
    // Node's own server takes no longer address.
    const address = `${path}?${new URLSearchParams(query)}`.slice(0, 16_384);
    const request = new Request(address, {
      headers: { authorization: "Basic a2V5" },
    });
    const response = await getResponse([...mock.handlers], request);
    expect([200, 400]).toContain(response?.status);
  });
}, 600_000);

test("the mock responds to any body of an upload with a 4xx, never with a 500", async () => {
  const mock = createMockCodat({ limits: false });
  const { companyId } = mock.createCompany();
  mock.setQuotaRemaining(1_000_000);
  const path = `https://api.codat.io/companies/${companyId}/sync/expenses/syncs/a/transactions/b/attachments`;
  const disposition = fc.oneof(
    text,
    fc.constantFrom(
      'form-data; name="file"; filename="a.pdf"',
      "form-data; name=file; filename*=%ff",
      "form-data; name=\"file\"; filename*=UTF-8''%e2%82",
    ),
  );
  const body = fc
    .record({ disposition, content: text, end: fc.constantFrom("--x--\r\n", "--x", "") })
    .map(({ disposition: head, content, end }) =>
      ["--x", `Content-Disposition: ${head}`, "", content, end].join("\r\n"),
    );
  await fuzz(fc.oneof(body, text), async (bytes) => {
    const request = new Request(path, {
      method: "POST",
      headers: {
        authorization: "Basic a2V5",
        "content-type": "multipart/form-data; boundary=x",
      },
      body: bytes,
    });
    const response = await getResponse([...mock.handlers], request);
    expect(response?.status).toBeGreaterThanOrEqual(400);
    expect(response?.status).toBeLessThan(500);
  });
}, 600_000);

test("a journal of any bytes is read, or refused with a CodatError that names the file", async () => {
  const event = fc.oneof(
    json,
    text,
    fc.constantFrom(
      '{"event":"started","companyId":"a","at":"2026-10-14T00:00:00Z"}',
      '{"event":"ended","results":null}',
      '{"event":"posting"}',
    ),
  );
  await withFolder(async (folder) => {
    const path = join(folder, "journal.jsonl");
    await fuzz(fc.array(event, { maxLength: 5 }), async (lines) => {
      await writeFile(path, lines.join("\n"));
      const error = await (async () => {
        for await (const _ of fileJournal(path).read());
      })().catch((thrown: unknown) => thrown);
      if (error === undefined) return;
      expect(error).toBeInstanceOf(CodatError);
      expect(String(error)).toContain(path);
    });
  });
}, 600_000);
