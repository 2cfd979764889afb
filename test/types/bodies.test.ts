import type {
  Adjustment,
  BodyOf,
  CompanyBody,
  CompanyConfigurationBody,
  CompanyUpdate,
  Decimal,
  Expense,
  ExpenseLine,
  ExpenseUpdate,
  FileInput,
  PathIds,
  Reimbursable,
  ReimbursableUpdate,
  Transfer,
} from "codat-expenses";
import { describe, expectTypeOf, test } from "vitest";

type Moment = string | Date;

const untypedRow = { id: "", type: "Payment", issueDate: "", currency: "" } as const;

describe("a body", () => {
  test("takes text or a Date wherever it takes a date", () => {
    expectTypeOf<Expense["issueDate"]>().toEqualTypeOf<Moment>();
    expectTypeOf<ExpenseUpdate["issueDate"]>().toEqualTypeOf<Moment>();
    expectTypeOf<Transfer["date"]>().toEqualTypeOf<Moment>();
    expectTypeOf<Adjustment["date"]>().toEqualTypeOf<Moment>();
    expectTypeOf<Reimbursable["issueDate"]>().toEqualTypeOf<Moment>();
    expectTypeOf<Reimbursable["dueDate"]>().toEqualTypeOf<Moment>();
    expectTypeOf<ReimbursableUpdate["dueDate"]>().toEqualTypeOf<Moment>();
  });

  test("takes text alone where it takes text", () => {
    expectTypeOf<Expense["currency"]>().toEqualTypeOf<string>();
    expectTypeOf<Expense["merchantName"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Expense["reference"]>().toEqualTypeOf<string | null | undefined>();
  });

  test("takes a number, a decimal text or a decimal library's value as an amount", () => {
    type Amount = number | string | Decimal;
    expectTypeOf<ExpenseLine["netAmount"]>().toEqualTypeOf<Amount>();
    expectTypeOf<ExpenseLine["taxAmount"]>().toEqualTypeOf<Amount | null | undefined>();
    expectTypeOf<Transfer["from"]["amount"]>().toEqualTypeOf<Amount>();
    expectTypeOf<Expense["currencyRate"]>().toEqualTypeOf<Amount | null | undefined>();
    // decimal.js, big.js and bignumber.js have both.
    expectTypeOf<{
      toString(): string;
      toJSON(): string;
      plus(n: number): unknown;
    }>().toExtend<Amount>();
  });

  test("takes undefined and null in optional properties, with exactOptionalPropertyTypes", () => {
    const row = {
      ...untypedRow,
      merchantName: null,
      notes: undefined,
      contactRef: null,
      lines: null,
    };
    expectTypeOf(row).toExtend<Expense>();
    expectTypeOf<{ netAmount: 1; trackingRefs: [] }>().toExtend<ExpenseLine>();
    expectTypeOf<{ name: string; description: undefined }>().toExtend<CompanyBody>();
  });

  test("takes contact types in any case, and a customer", () => {
    type Contact = Expense["contactRef"];
    expectTypeOf<{ id: string; type: "Customer" }>().toExtend<Contact>();
    expectTypeOf<{ id: string; type: "supplier" }>().toExtend<Contact>();
    expectTypeOf<{ id: string; type: "Customer" }>().toExtend<ExpenseLine["invoiceTo"]>();
    expectTypeOf<{ id: string; type: "Vendor" }>().not.toExtend<Contact>();
  });

  test("has closed enums: a slip does not compile", () => {
    expectTypeOf<Expense["type"]>().toEqualTypeOf<"Payment" | "Refund" | "Reward" | "Chargeback">();
    // @ts-expect-error: no type of expense
    const type: Expense["type"] = "payment";
    void type;
  });

  test("has what is required", () => {
    // @ts-expect-error: no id
    const body: Expense = { type: "Payment", issueDate: "2026-08-01", currency: "GBP" };
    void body;
    // @ts-expect-error: no lines
    const adjustment: Adjustment = { id: "", date: new Date(), currency: "GBP" };
    void adjustment;
    expectTypeOf<{ name: string }>().toExtend<CompanyBody>();
    expectTypeOf<Record<never, never>>().not.toExtend<CompanyConfigurationBody>();
  });

  test("of an update can remove tags, one of a new company cannot", () => {
    expectTypeOf<{ tags: null }>().toExtend<CompanyUpdate>();
    expectTypeOf<{ name: string; tags: null }>().not.toExtend<CompanyBody>();
  });

  test("is found by the operation that takes it", () => {
    expectTypeOf<Expense[]>().toExtend<BodyOf<"create-expense-transaction">>();
    expectTypeOf<PathIds<"update-expense-transaction">>().toEqualTypeOf<{
      readonly companyId: string;
      readonly transactionId: string;
    }>();
  });
});

test("a file is a File, a path, or content with a name", () => {
  expectTypeOf<File>().toExtend<FileInput>();
  expectTypeOf<{ path: string }>().toExtend<FileInput>();
  expectTypeOf<{ path: string; filename: string; contentType: string }>().toExtend<FileInput>();
  expectTypeOf<{ content: Blob; filename: string }>().toExtend<FileInput>();
  expectTypeOf<{ content: Uint8Array; filename: string }>().toExtend<FileInput>();
  expectTypeOf<{ content: Buffer; filename: string }>().toExtend<FileInput>();
  expectTypeOf<{
    content: ReadableStream<Uint8Array>;
    filename: string;
  }>().toExtend<FileInput>();
  expectTypeOf<{
    content: import("node:stream").Readable;
    filename: string;
  }>().toExtend<FileInput>();
  expectTypeOf<{ content: AsyncGenerator<Uint8Array>; filename: string }>().toExtend<FileInput>();
  expectTypeOf<{ content: Blob }>().not.toExtend<FileInput>();
  expectTypeOf<{ content: string; filename: string }>().not.toExtend<FileInput>();
  expectTypeOf<string>().not.toExtend<FileInput>();
});
