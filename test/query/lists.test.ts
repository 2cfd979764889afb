import {
  type CodatExpenses,
  type Query,
  RequestValidationError,
  type SupplierBody,
  where,
} from "codat-expenses";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { lastPath, startWithBooks, supplier } from "../support/accounting.js";
import { untyped } from "../support/bodies.js";
import { startClient } from "../support/start-client.js";

const records: readonly SupplierBody[] = [
  supplier({ supplierName: "Alpha", taxNumber: "9" }),
  supplier({ supplierName: "Beta", status: "Archived", defaultCurrency: "EUR", taxNumber: "10" }),
  supplier({ supplierName: "Smith & Co", defaultCurrency: "EUR" }),
  supplier({
    supplierName: "Gamma + Söhne",
    addresses: [
      { type: "Billing", city: "Leeds" },
      { type: "Delivery", city: "York" },
    ],
  }),
];

describe("a list of a company's data", () => {
  let codat: CodatExpenses;
  let companyId: string;

  // One supplier a day, from 4 to 7 August.
  beforeEach(async () => {
    const started = startWithBooks({}, { pushDurationMs: 86_400_000 });
    ({ codat, companyId } = started);
    for (const record of records) {
      await codat.suppliers.create(companyId, started.connectionId, record);
      await started.mock.clock.advance(86_400_000);
    }
    // What was written is readable once it was fetched.
    started.mock.refresh(companyId, ["suppliers"]);
  });

  /** The names that a query finds, of those that this test made. */
  async function found(query: string | Query, orderBy?: string): Promise<unknown[]> {
    const own = records.map(({ supplierName }) => supplierName);
    const names: unknown[] = [];
    const list = codat.suppliers.list(companyId, {
      query,
      pageSize: 2,
      ...(orderBy !== undefined && { orderBy }),
    });
    for await (const { supplierName } of list) {
      if (own.includes(supplierName)) names.push(supplierName);
    }
    return names;
  }

  const [a, b, c, d] = ["Alpha", "Beta", "Smith & Co", "Gamma + Söhne"];

  test.each([
    ["supplierName=Smith & Co", [c]],
    ["supplierName~söhne", [d]],
    ["status!=Active", [b]],
    ["taxNumber>9", [b]],
    ["taxNumber>=9 && taxNumber<10", [a]],
    ["supplierName=Alpha || defaultCurrency=EUR && status=Active", [a, c]],
    ["{supplierName=Alpha || defaultCurrency=EUR} && status=Active", [a, c]],
    ["{supplierName=Alpha || supplierName=Beta} && status=Active", [a]],
    ["metadata.isDeleted=true", []],
  ])("finds by text: %s", async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  const name = where("supplierName");
  const active = where("status").is("Active");
  test.each([
    [name.is("Smith & Co"), [c]],
    [name.isNot("Alpha"), [b, c, d]],
    [name.contains("smith & CO"), [c]],
    [name.contains("+ söhne"), [d]],
    [where("taxNumber").greaterThan(9), [b]],
    [where("taxNumber").atLeast(9), [a, b]],
    [where("taxNumber").lessThan(10), [a]],
    [where("taxNumber").atMost("10"), [a, b]],
    [where("metadata.isDeleted").is(false).and(name.contains("a")), [a, b, d]],
    [where("modifiedDate").atLeast(new Date("2026-08-06T09:00:00Z")).and(active), [c, d]],
    [where("modifiedDate").lessThan("2026-08-05"), [a]],
    [active.and(where("defaultCurrency").is("EUR")), [c]],
    [name.is("Beta").or(name.is("Alpha")).and(active), [a]],
    [active.and(name.is("Beta").or(name.is("Alpha"))), [a]],
    [name.is("Beta").or(name.is("Alpha").and(active)), [a, b]],
    [
      name
        .is("Alpha")
        .and(active)
        .or(name.is("Beta").and(active.or(name.is("Beta")))),
      [a, b],
    ],
  ])("finds by what where() makes: %s", async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  test.each([
    ["supplierName", [a, b, d, c]],
    ["-supplierName", [c, d, b, a]],
    ["-modifiedDate", [d, c, b, a]],
  ])("is ordered by %s over all of its pages", async (orderBy, names) => {
    expect(await found(name.isNot("nobody"), orderBy)).toEqual(names);
  });

  test("finds what any query of where() says, however it is put together", async () => {
    type Condition = { query: Query; holds: (record: SupplierBody) => boolean };
    const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
      any: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom(...records).map(({ supplierName }) => ({
          query: name.is(supplierName ?? ""),
          holds: (record: SupplierBody) => record.supplierName === supplierName,
        })),
        fc.constantFrom("GBP", "EUR").map((currency) => ({
          query: where("defaultCurrency").isNot(currency),
          holds: (record: SupplierBody) => record.defaultCurrency !== currency,
        })),
        fc.tuple(tie("any"), fc.boolean(), tie("any")).map(([left, both, right]) =>
          both
            ? {
                query: left.query.and(right.query),
                holds: (record: SupplierBody) => left.holds(record) && right.holds(record),
              }
            : {
                query: left.query.or(right.query),
                holds: (record: SupplierBody) => left.holds(record) || right.holds(record),
              },
        ),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(condition, async ({ query, holds }) => {
        expect(await found(query)).toEqual(
          records.filter(holds).map(({ supplierName }) => supplierName),
        );
      }),
      { numRuns: 40, seed: 20_260_803 },
    );
  });
});

test("a query goes over the wire as it is, encoded as a whole", async () => {
  const { codat, companyId, mock } = startWithBooks();
  const query = where("customerName").contains("Smith & Co+?#");
  await codat.customers.list(companyId, { query, orderBy: "-modifiedDate" });
  const parameters = new URL(`https://api.test${lastPath(mock)}`).searchParams;
  expect(Object.fromEntries(parameters)).toEqual({
    query: "customerName~Smith & Co+?#",
    orderBy: "-modifiedDate",
  });
});

test("every list of a company's data takes a query and an order", async () => {
  const { codat, companyId, connectionId, mock } = startWithBooks();
  await codat.data.refresh(companyId, "directCosts");
  await mock.clock.advance(1_000);
  const narrow = { query: where("metadata.isDeleted").is(true), orderBy: "-modifiedDate" };
  for (const list of [
    codat.customers.list(companyId, narrow),
    codat.suppliers.list(companyId, narrow),
    codat.accounts.list(companyId, narrow),
    codat.taxRates.list(companyId, narrow),
    codat.trackingCategories.list(companyId, narrow),
    codat.bankAccounts.list(companyId, connectionId, narrow),
    codat.directCosts.list(companyId, connectionId, narrow),
    codat.pushOperations.list(companyId, { query: where("status").is("Failed") }),
    codat.data.pullOperations.list(companyId, { query: where("isErrored").is(true) }),
  ]) {
    expect((await list).results).toEqual([]);
  }
});

test("companies are filtered by their tags", async () => {
  const { codat, mock } = startClient();
  mock.createCompany({ name: "One", tags: { region: "uk", team: "a & b" } });
  mock.createCompany({ name: "Two", tags: { region: "us" } });
  mock.createCompany({ name: "Three" });
  const names = async (tags: string) => {
    const found: string[] = [];
    for await (const { name } of codat.companies.list({ tags, pageSize: 1 })) found.push(name);
    return found;
  };
  expect(await names("region=uk")).toEqual(["One"]);
  expect(await names("region!=uk")).toEqual(["Two", "Three"]);
  expect(await names("region~u")).toEqual(["One", "Two"]);
  expect(await names("team=a & b")).toEqual(["One"]);
});

test.each(["=1", "name", "name=1 &&", "{name=1"])(
  "a query that the API cannot read is a BadRequestError: %s",
  async (query) => {
    const { codat, companyId } = startWithBooks();
    const list = codat.suppliers.list(companyId, { query });
    await expect(list).rejects.toMatchObject({ name: "BadRequestError", status: 400 });
  },
);

test("a query that where() cannot make is refused before anything is sent", async () => {
  const { codat, companyId, mock } = startWithBooks();
  const search = (text: string) =>
    codat.suppliers.list(companyId, { query: where("supplierName").contains(text) });
  expect(() => search("A && status=Archived")).toThrow(RequestValidationError);
  expect(() => search(untyped(null))).toThrow(RequestValidationError);
  expect(() => search("x".repeat(2_048))).toThrow(RequestValidationError);
  expect(mock.requests).toEqual([]);
});
