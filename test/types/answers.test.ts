import type {
  Answer,
  Attachment,
  Company,
  CompanyConfiguration,
  CompanyInformation,
  Connection,
  ErrorMessage,
  MappingOptions,
  OperationId,
  ResponseOf,
  SyncStatus,
  SyncTransaction,
} from "codat-expenses";
import { describe, expectTypeOf, test } from "vitest";

type Open<Known extends string> = Known | (string & {});

describe("a response", () => {
  test("has open enums: what the API adds is text", () => {
    expectTypeOf<Connection["status"]>().toEqualTypeOf<
      Open<"PendingAuth" | "Linked" | "Unlinked" | "Deauthorized">
    >();
    expectTypeOf<SyncTransaction["status"]>().toEqualTypeOf<
      Open<"Unknown" | "Pending" | "ValidationError" | "Completed" | "PushError"> | null | undefined
    >();
    expectTypeOf<"Paused">().toExtend<Connection["status"]>();
    expectTypeOf<"expense">().toExtend<NonNullable<SyncTransaction["integrationType"]>>();
  });

  test("has open enums in what it holds, too", () => {
    type Account = NonNullable<MappingOptions["accounts"]>[number];
    expectTypeOf<"Rebate">().toExtend<NonNullable<Account["validTransactionTypes"]>[number]>();
    expectTypeOf<"Digital">().toExtend<NonNullable<Account["accountType"]>>();
  });

  test("can have null where it can have nothing", () => {
    expectTypeOf<SyncStatus["syncStatusCode"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<SyncStatus["dataPushed"]>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Attachment["id"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Company["tags"]>().toEqualTypeOf<{ [key: string]: string } | null | undefined>();
    expectTypeOf<Company["dataConnections"]>().toExtend<readonly Connection[] | null | undefined>();
    expectTypeOf<CompanyConfiguration["bankAccount"]["id"]>().toEqualTypeOf<
      string | null | undefined
    >();
    expectTypeOf<CompanyInformation["ledgerLockDate"]>().toEqualTypeOf<string | null | undefined>();
  });

  test("has what is promised for certain without null", () => {
    expectTypeOf<Company["id"]>().toEqualTypeOf<string>();
    expectTypeOf<Connection["linkUrl"]>().toEqualTypeOf<string>();
  });

  test("has dates as the text that came", () => {
    expectTypeOf<Connection["created"]>().toEqualTypeOf<string>();
    expectTypeOf<SyncStatus["syncUtc"]>().toEqualTypeOf<string | null | undefined>();
  });

  test("keeps maps and lists as they are", () => {
    expectTypeOf<Answer<{ map: { [key: string]: number }; list: string[] }>>().toEqualTypeOf<{
      map: { [key: string]: number };
      list: string[];
    }>();
  });
});

describe("no public response type is any", () => {
  /** Whether a type, or anything in it, is `any`. */
  type HasAny<T, Depth extends 0[] = []> = 0 extends 1 & T
    ? true
    : Depth["length"] extends 5
      ? false
      : T extends readonly (infer Item)[]
        ? HasAny<Item, [...Depth, 0]>
        : T extends object
          ? true extends { [Key in keyof T]-?: HasAny<T[Key], [...Depth, 0]> }[keyof T]
            ? true
            : false
          : false;

  test("the helper finds one", () => {
    // biome-ignore lint/suspicious/noExplicitAny: to be found.
    expectTypeOf<HasAny<{ a: { b: any }[] }>>().toEqualTypeOf<true>();
    expectTypeOf<HasAny<{ a: { b: unknown }[] }>>().toEqualTypeOf<false>();
  });

  test("at any depth", () => {
    expectTypeOf<HasAny<Company>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<Connection>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<CompanyConfiguration>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<MappingOptions>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<CompanyInformation>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<SyncStatus>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<SyncTransaction>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<Attachment>>().toEqualTypeOf<false>();
    expectTypeOf<HasAny<ErrorMessage>>().toEqualTypeOf<false>();
    type WithAny = {
      [Id in OperationId]: HasAny<ResponseOf<Id>> extends true ? Id : never;
    }[OperationId];
    expectTypeOf<WithAny>().toEqualTypeOf<never>();
  });
});
