import { beforeEach, describe, expect, test } from "vitest";
import { type Send, startMock } from "./support.js";

interface List {
  results: { supplierName: string; id: string }[];
  totalResults: number;
  _links: { next?: { href: string } };
}

const records = [
  { supplierName: "Alpha", status: "Active", defaultCurrency: "GBP", taxNumber: "9" },
  { supplierName: "Beta", status: "Archived", defaultCurrency: "EUR", taxNumber: "10" },
  { supplierName: "Smith & Co", status: "Active", defaultCurrency: "EUR", taxNumber: null },
  {
    supplierName: "Gamma",
    status: "Active",
    addresses: [
      { type: "Billing", city: "Leeds" },
      { type: "Delivery", city: "York" },
    ],
  },
];

describe("a query", () => {
  let send: Send;
  let path: string;

  beforeEach(async () => {
    const started = startMock({ pushDurationMs: 0 });
    send = started.send;
    const company = started.mock.createCompany();
    path = `/companies/${company.companyId}/data/suppliers`;
    const push = `/companies/${company.companyId}/connections/${company.accountingConnectionId}/push`;
    for (const record of records) {
      await send("POST", `${push}/suppliers`, record);
      await started.mock.clock.advance(86_400_000);
    }
    started.mock.refresh(company.companyId);
  });

  const names = async (parameters: Record<string, string>) => {
    // The seeded suppliers are not of interest here.
    const own = records.map(({ supplierName }) => supplierName);
    const { body } = await send<List>("GET", `${path}?${new URLSearchParams(parameters)}`);
    return body.results
      .map(({ supplierName }) => supplierName)
      .filter((name) => own.includes(name));
  };

  test.each([
    ["supplierName=Alpha", ["Alpha"]],
    ["supplierName = Alpha", ["Alpha"]],
    ["supplierName~a", ["Alpha", "Beta", "Gamma"]],
    ["supplierName~SMITH & CO", ["Smith & Co"]],
    ["supplierName=Smith & Co", ["Smith & Co"]],
    ['supplierName="Alpha"', []],
    ["status!=Active", ["Beta"]],
    ["defaultCurrency=EUR&&status=Active", ["Smith & Co"]],
    ["supplierName=Alpha||supplierName=Beta", ["Alpha", "Beta"]],
    ["supplierName=Alpha || defaultCurrency=EUR && status=Active", ["Alpha", "Smith & Co"]],
    ["{supplierName=Alpha || defaultCurrency=EUR} && status=Active", ["Alpha", "Smith & Co"]],
    ["status=Active && { supplierName=Beta || { supplierName~alp } }", ["Alpha"]],
    ["taxNumber>9", ["Beta"]],
    ["taxNumber>=9", ["Alpha", "Beta"]],
    ["taxNumber<10", ["Alpha"]],
    ["metadata.isDeleted=false", ["Alpha", "Beta", "Smith & Co", "Gamma"]],
    ["metadata.isDeleted=true", []],
    ["status=active && supplierName!=ALPHA", ["Smith & Co", "Gamma"]],
    ["modifiedDate>=2026-08-05 && modifiedDate<2026-08-06T12:00:00Z", ["Smith & Co", "Gamma"]],
  ])("%s", async (query, expected) => {
    expect(await names({ query })).toEqual(expected);
  });

  test.each([
    ["supplierName", ["Alpha", "Beta", "Gamma", "Smith & Co"]],
    ["-supplierName", ["Smith & Co", "Gamma", "Beta", "Alpha"]],
    ["-taxNumber", ["Beta", "Alpha", "Smith & Co", "Gamma"]],
  ])("ordered by %s", async (orderBy, expected) => {
    expect(await names({ orderBy })).toEqual(expected);
  });

  test("pages what it found, and its links keep it", async () => {
    const parameters = { query: "status=Active", orderBy: "-supplierName", pageSize: "1" };
    const first = await send<List>("GET", `${path}?${new URLSearchParams(parameters)}`);
    expect(first.body.results).toMatchObject([{ supplierName: "Smith & Co" }]);
    const second = await send<List>("GET", first.body._links.next?.href ?? "");
    expect(second.body.totalResults).toBe(first.body.totalResults);
    expect(second.body.results[0]?.id).not.toBe(first.body.results[0]?.id);
  });

  test.each(["=1", "name", "a=1 &&", "{a=1", "a=1}", "a=1 || ", "&& a=1"])(
    "%s cannot be read: 400",
    async (query) => {
      const reply = await send("GET", `${path}?${new URLSearchParams({ query })}`);
      expect(reply.status).toBe(400);
    },
  );

  test.each(["unknown=1", "addresses.city=York", "addresses~York"])(
    "%s asks for what is not a field of the records, or a list: 400",
    async (query) => {
      expect((await send("GET", `${path}?${new URLSearchParams({ query })}`)).status).toBe(400);
      const [orderBy = ""] = query.split(/[=~]/);
      expect((await send("GET", `${path}?${new URLSearchParams({ orderBy })}`)).status).toBe(400);
    },
  );

  test.each([
    [50, 200],
    [51, 400],
  ])("of %i nested braces is a %i", async (depth, status) => {
    const query = `${"{".repeat(depth)}supplierName=Alpha${"}".repeat(depth)}`;
    expect((await send("GET", `${path}?${new URLSearchParams({ query })}`)).status).toBe(status);
  });

  test("of 2,048 characters is a 400", async () => {
    const query = `supplierName=${"x".repeat(2035)}`;
    expect((await send("GET", `${path}?${new URLSearchParams({ query })}`)).status).toBe(400);
  });
});

test("companies are filtered by their tags", async () => {
  const { mock, send } = startMock();
  mock.createCompany({ name: "One", tags: { region: "uk", team: "a" } });
  mock.createCompany({ name: "Two", tags: { region: "us" } });
  const names = async (tags: string) => {
    const path = `/companies?${new URLSearchParams({ tags, orderBy: "-name" })}`;
    const { body } = await send<{ results: { name: string }[] }>("GET", path);
    return body.results.map(({ name }) => name);
  };
  expect(await names("region=uk")).toEqual(["One"]);
  expect(await names("region!=uk")).toEqual(["Two"]);
  expect(await names("region~u")).toEqual(["Two", "One"]);
  expect(await names("region~u && team=a")).toEqual(["One"]);
});
