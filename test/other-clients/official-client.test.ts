import { CodatSyncExpenses } from "@codat/sync-for-expenses";
import {
  AccountStatus,
  AccountType,
  ContactRefType,
  CustomerStatus,
  DataConnectionStatus,
  DataType,
  ExpenseTransactionType,
  SupplierStatus,
} from "@codat/sync-for-expenses/dist/sdk/models/shared/index.js";
import type { LedgerEntry, LoggedRequest, MockCompany } from "codat-expenses/mock";
import FormData from "form-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startMockServer } from "../mock-server/support.js";

/**
 * The API's own, older client, which knows nothing of the mock: one test an operation, in the order
 * in which a card provider uses them. Each test goes on from those before it.
 */
describe("@codat/sync-for-expenses 3.1.0, from start to receipt", () => {
  let mockServer: RunningServer;
  let sdk: CodatSyncExpenses;
  let companyId: string;
  let connectionId: string;
  let company: MockCompany;
  let syncId: string;
  const transactionId = crypto.randomUUID();

  beforeAll(async () => {
    mockServer = await startMockServer("--seed", "demo", "--sync-ms", "0");
    sdk = new CodatSyncExpenses({
      serverURL: mockServer.url,
      security: { authHeader: "Basic a2V5" },
    });
  });
  afterAll(async () => {
    const requests = await mockServer.control<LoggedRequest[]>("GET", "/requests");
    await mockServer.stop();
    expect(requests.filter(({ operationId }) => operationId === undefined)).toEqual([]);
  });

  test("companies.create", async () => {
    const { statusCode, company: created } = await sdk.companies.create({ name: "Harbour" });
    expect(statusCode).toBe(200);
    companyId = created?.id ?? "";
    expect(created?.redirect).toContain(companyId);
  });
  test("companies.update", async () => {
    const companyRequestBody = { name: "Harbour & Pine" };
    const { company: updated } = await sdk.companies.update({ companyId, companyRequestBody });
    expect(updated?.name).toBe("Harbour & Pine");
  });
  test("companies.get", async () => {
    expect((await sdk.companies.get({ companyId })).company?.name).toBe("Harbour & Pine");
  });
  test("companies.list", async () => {
    const { companies } = await sdk.companies.list({ page: 2, pageSize: 5 });
    expect(companies).toMatchObject({ totalResults: 9, pageNumber: 2 });
    expect(companies?.results?.at(-1)?.id).toBe(companyId);
    expect(companies?.links.previous?.href).toContain("page=1");
  });

  test("connections.create", async () => {
    const requestBody = { platformKey: "qhyg" };
    const { connection } = await sdk.connections.create({ companyId, requestBody });
    expect(connection?.status).toBe(DataConnectionStatus.PendingAuth);
    expect(connection?.linkUrl).toContain(mockServer.url);
    connectionId = connection?.id ?? "";
    await mockServer.control("POST", "/link", { companyId, connectionId, fetched: true });
    company = await mockServer.control("GET", `/companies/${companyId}`);
  });
  test("connections.createPartnerExpenseConnection", async () => {
    const { connection } = await sdk.connections.createPartnerExpenseConnection({ companyId });
    expect(connection?.status).toBe(DataConnectionStatus.Linked);
  });
  test("connections.get", async () => {
    const { connection } = await sdk.connections.get({ companyId, connectionId });
    expect(connection?.status).toBe(DataConnectionStatus.Linked);
  });
  test("connections.list", async () => {
    expect((await sdk.connections.list({ companyId })).connections?.totalResults).toBe(2);
  });

  test("manageData.get", async () => {
    const { dataStatusResponse } = await sdk.manageData.get({ companyId });
    expect(dataStatusResponse?.suppliers?.currentStatus).toBe("Complete");
  });
  test("manageData.refreshAllDataTypes", async () => {
    expect((await sdk.manageData.refreshAllDataTypes({ companyId })).statusCode).toBe(204);
  });
  test("manageData.refreshDataType", async () => {
    // The fetch of all types has to end first.
    await mockServer.control("POST", "/clock/advance", { ms: 5000 });
    const dataType = DataType.Suppliers;
    const { pullOperation } = await sdk.manageData.refreshDataType({ companyId, dataType });
    expect(pullOperation?.dataType).toBe("suppliers");
  });
  test("manageData.listPullOperations, manageData.getPullOperation", async () => {
    const { pullOperations } = await sdk.manageData.listPullOperations({ companyId });
    const [first] = pullOperations?.results ?? [];
    const datasetId = first?.id ?? "";
    const { pullOperation } = await sdk.manageData.getPullOperation({ companyId, datasetId });
    expect(pullOperation?.id).toBe(datasetId);
  });

  test("configuration.getMappingOptions", async () => {
    const { mappingOptions } = await sdk.configuration.getMappingOptions({ companyId });
    const ids = mappingOptions?.accounts?.map(({ id }) => id);
    expect(ids).toContain(company.accounts[0]?.id);
    expect(mappingOptions?.taxRates?.length).toBe(company.taxRates.length);
  });
  test("configuration.set, configuration.get", async () => {
    const chosen = {
      bankAccount: { id: company.bankAccounts[0]?.id ?? "" },
      supplier: { id: company.suppliers[0]?.id ?? "" },
      customer: { id: company.customers[0]?.id ?? "" },
    };
    await sdk.configuration.set({ companyId, companyConfiguration: chosen });
    const { companyConfiguration } = await sdk.configuration.get({ companyId });
    expect(companyConfiguration).toMatchObject(chosen);
  });

  test("accounts.getCreateModel", async () => {
    const { pushOption } = await sdk.accounts.getCreateModel({ companyId, connectionId });
    expect(Object.keys(pushOption?.properties ?? {})).toContain("nominalCode");
  });
  test("accounts.create, pushOperations.get, pushOperations.list", async () => {
    const account = {
      name: "Trains",
      nominalCode: "4242",
      type: AccountType.Expense,
      status: AccountStatus.Active,
      currency: "GBP",
      fullyQualifiedCategory: "Expense",
    };
    const created = await sdk.accounts.create({ companyId, connectionId, account });
    expect(created.createAccountResponse?.status).toBe("Pending");
    await mockServer.control("POST", "/clock/advance", { ms: 5000 });
    const pushOperationKey = created.createAccountResponse?.pushOperationKey ?? "";
    const { pushOperation } = await sdk.pushOperations.get({ companyId, pushOperationKey });
    expect(pushOperation?.status).toBe("Success");
    const { pushOperations } = await sdk.pushOperations.list({ companyId });
    expect(pushOperations?.totalResults).toBe(1);
  });
  test("suppliers.create, update, get, list", async () => {
    const supplier = { supplierName: "Sam", status: SupplierStatus.Active };
    const created = await sdk.suppliers.create({ companyId, connectionId, supplier });
    expect(created.createSupplierResponse?.status).toBe("Pending");
    const supplierId = company.suppliers[0]?.id ?? "";
    await sdk.suppliers.update({ companyId, connectionId, supplierId, supplier });
    await mockServer.control("POST", "/clock/advance", { ms: 5000 });
    await mockServer.control("POST", "/refresh", { companyId });
    const read = await sdk.suppliers.get({ companyId, supplierId });
    expect(read.supplier?.supplierName).toBe("Sam");
    const { suppliers } = await sdk.suppliers.list({ companyId, query: "supplierName=Sam" });
    expect(suppliers?.totalResults).toBe(2);
  });
  test("customers.create, update, get, list", async () => {
    const customer = { customerName: "Kim", status: CustomerStatus.Active };
    const created = await sdk.customers.create({ companyId, connectionId, customer });
    expect(created.createCustomerResponse?.status).toBe("Pending");
    const customerId = company.customers[0]?.id ?? "";
    await sdk.customers.update({ companyId, connectionId, customerId, customer });
    await mockServer.control("POST", "/clock/advance", { ms: 5000 });
    await mockServer.control("POST", "/refresh", { companyId });
    const read = await sdk.customers.get({ companyId, customerId });
    expect(read.customer?.customerName).toBe("Kim");
    const { customers } = await sdk.customers.list({ companyId, orderBy: "customerName" });
    expect(customers?.totalResults).toBe(company.customers.length + 1);
  });

  test("expenses.create, sync.initiateSync", async () => {
    const expense = {
      id: transactionId,
      type: ExpenseTransactionType.Payment,
      issueDate: "2026-08-01T00:00:00.000Z",
      currency: "GBP",
      currencyRate: 1,
      merchantName: "Blue Fern Hotels",
      contactRef: { id: company.suppliers[0]?.id ?? "", type: ContactRefType.Supplier },
      bankAccountRef: { id: company.bankAccounts[0]?.id ?? "" },
      lines: [
        {
          netAmount: 100,
          taxAmount: 20,
          accountRef: { id: company.accounts[0]?.id ?? "" },
          taxRateRef: { id: company.taxRates[0]?.id ?? "" },
          trackingRefs: [{ id: company.trackingCategories[0]?.id ?? "" }],
        },
      ],
    };
    const createExpenseRequest = { items: [expense] };
    const created = await sdk.expenses.create({ companyId, createExpenseRequest });
    const datasetIds = [created.createExpenseResponse?.datasetId ?? ""];
    const started = await sdk.sync.initiateSync({ companyId, initiateSync: { datasetIds } });
    expect(started.statusCode).toBe(202);
    syncId = started.syncInitiated?.syncId ?? "";
  });
  test("sync.get, sync.getLatestSync, sync.getLastSuccessfulSync, sync.list", async () => {
    const expected = { syncId, syncStatusCode: 2000, dataPushed: true };
    expect((await sdk.sync.get({ companyId, syncId })).companySyncStatus).toMatchObject(expected);
    const latest = await sdk.sync.getLatestSync({ companyId });
    expect(latest.companySyncStatus).toMatchObject(expected);
    const successful = await sdk.sync.getLastSuccessfulSync({ companyId });
    expect(successful.companySyncStatus).toMatchObject(expected);
    const { companySyncStatuses } = await sdk.sync.list({ companyId });
    expect(companySyncStatuses).toMatchObject([expected]);
  });
  test("transactionStatus.list, transactionStatus.get", async () => {
    const expected = { transactionId, status: "Completed" };
    const { transactions } = await sdk.transactionStatus.list({ companyId, syncId });
    expect(transactions?.results).toMatchObject([expected]);
    const { transaction } = await sdk.transactionStatus.get({ companyId, syncId, transactionId });
    expect(transaction).toMatchObject([expected]);
  });

  const content = new TextEncoder().encode("%PDF-1.4");
  const requestBody = { content, requestBody: "receipt.pdf" };

  test("expenses.uploadAttachment of the client itself sends a form without a file: 400", async () => {
    const request = { companyId, syncId, transactionId, requestBody };
    const { statusCode, errorMessage } = await sdk.expenses.uploadAttachment(request);
    expect(statusCode).toBe(400);
    expect(errorMessage?.error).toContain("no file");
  });
  test("expenses.uploadAttachment with a form of one's own", async () => {
    const form = new FormData();
    form.append("file", Buffer.from(content), "receipt.pdf");
    const request = { companyId, syncId, transactionId, requestBody };
    const uploaded = await sdk.expenses.uploadAttachment(request, undefined, { data: form });
    expect(uploaded.statusCode).toBe(200);
    const path = `/companies/${companyId}/ledger`;
    const [booked] = await mockServer.control<LedgerEntry[]>("GET", path);
    expect(booked).toMatchObject({ transactionId, attachments: [{ filename: "receipt.pdf" }] });
  });
  test("expenses.update", async () => {
    const updateExpenseRequest = {
      type: ExpenseTransactionType.Payment,
      issueDate: "2026-08-02T00:00:00.000Z",
      currency: "GBP",
      currencyRate: 1,
      merchantName: "Blue Fern Hotels, Leeds",
      lines: [{ netAmount: 110, taxAmount: 22, accountRef: { id: company.accounts[1]?.id ?? "" } }],
    };
    const request = { companyId, transactionId, updateExpenseRequest };
    const { statusCode, updateExpenseResponse } = await sdk.expenses.update(request);
    expect(statusCode).toBe(202);
    const { companySyncStatus } = await sdk.sync.get({
      companyId,
      syncId: updateExpenseResponse?.syncId ?? "",
    });
    expect(companySyncStatus?.syncStatusCode).toBe(2000);
  });

  test("refusals come as the client's error message", async () => {
    const unknown = await sdk.companies.get({ companyId: crypto.randomUUID() });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.errorMessage).toMatchObject({ statusCode: 404, service: "PublicApi" });
  });
  test("connections.unlink, connections.delete", async () => {
    const request = { companyId, connectionId };
    const { connection } = await sdk.connections.unlink({
      ...request,
      requestBody: { status: DataConnectionStatus.Unlinked },
    });
    expect(connection?.status).toBe(DataConnectionStatus.Unlinked);
    expect((await sdk.connections.delete(request)).statusCode).toBe(200);
    expect((await sdk.connections.list({ companyId })).connections?.totalResults).toBe(1);
  });
  test("companies.delete", async () => {
    expect((await sdk.companies.delete({ companyId })).statusCode).toBe(204);
    expect((await sdk.companies.get({ companyId })).statusCode).toBe(404);
  });
});
