import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCodat, type ListeningMock, type MockCodat } from "codat-expenses/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runExampleScript, runNode } from "./run-example.js";

const longestRunMs = 60_000;

/** What each script prints where nothing goes wrong. */
const scripts: Readonly<Record<string, readonly RegExp[]>> = {
  "map-categories.ts": [/Travel: Travel/, /Training: for the business to choose/],
  "push-a-day.ts": [/Trainline Completed/, /Brew & Bramble Coffee Completed/, /Figma Completed/],
  "receipts.ts": [/From a path: \S+\nFrom bytes: \S+\nFrom a stream: \S+/],
  "reimbursables.ts": [/Created supplier Priya Shah/, /Owed to supplier \S+: written/],
  "transfers.ts": [/Top-up of the cards: written/, /Credit card, September: written/],
  "older-dataset-flow.ts": [/(\S+ Completed\n){2}/],
  "settings-screen.ts": [/1000 Travel/, /Standard rate: 20 %/, / {2}Department\n {4}Sales/],
};

describe("the examples on the mock", () => {
  let mock: MockCodat;
  let api: ListeningMock;
  beforeAll(async () => {
    mock = createMockCodat({ syncDurationMs: 100 });
    api = await mock.listen();
  });
  afterAll(() => api.close());

  describe.concurrent("run as they stand", () => {
    for (const [name, prints] of Object.entries(scripts)) {
      it(
        `${name} does what it says`,
        async () => {
          const { companyId } = mock.createCompany();
          const environment = {
            CODAT_API_KEY: "any",
            CODAT_BASE_URL: api.url,
            CODAT_COMPANY_ID: companyId,
          };
          const { exitCode, stdout, stderr } = await runExampleScript(name, environment);
          expect(stderr).toBe("");
          expect(exitCode).toBe(0);
          for (const line of prints) expect(stdout).toMatch(line);
        },
        longestRunMs,
      );
    }
  });

  it(
    "onboard-customer.ts runs without a key, on a mock that ends with it",
    async () => {
      const { exitCode, stdout, stderr } = await runNode([
        ...["--import", "tsx", "examples/run.ts", "onboard-customer"],
      ]);
      expect(stderr).toBe("");
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/Ask the business to open https:/);
      expect(stdout).toMatch(/QuickBooks Online: Linked/);
      expect(stdout).toMatch(/Configured: spend is paid from Credit Card GBP/);
    },
    longestRunMs,
  );
});

describe("the examples as code to read", () => {
  it.each([...Object.keys(scripts), "onboard-customer.ts", "push-a-month.ts", "demo.ts"])(
    "%s is under 80 lines",
    async (name) => {
      const text = await readFile(new URL(`../../examples/${name}`, import.meta.url), "utf8");
      expect(text.split("\n").length).toBeLessThan(80);
    },
  );
});

describe("push-a-month.ts, killed and run again", () => {
  let mock: MockCodat;
  let api: ListeningMock;
  let folder: string;
  beforeAll(async () => {
    mock = createMockCodat({ syncDurationMs: 1_000 });
    api = await mock.listen();
    folder = await mkdtemp(join(tmpdir(), "codat-example-"));
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  it(
    "books each payment once",
    async () => {
      const { companyId } = mock.createCompany();
      const environment = {
        CODAT_API_KEY: "any",
        CODAT_BASE_URL: api.url,
        CODAT_COMPANY_ID: companyId,
        CODAT_JOURNAL: join(folder, "october.jsonl"),
      };
      const isPosted = () =>
        mock.requests.some(({ operationId }) => operationId === "create-expense-transaction");
      const killed = await runExampleScript("push-a-month.ts", environment, isPosted);
      expect(killed.exitCode).toBeNull();

      const finished = await runExampleScript("push-a-month.ts", environment);
      expect(finished.stderr).toBe("");
      expect(finished.stdout).toContain("91 booked, 0 refused");
      const ids = mock.ledger(companyId).map(({ transactionId }) => transactionId);
      expect(ids).toHaveLength(91);
      expect(new Set(ids).size).toBe(91);
    },
    longestRunMs,
  );
});
