import {
  type CompanyEvent,
  type CompanyProductEvent,
  type ConnectionEvent,
  type ExpensesSyncEvent,
  type RateLimitEvent,
  type ReadCompletedEvent,
  type SyncCompletedRuleEvent,
  type SyncFailedRuleEvent,
  type UnknownWebhookEvent,
  unwrap,
  type WebhookEvent,
  type WebhookName,
  type WebhookVerificationReason,
  type WriteEvent,
} from "codat-expenses/webhooks";
import { describe, expect, expectTypeOf, it } from "vitest";
import { now, secret, signed, syncEvent } from "./fixtures.js";

const company = { id: "0498e921-9b53-4396-a412-4f2f5983b0a2", name: "Acme" };
const envelope = {
  id: "ba29118f-5406-4e59-b05c-ba307ca38d01",
  generatedDate: "2024-05-17T09:29:58.0000000Z",
};
const rateLimit = {
  ...envelope,
  payload: { dailyQuota: 1000, quotaRemaining: 0, expiryDate: "2024-05-18T00:00:00Z" },
};
const companyPayload = {
  ...envelope,
  payload: { ...company, redirect: "https://link.codat.io/company/x", lastSync: null },
};
const product = {
  ...envelope,
  payload: { ...company, productId: "expenses", productName: "Expenses", products: ["expenses"] },
};
const connection = {
  ...envelope,
  payload: {
    referenceCompany: company,
    connection: {
      id: "ee2eb431-c0fa-4dc9-93fa-d29781c12bcd",
      integrationId: "fd321cb6-7963-4506-b873-e99593a45e30",
      sourceId: "56e6575a-3f1f-4918-b009-f7535555f0d6",
      sourceType: "Accounting",
      platformName: "Xero",
      linkUrl: "https://link-api.codat.io/x",
      status: "Linked",
      created: "2024-05-17T09:00:00Z",
    },
  },
};
const readCompleted = {
  ...envelope,
  payload: {
    referenceCompany: company,
    dataTypes: [{ dataType: "chartOfAccounts", recordsModified: true, status: "Complete" }],
  },
};
const write = {
  ...envelope,
  payload: {
    id: "01e8ba2e-0c2d-4f4e-9e9b-9e3f3f6a3f10",
    type: "Create",
    referenceCompany: company,
    status: "Success",
    record: { id: "1234" },
    attachmentId: null,
  },
};
const rule = {
  ClientId: "c2b14aa2-9ef7-4e5e-a5de-5a9c6f4f2f01",
  ClientName: "Cards Ltd",
  CompanyId: company.id,
  AlertId: "72e0103d-c481-4b0b-8ee6-0b6a1b8a3b4c",
  Message: "Sync ended",
};

// One of each of the document's webhooks: a name that is missing here does not compile.
const one: Record<WebhookName, WebhookEvent> = {
  "expenses.sync.successful": { ...syncEvent, eventType: "expenses.sync.successful" },
  "expenses.sync.unsuccessful": syncEvent,
  "client.rateLimit.reached": { ...rateLimit, eventType: "client.rateLimit.reached" },
  "client.rateLimit.reset": { ...rateLimit, eventType: "client.rateLimit.reset" },
  "company.created": { ...companyPayload, eventType: "company.created" },
  "company.deleted": { ...companyPayload, eventType: "company.deleted" },
  "company.product.added": { ...product, eventType: "company.product.added" },
  "company.product.removed": { ...product, eventType: "company.product.removed" },
  "connection.created": { ...connection, eventType: "connection.created" },
  "connection.connected": { ...connection, eventType: "connection.connected" },
  "connection.disconnected": { ...connection, eventType: "connection.disconnected" },
  "connection.reconnected": { ...connection, eventType: "connection.reconnected" },
  "connection.failed": { ...connection, eventType: "connection.failed" },
  "connection.deleted": { ...connection, eventType: "connection.deleted" },
  "read.completed": { ...readCompleted, eventType: "read.completed" },
  "read.completed.initial": { ...readCompleted, eventType: "read.completed.initial" },
  "{dataType}.write.successful": { ...write, eventType: "bankTransactions.write.successful" },
  "{dataType}.write.unsuccessful": { ...write, eventType: "suppliers.write.unsuccessful" },
  SyncCompleted: {
    ...rule,
    RuleType: "Sync Completed",
    Data: { syncId: "321363b4-efa9-4fbc-b71c-0b58d62f3248", syncType: "Expense" },
  },
  SyncFailed: {
    ...rule,
    RuleType: "Sync Failed",
    Data: { syncId: "321363b4-efa9-4fbc-b71c-0b58d62f3248", FailureStage: "Push" },
  },
};

function read(event: WebhookEvent | Record<string, unknown> | string): WebhookEvent {
  const { headers, body } = signed(event);
  return unwrap(body, headers, secret, { now });
}

describe("events", () => {
  it.each(Object.entries(one))("%s comes back as it was signed", (_name, event) => {
    expect(read(event)).toEqual(event);
  });

  it("of an unknown type come back whole", () => {
    const event = { ...envelope, eventType: "ledger.closed", payload: { year: 2024 }, extra: [1] };
    expect(read(event)).toEqual(event);
  });

  it("of an unknown rule, or without any name, come back whole", () => {
    for (const event of [{ ...rule, RuleType: "New company synchronised" }, { hello: "world" }]) {
      expect(read(event)).toEqual(event);
    }
  });

  it("keep properties and values that are not known", () => {
    const event = {
      ...syncEvent,
      payload: { syncId: "1", transactions: [{ id: "2", status: "Parked" }], colour: "red" },
    };
    expect(read(event)).toEqual(event);
  });
});

// Says for every event which branch a reader ends up in: types and behaviour in one.
function branch(event: WebhookEvent): string {
  switch (event.eventType) {
    case "expenses.sync.successful":
    case "expenses.sync.unsuccessful":
      return `sync ${event.payload?.syncId}: ${event.payload?.transactions?.length}`;
    case "client.rateLimit.reached":
      return `quota ${event.payload?.quotaRemaining}`;
    case "company.created":
      return `company ${event.payload?.name}`;
    case "connection.connected":
      return `connection ${event.payload?.connection?.status}`;
    case "read.completed.initial":
      return `read ${event.payload?.dataTypes?.[0]?.dataType}`;
    case "suppliers.write.unsuccessful":
      return `write ${event.payload?.record?.id}`;
  }
  switch (event.RuleType) {
    case "Sync Completed":
      return `rule ${event.Data?.syncType}`;
    case "Sync Failed":
      return `rule ${event.Data?.FailureStage}`;
  }
  const name: string | undefined = event.eventType ?? event.RuleType;
  return `other ${name}`;
}

describe("narrowing", () => {
  it.each([
    [one["expenses.sync.unsuccessful"], `sync ${syncEvent.payload.syncId}: 2`],
    [one["client.rateLimit.reached"], "quota 0"],
    [one["company.created"], "company Acme"],
    [one["connection.connected"], "connection Linked"],
    [one["read.completed.initial"], "read chartOfAccounts"],
    [one["{dataType}.write.unsuccessful"], "write 1234"],
    [one.SyncCompleted, "rule Expense"],
    [one.SyncFailed, "rule Push"],
    [{ eventType: "ledger.closed" }, "other ledger.closed"],
    [{ RuleType: "Something else" }, "other Something else"],
  ])("reaches the branch of the event (%#)", (event, expected) => {
    expect(branch(read(event))).toBe(expected);
  });

  it("goes by eventType to one shape each", () => {
    const check = (event: WebhookEvent) => {
      switch (event.eventType) {
        case "expenses.sync.successful":
        case "expenses.sync.unsuccessful":
          expectTypeOf(event).toEqualTypeOf<ExpensesSyncEvent>();
          break;
        case "client.rateLimit.reached":
        case "client.rateLimit.reset":
          expectTypeOf(event).toEqualTypeOf<RateLimitEvent>();
          break;
        case "company.created":
        case "company.deleted":
          expectTypeOf(event).toEqualTypeOf<CompanyEvent>();
          break;
        case "company.product.added":
        case "company.product.removed":
          expectTypeOf(event).toEqualTypeOf<CompanyProductEvent>();
          break;
        case "connection.created":
        case "connection.connected":
        case "connection.disconnected":
        case "connection.reconnected":
        case "connection.failed":
        case "connection.deleted":
          expectTypeOf(event).toEqualTypeOf<ConnectionEvent>();
          break;
        case "read.completed":
        case "read.completed.initial":
          expectTypeOf(event).toEqualTypeOf<ReadCompletedEvent>();
          break;
        case "invoices.write.successful":
          expectTypeOf(event).toEqualTypeOf<
            Extract<WriteEvent, { eventType: `${string}.write.successful` }>
          >();
          break;
        // @ts-expect-error: a misspelt name is no name
        case "expenses.sync.succesful":
          break;
        case undefined:
          expectTypeOf(event).toEqualTypeOf<
            SyncCompletedRuleEvent | SyncFailedRuleEvent | UnknownWebhookEvent
          >();
          break;
        default:
          expectTypeOf(event).toEqualTypeOf<WriteEvent | UnknownWebhookEvent>();
          expectTypeOf(event.eventType).toExtend<string | undefined>();
      }
    };
    expect(check).toBeTypeOf("function");
  });

  it("leaves enums open and lets nulls through", () => {
    type Transaction = NonNullable<
      NonNullable<NonNullable<ExpensesSyncEvent["payload"]>["transactions"]>[number]
    >;
    expectTypeOf<string>().toExtend<NonNullable<Transaction["status"]>>();
    expectTypeOf<null>().toExtend<Transaction["errorMessage"]>();
    expectTypeOf<unknown>().toEqualTypeOf<UnknownWebhookEvent["payload"]>();
  });

  it("goes for the reason of an error too", () => {
    expectTypeOf<WebhookVerificationReason>().toEqualTypeOf<
      | "missing-header"
      | "bad-timestamp"
      | "too-old"
      | "too-new"
      | "no-matching-signature"
      | "body-not-json"
      | "body-not-raw"
    >();
  });
});
