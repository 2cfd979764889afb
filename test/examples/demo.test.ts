import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCodat, type ListeningMock, type MockCodat } from "codat-expenses/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunScript, runExampleScript, runNode } from "./run-example.js";

const longestRunMs = 90_000;

describe("the demo on the mock", () => {
  let run: RunScript;
  beforeAll(async () => {
    // As `npm run demo` does; the others run compiled, which starts faster.
    run = await runNode(["--import", "tsx", "examples/demo.ts"]);
  }, longestRunMs);

  it("ends well", () => {
    expect(run.stderr).toBe("");
    expect(run.exitCode).toBe(0);
  });

  it("is killed with writes in flight, resumes, and books nothing twice", () => {
    expect(run.stdout).toMatch(/was killed \(SIGKILL\) with [1-9]\d* writes in flight/);
  });

  it("books every row but two, of every kind", () => {
    expect(counts(run.stdout)).toEqual({
      purchase: [126, 124, 2, 0],
      refund: [8, 8, 0, 0],
      chargeback: [2, 2, 0, 0],
      "cash-back": [3, 3, 0, 0],
      "top-up": [7, 7, 0, 0],
      fee: [7, 7, 0, 0],
      interest: [2, 2, 0, 0],
      claim: [16, 16, 0, 0],
      total: [171, 169, 2, 0],
    });
  });

  it("says which two were refused, and why", () => {
    const refused = section(run.stdout, "What was refused");
    expect(refused).toMatch(
      /Quayside Hotel +168\.00 GBP [^G]*2026-09-30, because its\s+books are closed/,
    );
    expect(refused).toMatch(/Heathrow +45\.00 GBP .*does not accept a/);
    expect(refused.match(/\d\.\d\d [A-Z]{3}/g)).toHaveLength(2);
    expect(refused).toContain("before a request was sent");
  });

  it("adds up what is in the books to the penny", () => {
    const amounts = section(run.stdout, "Amounts in the books, by currency");
    expect(amounts).toMatch(/EUR +2,310\.19 +168\.52 +22\.72 +- +7,500\.00/);
    expect(amounts).toMatch(/GBP +10,650\.64 +402\.06 +72\.43 +475\.89 +30,500\.00/);
    expect(amounts).toMatch(/USD +5,368\.13 +204\.00 +- +- +-/);
  });

  it("attaches the receipts of what is in the books", () => {
    expect(run.stdout).toContain("Receipts: 12 of 13 attached.");
    expect(run.stdout).toContain("quayside-hotel.pdf is not: its transaction was not booked.");
  });

  it("corrects one transaction and attaches one late receipt the next night", () => {
    expect(run.stdout).toMatch(/The next night: .* was corrected,\n {2}from \S+ to \S+ net/);
    expect(run.stdout).toMatch(/got its late receipt \(1\)\.\n.*: [1-9] requests/);
  });

  it("prints plain lines that fit 80 columns", () => {
    expect(run.stdout).toMatch(/Pushed: +171\/171/);
    expect(run.stdout).not.toContain("\u001b");
    expect(run.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});

describe("the demo on an API of one's own", () => {
  const apiKey = "a-key-that-nobody-may-see";
  let mock: MockCodat;
  let api: ListeningMock;
  beforeAll(async () => {
    mock = createMockCodat({ apiKey, syncDurationMs: 100 });
    api = await mock.listen();
  });
  const folders: string[] = [];
  afterAll(async () => {
    await api.close();
    await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
  });

  const runDemo = (companyId: string, key = apiKey) =>
    runExampleScript("demo.ts", {
      CODAT_API_KEY: key,
      CODAT_BASE_URL: api.url,
      CODAT_COMPANY_ID: companyId,
    });

  it(
    "writes into the books of the company that it is given, once",
    async () => {
      const { companyId } = mock.createCompany({ platform: "quickbooksOnline" });
      folders.push(join(tmpdir(), `codat-demo-${companyId}`));
      const first = await runDemo(companyId);
      expect(first.stderr).toBe("");
      expect(first.exitCode).toBe(0);
      const entries = mock.ledger(companyId);
      expect(entries).toHaveLength(170);
      expect(entries.flatMap((entry) => entry.attachments)).toHaveLength(13);

      const second = await runDemo(companyId);
      expect(second.exitCode).toBe(0);
      expect(counts(second.stdout)).toEqual(counts(first.stdout));
      expect(second.stdout).toContain("The push took 0 requests.");
      expect(mock.ledger(companyId)).toEqual(entries);
      expect(first.stdout + second.stdout + second.stderr).not.toContain(apiKey);
    },
    longestRunMs,
  );

  it(
    "says what the books lack, in one message",
    async () => {
      const { companyId } = mock.createCompany({ foreignCurrencies: [] });
      const run = await runDemo(companyId);
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain("a card account in EUR");
      expect(run.stderr.trim().split("\n")).toHaveLength(1);
    },
    longestRunMs,
  );

  it(
    "says in one message that the key is not taken, and never which key",
    async () => {
      const run = await runDemo(mock.createCompany().companyId, "another-key-nobody-may-see");
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain("401");
      expect(run.stderr.trim().split("\n")).toHaveLength(1);
      expect(run.stdout + run.stderr).not.toContain("another-key-nobody-may-see");
    },
    longestRunMs,
  );

  it(
    "asks for the company where only the key is set",
    async () => {
      const run = await runExampleScript("demo.ts", { CODAT_API_KEY: apiKey });
      expect(run.exitCode).toBe(1);
      expect(run.stderr).toContain("CODAT_COMPANY_ID");
    },
    longestRunMs,
  );
});

/** A part of what was printed, from its title to the next empty line. */
function section(stdout: string, title: string): string {
  return stdout.slice(stdout.indexOf(title)).split("\n\n")[0] ?? "";
}

/** The numbers of rows, booked, refused and failed ones, by type. */
function counts(stdout: string): Record<string, number[]> {
  const lines = section(stdout, "What was booked").split("\n").slice(3);
  return Object.fromEntries(
    lines.map((line) => [line.split(" ")[0], line.match(/\b\d+\b/g)?.map(Number)]),
  );
}
