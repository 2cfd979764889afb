import {
  CodatExpenses,
  type Company,
  type Connection,
  type FailedSync,
  type NothingToWriteSync,
  type Page,
  type PagePromise,
  type RateLimit,
  type ResponsePromise,
  type SyncFailureReason,
  type SyncOutcome,
  type SyncReference,
  type SyncStatus,
  type SyncTransaction,
  type WrittenSync,
} from "codat-expenses";
import { describe, expectTypeOf, test } from "vitest";

const codat = new CodatExpenses({ apiKey: "test-key" });

/** Code for the compiler alone: it is never run. */
const typesOnly = (_: () => unknown) => undefined;

describe("a call", () => {
  test("is a promise of its data, and of its response", () => {
    expectTypeOf(codat.companies.get).returns.toExtend<Promise<Company>>();
    expectTypeOf<ReturnType<ResponsePromise<Company>["withResponse"]>>().resolves.toEqualTypeOf<{
      readonly data: Company;
      readonly response: {
        readonly status: number;
        readonly headers: Headers;
        readonly rateLimit: RateLimit;
      };
    }>();
  });

  test("of a list is a promise of a page, and all of its items", () => {
    expectTypeOf(codat.connections.list).returns.toEqualTypeOf<PagePromise<Connection>>();
    expectTypeOf(codat.connections.list).returns.resolves.toEqualTypeOf<Page<Connection>>();
    typesOnly(async () => {
      for await (const transaction of codat.syncs.transactions.list("company", "sync")) {
        expectTypeOf(transaction).toEqualTypeOf<SyncTransaction>();
      }
    });
  });

  test("that writes returns a sync for certain", () => {
    expectTypeOf(codat.expenses.create).returns.resolves.toExtend<SyncReference>();
    expectTypeOf(codat.expenses.update).returns.resolves.toHaveProperty("syncId").toBeString();
    expectTypeOf(codat.transfers.create).returns.resolves.toHaveProperty("syncId").toBeString();
    expectTypeOf(codat.adjustments.create).returns.resolves.toHaveProperty("syncId").toBeString();
    expectTypeOf(codat.reimbursables.create).returns.resolves.toHaveProperty("syncId").toBeString();
    expectTypeOf(codat.reimbursables.update).returns.resolves.toHaveProperty("syncId").toBeString();
  });

  test("that deletes returns nothing", () => {
    expectTypeOf(codat.companies.delete).returns.resolves.toEqualTypeOf<void>();
    expectTypeOf(codat.connections.delete).returns.resolves.toEqualTypeOf<void>();
  });

  test("takes frozen arrays", () => {
    expectTypeOf<readonly []>().toExtend<Parameters<typeof codat.expenses.create>[1]>();
    expectTypeOf<readonly []>().toExtend<Parameters<typeof codat.adjustments.create>[1]>();
    expectTypeOf<readonly []>().toExtend<Parameters<typeof codat.reimbursables.create>[1]>();
  });

  test("neither takes nor returns any", () => {
    expectTypeOf(codat.companies.create).parameter(0).not.toBeAny();
    expectTypeOf(codat.companies.create).returns.resolves.not.toBeAny();
    expectTypeOf(codat.expenses.create).parameter(1).not.toBeAny();
    expectTypeOf(codat.syncs.list).returns.resolves.items.toEqualTypeOf<SyncStatus>();
    expectTypeOf(codat.syncs.transactions.get).returns.resolves.items.not.toBeAny();
    expectTypeOf(codat.attachments.upload).parameter(3).not.toBeAny();
  });
});

describe("the outcome of a sync", () => {
  test("is no failure, since that is thrown", () => {
    typesOnly(async () => {
      expectTypeOf(await codat.syncs.wait("company", "sync")).toEqualTypeOf<
        WrittenSync | NothingToWriteSync
      >();
      expectTypeOf(
        await codat.syncs.wait("company", "sync", { throwOnFailure: true, timeoutMs: 1 }),
      ).toEqualTypeOf<WrittenSync | NothingToWriteSync>();
    });
  });

  test("can be a failure where that is not thrown, or may not be", () => {
    typesOnly(async () => {
      const settled = await codat.syncs.wait("company", "sync", { throwOnFailure: false });
      expectTypeOf(settled).toEqualTypeOf<SyncOutcome>();
      const throwOnFailure: boolean = Date.now() > 0;
      const maybe = await codat.syncs.wait("company", "sync", { throwOnFailure });
      expectTypeOf(maybe).toEqualTypeOf<SyncOutcome>();
    });
  });

  test("narrows by its result", () => {
    typesOnly(async () => {
      const sync = await codat.syncs.wait("company", "sync", { throwOnFailure: false });
      // @ts-expect-error: only a failure has a reason
      void sync.reason;
      switch (sync.result) {
        case "written":
          expectTypeOf(sync).toEqualTypeOf<WrittenSync>();
          break;
        case "nothing-to-write":
          expectTypeOf(sync).toEqualTypeOf<NothingToWriteSync>();
          break;
        case "failed":
          expectTypeOf(sync).toEqualTypeOf<FailedSync>();
          expectTypeOf(sync.reason).toEqualTypeOf<SyncFailureReason>();
          expectTypeOf(sync.message).toEqualTypeOf<string>();
          break;
        default:
          expectTypeOf(sync).toBeNever();
      }
    });
  });

  test("has reasons that can be told apart, all of them", () => {
    expectTypeOf<SyncFailureReason>().toEqualTypeOf<
      | "configuration"
      | "disconnected"
      | "billing"
      | "server"
      | "duplicate"
      | "processing"
      | "write"
      | "unknown"
    >();
  });

  test("is called with statuses", () => {
    typesOnly(() =>
      codat.syncs.wait("company", "sync", {
        onStatus: (status) => expectTypeOf(status).toEqualTypeOf<SyncStatus>(),
      }),
    );
  });
});
