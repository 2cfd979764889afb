import { type Company, NotFoundError, PaymentRequiredError } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { startClient, startListeningClient } from "../support/start-client.js";

test("a company is created, read, changed, replaced and deleted", async () => {
  const { codat } = startClient();
  const created = await codat.companies.create({
    name: "Acme",
    description: "Widgets",
    tags: { region: "uk" },
  });
  expect(created).toMatchObject({ name: "Acme", description: "Widgets", tags: { region: "uk" } });
  expect(await codat.companies.get(created.id)).toEqual(created);

  const changed = await codat.companies.update(created.id, { name: "Acme Ltd" });
  expect(changed).toMatchObject({ name: "Acme Ltd", description: "Widgets" });

  const replaced = await codat.companies.replace(created.id, { name: "Acme & Sons" });
  expect(replaced).toMatchObject({ id: created.id, name: "Acme & Sons" });
  expect(replaced).not.toHaveProperty("description");

  expect(await codat.companies.delete(created.id)).toBeUndefined();
  await expect(codat.companies.get(created.id)).rejects.toBeInstanceOf(NotFoundError);
});

test("the same over HTTP", async () => {
  const { codat } = await startListeningClient();
  const { id } = await codat.companies.create({ name: "Acme" });
  expect(await codat.companies.update(id, { name: "Acme Ltd" })).toMatchObject({ id });
  expect(await codat.companies.replace(id, { name: "Acme" })).toMatchObject({ name: "Acme" });
  expect((await codat.companies.list()).totalResults).toBe(1);
  expect(await codat.companies.delete(id)).toBeUndefined();
  expect((await codat.companies.list()).results).toEqual([]);
});

describe("tags", () => {
  const start = async () => {
    const { codat } = startClient();
    const { id } = await codat.companies.create({ name: "Acme", tags: { region: "uk" } });
    return { id, companies: codat.companies };
  };

  test("stay when an update has none", async () => {
    const { id, companies } = await start();
    expect(await companies.update(id, { description: "x" })).toMatchObject({
      tags: { region: "uk" },
    });
  });

  test("an update passes a name and a description that are null", async () => {
    const { id, companies } = await start();
    const before = await companies.get(id);
    const update = { name: null, description: null };
    expect(await companies.update(id, update)).toMatchObject({ name: before.name });
  });

  test.each([[null], [{}]])("are removed by an update to %j", async (tags) => {
    const { id, companies } = await start();
    expect((await companies.update(id, { tags })).tags).toEqual({});
  });

  test("are replaced as a whole by an update that has some", async () => {
    const { id, companies } = await start();
    expect((await companies.update(id, { tags: { size: "s" } })).tags).toEqual({ size: "s" });
  });

  test("are removed by a replacement without any", async () => {
    const { id, companies } = await start();
    expect((await companies.replace(id, { name: "Acme" })).tags).toEqual({});
  });
});

describe("the list", () => {
  test("comes in pages, and as every company of every page", async () => {
    const { codat, mock } = startClient();
    const names = Array.from({ length: 5 }, (_, index) => `Company ${index + 1}`);
    for (const name of names) mock.createCompany({ name });

    const first = await codat.companies.list({ pageSize: 2 });
    expect(first).toMatchObject({ pageNumber: 1, pageSize: 2, totalResults: 5 });
    expect(first.results.map(nameOf)).toEqual(names.slice(0, 2));
    expect(first.hasNextPage()).toBe(true);
    const second = await first.nextPage();
    expect(second?.results.map(nameOf)).toEqual(names.slice(2, 4));
    const third = await second?.nextPage();
    expect(third?.hasNextPage()).toBe(false);
    expect(await third?.nextPage()).toBeUndefined();

    const all: string[] = [];
    for await (const company of codat.companies.list({ pageSize: 2 })) all.push(nameOf(company));
    expect(all).toEqual(names);
  });

  test("begins with the page that is asked for", async () => {
    const { codat, mock } = startClient();
    for (let count = 0; count < 3; count += 1) mock.createCompany({ name: `Company ${count}` });
    const rest: string[] = [];
    const list = codat.companies.list({ page: 2, pageSize: 1 });
    for await (const company of list) rest.push(nameOf(company));
    expect(rest).toEqual(["Company 1", "Company 2"]);
  });

  test("is empty where there are none", async () => {
    const { codat } = startClient();
    expect((await codat.companies.list()).results).toEqual([]);
    for await (const company of codat.companies.list()) throw new Error(company.id);
  });

  const nameOf = ({ name }: Company) => name;
});

test("a plan that is used up is a PaymentRequiredError, whatever the envelope says", async () => {
  const { codat, mock } = startClient({}, { companyLimit: 1 });
  await codat.companies.create({ name: "First" });
  const second = codat.companies.create({ name: "Second" });
  await expect(second).rejects.toBeInstanceOf(PaymentRequiredError);
  await expect(second).rejects.toMatchObject({ status: 402, body: { statusCode: 429 } });
  expect(mock.companies()).toHaveLength(1);
});

test.each(["get", "update", "replace", "delete"] as const)(
  "a company that is not there is a NotFoundError: %s",
  async (method) => {
    const { codat } = startClient();
    const id = "8a210b68-6988-11ed-a1eb-0242ac120002";
    const error = await codat.companies[method](id, { name: "Acme" }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ status: 404, path: `/companies/${id}` });
    expect(error.message).toContain(id);
  },
);

test("a company is created once though the connection was lost", async () => {
  const { codat, mock } = startClient();
  mock.inject({ operationId: "create-company", disconnect: "after" });
  const { id } = await codat.companies.create({ name: "Acme" });
  expect(mock.companies().map(({ companyId }) => companyId)).toEqual([id]);
});
