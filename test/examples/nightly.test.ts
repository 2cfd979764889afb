import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Expense, PushItem } from "codat-expenses";
import { createMockCodat } from "codat-expenses/mock";
import { expect, test } from "vitest";
import { built } from "../support/built.js";
import { runNode } from "./run-example.js";

const receipt = fileURLToPath(
  new URL("../../examples/data/receipts/park-and-ride.png", import.meta.url),
);

test("nightly.ts writes new rows, corrects changed ones, attaches late receipts, and names what differs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "codat-nightly-"));
  const mock = createMockCodat({ clock: "real", syncDurationMs: 0 });
  const api = await mock.listen();
  try {
    const { companyId, accounts } = mock.createCompany();
    const account = accounts.find(({ validTransactionTypes }) =>
      validTransactionTypes?.includes("Payment"),
    );
    const expense = (last: number, netAmount: number): Expense => ({
      id: `00000000-0000-4000-8000-00000000000${last}`,
      type: "Payment",
      issueDate: "2026-10-14",
      currency: mock.company(companyId).baseCurrency ?? "",
      merchantName: "Tram",
      lines: [{ netAmount, accountRef: { id: account?.id ?? "" } }],
    });
    const table = join(folder, "october.jsonl");
    const write = (items: readonly PushItem[]) =>
      writeFile(table, items.map((item) => `${JSON.stringify(item)}\n`).join(""));
    const night = () =>
      runNode([built("examples/nightly.ts"), table, join(folder, "october.journal")], {
        CODAT_API_KEY: "any",
        CODAT_BASE_URL: api.url,
        CODAT_COMPANY_ID: companyId,
      });

    await write([
      { kind: "expense", transaction: expense(1, 10) },
      { kind: "expense", transaction: expense(2, 20) },
    ]);
    const first = await night();
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(first.stdout).toMatch(/2 booked, 0 updated[\s\S]*The books match the table/);

    const late = join(folder, "park.png");
    await copyFile(receipt, late);
    await write([
      { kind: "expense", transaction: expense(1, 12.5) },
      { kind: "expense", transaction: expense(2, 20), attachments: [{ path: late }] },
    ]);
    const second = await night();
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    expect(second.stdout).toMatch(/1 booked, 1 updated, 1 receipts[\s\S]*The books match/);
    const [corrected, withReceipt] = [1, 2].map((last) =>
      mock.ledger(companyId).find(({ transactionId }) => transactionId === expense(last, 0).id),
    );
    expect(corrected).toMatchObject({ content: { lines: [{ netAmount: 12.5 }] } });
    expect(withReceipt?.attachments).toHaveLength(1);

    const gone = { path: join(folder, "gone.png") };
    await write([{ kind: "expense", transaction: expense(1, 12.5), attachments: [gone] }]);
    const third = await night();
    expect(third).toMatchObject({ exitCode: 1, stderr: "" });
    expect(third.stdout).toMatch(/receipt failed[\s\S]*gone\.png: [\s\S]*0{11}2\b[\s\S]*extra/);
  } finally {
    await api.close();
    await rm(folder, { recursive: true });
  }
}, 60_000);
