import type { BodyOf, OperationId, Operations } from "codat-expenses";
import { expectTypeOf, test } from "vitest";
import type { input } from "zod/mini";
import * as bodies from "../../src/schemas/index.js";

// Fails to compile, not to run: when a schema of a body and the document's type of it drift apart in
// either direction, when an operation's body has no schema, and when a schema has no operation.
const schemas = {
  "create-company": bodies.companyBody,
  "replace-company": bodies.companyBody,
  "update-company": bodies.companyUpdateBody,
  "create-connection": bodies.connectionBody,
  "unlink-connection": bodies.unlinkBody,
  "set-company-configuration": bodies.configurationBody,
  "create-expense-transaction": bodies.expensesBody,
  "update-expense-transaction": bodies.expenseUpdateBody,
  "create-transfer-transaction": bodies.transferBody,
  "create-adjustment-transaction": bodies.adjustmentsBody,
  "create-reimbursable-expense-transaction": bodies.reimbursablesBody,
  "update-reimbursable-expense-transaction": bodies.reimbursableUpdateBody,
  "create-account": bodies.accountBody,
  "create-bank-account": bodies.bankAccountBody,
  "create-bank-transactions": bodies.bankTransactionsBody,
  "create-customer": bodies.customerBody,
  "update-customer": bodies.customerBody,
  "create-supplier": bodies.supplierBody,
  "update-supplier": bodies.supplierBody,
  "create-direct-cost": bodies.directCostBody,
  "create-expense-dataset": bodies.datasetBody,
  "initiate-sync": bodies.initiateSyncBody,
} satisfies Partial<Record<BodyOperation, unknown>>;

/** The operations that take a JSON body. */
type BodyOperation = {
  [Id in OperationId]: unknown extends BodyOf<Id>
    ? never
    : BodyOf<Id> extends undefined
      ? never
      : Id;
}[OperationId];

/** What the client checks an operation's body with. */
type Checked<Id extends keyof typeof schemas> = Comparable<input<(typeof schemas)[Id]>>;

/** What the API's document says of an operation's body. */
type Documented<Id extends OperationId> = Comparable<
  Dated<
    NonNullable<Operations[Id]["requestBody"]> extends {
      content: { "application/json": infer Json };
    }
      ? Json
      : never
  >
>;

/** A type of the document, with the days and moments that a `Date` stands for. */
type Dated<T> = T extends readonly (infer Item)[]
  ? Dated<Item>[]
  : T extends object
    ? {
        [Key in keyof T]: Key extends `${string}${"d" | "D"}ate` ? T[Key] | Date : Dated<T[Key]>;
      }
    : T;

/**
 * A type without what the two write differently and mean alike: `| undefined` and `| null` behind a `?`,
 * `readonly`, an intersection of objects in place of one, and the customer that a contact may be.
 */
type Comparable<T> = T extends Date
  ? Date
  : T extends "Customer"
    ? never
    : T extends readonly (infer Item)[]
      ? Comparable<Item>[]
      : T extends object
        ? { -readonly [Key in keyof T]: Comparable<Exclude<T[Key], undefined | null>> }
        : T;

/** Where the client asks for what the document leaves optional: without it the call means nothing. */
type Insisting<T> = { [Key in keyof T]-?: NonNullable<T[Key]> };

test("every body is checked as the API's document describes it", () => {
  expectTypeOf<keyof typeof schemas>().toEqualTypeOf<BodyOperation>();
  expectTypeOf<Checked<"create-company">>().toEqualTypeOf<Documented<"create-company">>();
  expectTypeOf<Checked<"replace-company">>().toEqualTypeOf<Documented<"replace-company">>();
  expectTypeOf<Checked<"update-company">>().toEqualTypeOf<Documented<"update-company">>();
  expectTypeOf<Checked<"create-connection">>().toEqualTypeOf<
    Insisting<Documented<"create-connection">>
  >();
  expectTypeOf<Checked<"unlink-connection">>().toEqualTypeOf<
    Record<keyof Documented<"unlink-connection">, "Unlinked">
  >();
  expectTypeOf<Checked<"set-company-configuration">>().toEqualTypeOf<
    Documented<"set-company-configuration">
  >();
  expectTypeOf<Checked<"create-expense-transaction">>().toEqualTypeOf<
    Documented<"create-expense-transaction">
  >();
  expectTypeOf<Checked<"update-expense-transaction">>().toEqualTypeOf<
    Documented<"update-expense-transaction">
  >();
  expectTypeOf<Checked<"create-transfer-transaction">>().toEqualTypeOf<
    Documented<"create-transfer-transaction">
  >();
  expectTypeOf<Checked<"create-adjustment-transaction">>().toEqualTypeOf<
    Documented<"create-adjustment-transaction">
  >();
  expectTypeOf<Checked<"create-reimbursable-expense-transaction">>().toEqualTypeOf<
    Documented<"create-reimbursable-expense-transaction">
  >();
  expectTypeOf<Checked<"update-reimbursable-expense-transaction">>().toEqualTypeOf<
    Documented<"update-reimbursable-expense-transaction">
  >();
  expectTypeOf<Checked<"create-account">>().toEqualTypeOf<Documented<"create-account">>();
  expectTypeOf<Checked<"create-bank-account">>().toEqualTypeOf<Documented<"create-bank-account">>();
  expectTypeOf<Checked<"create-bank-transactions">>().toEqualTypeOf<
    Documented<"create-bank-transactions">
  >();
  expectTypeOf<Checked<"create-customer">>().toEqualTypeOf<Documented<"create-customer">>();
  expectTypeOf<Checked<"update-customer">>().toEqualTypeOf<Documented<"update-customer">>();
  expectTypeOf<Checked<"create-supplier">>().toEqualTypeOf<Documented<"create-supplier">>();
  expectTypeOf<Checked<"update-supplier">>().toEqualTypeOf<Documented<"update-supplier">>();
  expectTypeOf<Checked<"create-direct-cost">>().toEqualTypeOf<Documented<"create-direct-cost">>();
  expectTypeOf<Checked<"create-expense-dataset">>().toEqualTypeOf<
    Insisting<Documented<"create-expense-dataset">>
  >();
  expectTypeOf<Checked<"initiate-sync">>().toEqualTypeOf<Insisting<Documented<"initiate-sync">>>();
});
