import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MockCompany } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { runNode, startMockServer, withFolder } from "../mock-server/support.js";
import { built } from "../support/built.js";
import { runInProcess } from "../support/in-process.js";

const receipt = fileURLToPath(
  new URL("../../examples/data/receipts/park-and-ride.png", import.meta.url),
);

function run(args: readonly string[], environment?: Record<string, string>) {
  return runInProcess("codat-expenses", args, environment);
}

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;

const header =
  "id,type,issueDate,currency,bankAccountRef.id,merchantName,lines.netAmount,lines.accountRef.id,attachments";

function csv(rows: readonly string[]): string {
  return `${[header, ...rows].join("\n")}\n`;
}

test.each([
  [["--version"], { exitCode: 0, stderr: "" }],
  [["nothing"], { exitCode: 2, stdout: "" }],
])("as a process, %j ends with its exit code and prints where it should", async (args, ended) => {
  expect(await runNode([built("src/cli/main.ts"), ...args]).ended).toMatchObject(ended);
});

test.each([
  [[], 0, /Usage: codat-expenses COMMAND/],
  [["--version"], 0, /^\d+\.\d+\.\d+/],
  [["check", "--help"], 0, /codat-expenses check october\.csv --platform xero/],
  [["mock", "--help"], 0, /Usage: codat-expenses-mock/],
])("%j prints help or version", async (args, exitCode, words) => {
  const ended = await run(args);
  expect(ended).toMatchObject({ exitCode, stderr: "" });
  expect(ended.stdout).toMatch(words);
});

test.each([
  [["nothing"], /there is no command "nothing"/],
  [["check"], /it takes FILE/],
  [["check", "a.csv"], /--platform is required/],
  [["check", "a.csv", "--platform", "sage"], /--platform must be one of .*sageIntacct/],
  [["check", "a.txt", "--platform", "xero"], /a\.txt must be \.jsonl or \.csv/],
  [["check", "missing.csv", "--platform", "xero"], /missing\.csv: ENOENT/],
  [["check", "missing.jsonl", "--platform", "xero"], /missing\.jsonl: ENOENT/],
  [["sync-health"], /--key-from-env is required/],
  [["wait", "sync", "--company", "c", "--timeout", "soon"], /--timeout must be a number/],
  [["check", "a.csv", "--platform", "xero", "--verbose"], /'--verbose'/],
])("%j is bad use: one line on stderr, exit code 2", async (args, words) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("check reads CSV and JSONL, and exits with 1 and a table of what would be refused", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "feed.csv");
    await writeFile(
      file,
      csv([
        `${id(1)},Payment,2026-10-14,GBP,card,Tram,3.50,acc,`,
        `${id(1)},,,,,,1.25,acc,`,
        `${id(2)},Refund,2026-10-14,GBP,card,Tram,3.50,acc,`,
      ]),
    );
    const good = await run(["check", file, "--platform", "xero"]);
    expect(good).toMatchObject({ exitCode: 0, stdout: "2 transactions: none would be refused.\n" });
    const bad = await run(["check", file, "--platform", "freeagent"]);
    expect(bad.exitCode).toBe(1);
    expect(bad.stdout).toContain(id(2));
    expect(bad.stdout).toContain("1 of 2 transactions would be refused.".slice(1));

    const lines = join(folder, "feed.jsonl");
    await writeFile(
      lines,
      `${JSON.stringify({ kind: "transfer", transaction: { id: id(3) } })}\n\n${JSON.stringify({ id: id(4) })}\n`,
    );
    const json = await run(["check", lines, "--platform", "zohoBooks", "--json"]);
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      items: 2,
      refused: [{ id: id(3) }, { id: id(4) }],
    });
  });
});

test("push books a file with its receipts, resumes from its journal, and wait lists the sync", async () => {
  const mockServer = await startMockServer("--seed", "demo", "--sync-ms", "0");
  await withFolder(async (folder) => {
    const [company] = (await mockServer.control<MockCompany[]>("GET", "/companies")).filter(
      ({ platform }) => platform === "xero",
    );
    if (!company) throw new Error("the demo has no company on Xero");
    const [card] = company.bankAccounts;
    const file = join(folder, "october.csv");
    const account = company.accounts.find(({ validTransactionTypes }) =>
      validTransactionTypes?.includes("Payment"),
    )?.id;
    await writeFile(
      file,
      csv([
        `${id(1)},Payment,2026-10-14,${company.baseCurrency},${card?.id},Tram,3.50,${account},park.png`,
        `${id(2)},Payment,2026-10-14,${company.baseCurrency},${card?.id},Tram,3.50,no-account,`,
      ]),
    );
    await copyFile(receipt, join(folder, "park.png"));
    const environment = { CODAT_API_KEY: "key", CODAT_BASE_URL: mockServer.url };
    const journal = join(folder, "october.journal");
    const args = ["push", file, "--company", company.companyId, "--journal", journal];
    const push = () => run([...args, "--receipts", folder, "--json"], environment);
    // A dry run sends nothing: all of it is still to be created afterwards.
    for (let turn = 0; turn < 2; turn += 1) {
      const dry = await run([...args, "--receipts", folder, "--dry-run", "--json"], environment);
      expect(JSON.parse(dry.stdout)).toMatchObject({ counts: { create: 1, done: 0 }, uploads: 1 });
    }
    const first = await push();
    expect(first).toMatchObject({ exitCode: 1, stderr: "" });
    expect(JSON.parse(first.stdout)).toMatchObject({
      counts: { booked: 1, refused: 1 },
      attachments: { attached: 1 },
      notBooked: [{ id: id(2), outcome: "refused" }],
    });

    await writeFile(file, (await readFile(file, "utf8")).replace("no-account", account ?? ""));
    expect(JSON.parse((await push()).stdout)).toMatchObject({ counts: { booked: 2 } });
    const ledger = await mockServer.control<unknown[]>(
      "GET",
      `/companies/${company.companyId}/ledger`,
    );
    expect(ledger).toHaveLength(2);

    // Receipts that arrived late: the response to one is lost, and the other is not there.
    await writeFile(file, `${(await readFile(file, "utf8")).trimEnd()}late.png|gone.png\n`);
    await writeFile(join(folder, "late.png"), "late");
    const lost = { operationId: "upload-expense-attachment", disconnect: "after" };
    await mockServer.control("POST", "/faults", lost);
    const late = await push();
    expect(late).toMatchObject({ exitCode: 1, stderr: "" });
    expect(JSON.parse(late.stdout)).toMatchObject({
      counts: { booked: 2 },
      attachments: { attached: 2, failed: 1, maybeTwice: 1 },
      receipts: [
        { id: id(2), filename: "late.png", status: "attached", maybeTwice: true },
        { id: id(2), filename: "gone.png", status: "failed" },
      ],
    });
    const table = await run([...args, "--receipts", folder], environment);
    expect(table.exitCode).toBe(1);
    expect(table.stdout).toMatch(/late\.png: it may be attached twice/);
    expect(table.stdout).toMatch(/gone\.png: [\s\S]*ENOENT/);
    expect(table.stdout).toMatch(/Receipts: 2 attached \(1 may be attached twice\), 1 failed\./);

    const ofCompany = ["--company", company.companyId];
    const traced = await run(["trace", id(2), ...ofCompany, "--journal", journal], environment);
    expect(traced).toMatchObject({ exitCode: 0, stderr: "" });
    expect(traced.stdout).toMatch(/^In the books/);
    const missing = await run(["trace", id(9), ...ofCompany, "--json"], environment);
    expect(missing.exitCode).toBe(1);
    expect(JSON.parse(missing.stdout)).toMatchObject({ booked: false, syncs: [] });
    const since = ["--since", "yesterday"];
    const badUse = await run(["trace", id(2), ...ofCompany, ...since], environment);
    expect(badUse).toMatchObject({ exitCode: 2, stdout: "" });
    const same = await run(["reconcile", file, ...ofCompany], environment);
    expect(same).toMatchObject({ exitCode: 0, stderr: "" });
    await writeFile(file, csv([`${id(3)},Payment,2026-10-14,GBP,,Tram,3.50,${account},`]));
    const other = await run(["reconcile", file, ...ofCompany, "--json"], environment);
    expect(other.exitCode).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({
      counts: { missing: 1 },
      extra: [{ id: id(2) }, { id: id(1) }],
    });

    const doctor = await run(["doctor", "--company", company.companyId], environment);
    expect(doctor).toMatchObject({ exitCode: 0, stderr: "" });
    expect(doctor.stdout).toMatch(/API key[\s\S]*requests left[\s\S]*ready for its first expense/);

    const path = `/companies/${company.companyId}/sync/expenses/syncs/latest/status`;
    const { syncId } = await mockServer.api<{ syncId: string }>("GET", path);
    const waited = await run(["wait", syncId, "--company", company.companyId], environment);
    expect(waited).toMatchObject({ exitCode: 0, stderr: "" });
    expect(waited.stdout).toMatch(/written with 2000[\s\S]*Completed/);
  });
  await mockServer.stop();
}, 60_000);

test("a missing key is an error with exit code 1 that says where it is read from", async () => {
  const { exitCode, stderr } = await run(["wait", "sync", "--company", "company"]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/CODAT_API_KEY/);
});
