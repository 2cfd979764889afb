import type { MockCompany } from "codat-expenses/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startMockServer, startReceiver } from "../mock-server/support.js";
import { createPlainClient, createStrictClient, webhookSchema } from "./strict-client.js";

/** Clients that know the contract alone, from a new company to a receipt and a webhook. */
describe.each([
  ["openapi-fetch", createPlainClient],
  ["a client that validates each response", createStrictClient],
] as const)("%s", (_, create) => {
  let mockServer: RunningServer;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeAll(async () => {
    receiver = await startReceiver();
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const webhook = ["--webhook-url", receiver.url, "--webhook-secret", secret];
    mockServer = await startMockServer("--sync-ms", "0", ...webhook);
  }, 60_000);
  afterAll(async () => {
    await mockServer.stop();
    await receiver.close();
  });

  test("goes from a company to a receipt and a webhook", { timeout: 60_000 }, async () => {
    const client = create(mockServer.url);
    const made = await client.POST("/companies", { body: { name: "Harbour & Pine" } });
    const companyId = made.data?.id ?? "";
    await client.PATCH("/companies/{companyId}", {
      params: { path: { companyId } },
      body: { tags: { region: "uk" } },
    });
    const all = await client.GET("/companies", { params: { query: { tags: "region=uk" } } });
    expect(all.data?.results).toMatchObject([{ id: companyId }]);

    const inCompany = { params: { path: { companyId } } };
    const linking = await client.POST("/companies/{companyId}/connections", {
      ...inCompany,
      body: { platformKey: "gbol" },
    });
    const connectionId = linking.data?.id ?? "";
    expect(linking.data?.status).toBe("PendingAuth");
    await mockServer.control("POST", "/link", { companyId, connectionId, fetched: true });
    await client.POST("/companies/{companyId}/sync/expenses/connections/partnerExpense", inCompany);
    const connections = await client.GET("/companies/{companyId}/connections", inCompany);
    expect(connections.data?.totalResults).toBe(2);
    await client.GET("/companies/{companyId}/dataStatus", inCompany);
    const inConnection = { params: { path: { companyId, connectionId } } };
    await client.GET(
      "/companies/{companyId}/connections/{connectionId}/options/chartOfAccounts",
      inConnection,
    );

    const company = await mockServer.control<MockCompany>("GET", `/companies/${companyId}`);
    const ref = ([first]: readonly { id: string }[]) => ({ id: first?.id ?? "" });
    const configured = await client.POST("/companies/{companyId}/sync/expenses/config", {
      ...inCompany,
      body: {
        bankAccount: ref(company.bankAccounts),
        supplier: ref(company.suppliers),
        customer: ref(company.customers),
      },
    });
    expect(configured.response.status).toBe(200);
    const options = await client.GET(
      "/companies/{companyId}/sync/expenses/mappingOptions",
      inCompany,
    );
    expect(options.data?.accounts).not.toHaveLength(0);

    const expense = {
      id: crypto.randomUUID(),
      type: "Payment",
      issueDate: "2026-08-01",
      currency: "GBP",
      lines: [
        {
          netAmount: 100,
          taxAmount: 0,
          accountRef: ref(company.accounts),
          taxRateRef: ref(company.taxRates),
        },
      ],
    } as const;
    const written = await client.POST("/companies/{companyId}/sync/expenses/expense-transactions", {
      ...inCompany,
      body: [{ ...expense, lines: [...expense.lines] }],
    });
    const syncId = written.data?.syncId ?? "";
    const inSync = { params: { path: { companyId, syncId } } };
    const status = await client.GET(
      "/companies/{companyId}/sync/expenses/syncs/{syncId}/status",
      inSync,
    );
    expect(status.data?.syncStatusCode).toBe(2000);
    const rows = await client.GET(
      "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions",
      inSync,
    );
    expect(rows.data?.results).toMatchObject([
      { status: "Completed", integrationType: "expenses" },
    ]);

    const form = new FormData();
    form.set("file", new File(["%PDF-1.4"], "receipt.pdf", { type: "application/pdf" }));
    const receipt = await client.POST(
      "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions/{transactionId}/attachments",
      {
        params: { path: { companyId, syncId, transactionId: expense.id } },
        body: { file: "" },
        bodySerializer: () => form,
      },
    );
    expect(receipt.data?.transactionId).toBe(expense.id);

    const unknown = { params: { path: { companyId: crypto.randomUUID() } } };
    expect((await client.GET("/companies/{companyId}", unknown)).error?.statusCode).toBe(404);

    const wrong = { operationId: "get-company", status: 200, body: { id: 5 } };
    await mockServer.control("POST", "/faults", wrong);
    const misread = client.GET("/companies/{companyId}", inCompany);
    if (create === createStrictClient) await expect(misread).rejects.toThrow(/uuid|string/i);
    else await misread;

    const { body } = await receiver.next((each) => each.body.includes(syncId));
    const event: unknown = JSON.parse(body);
    expect(webhookSchema("ExpensesSyncWebhook").parse(event)).toMatchObject({
      eventType: "expenses.sync.successful",
    });
  });
});
