import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  type CodatExpenses,
  NotFoundError,
  ResponseValidationError,
  ServerError,
} from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, failureOf } from "../support/client.js";
import { closedPort, type Step, startServer } from "../support/scripted-server.js";

/** A page as the API answers it. */
function page(pageNumber: number, ids: readonly string[], next: unknown = undefined): Step {
  const _links = { self: { href: "/companies" }, ...(next !== undefined && { next }) };
  const results = ids.map((id) => ({ id, name: `Company ${id}` }));
  return { body: { results, pageNumber, pageSize: 2, totalResults: 5, _links } };
}

/** Frees what nobody holds, as Node would in time. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  // What was just looked at is held until the turn is over.
  await new Promise((resolve) => setImmediate(resolve));
  if (typeof collect === "function") collect();
}

const next = { href: "/companies?page=2" };
const threePages = [page(1, ["a", "b"], next), page(2, ["c", "d"], next), page(3, ["e"])];

const targets = (server: { requests: readonly { target: string }[] }) =>
  server.requests.map((request) => request.target);

async function idsOf(items: AsyncIterable<{ id?: string | null }>): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const item of items) ids.push(item.id);
  return ids;
}

test("a list is a promise of its first page", async () => {
  const server = await startServer(threePages);
  const first = await clientOf(server).companies.list();
  expect(first).toMatchObject({
    results: [{ id: "a" }, { id: "b" }],
    pageNumber: 1,
    pageSize: 2,
    totalResults: 5,
  });
  expect(first.hasNextPage()).toBe(true);
  expect(server.requests).toHaveLength(1);
});

test("nextPage goes from page to page, and returns undefined after the last", async () => {
  const server = await startServer(threePages);
  const first = await clientOf(server).companies.list();
  const second = await first.nextPage();
  const third = await second?.nextPage();
  expect(second?.results.map(({ id }) => id)).toEqual(["c", "d"]);
  expect(third?.results.map(({ id }) => id)).toEqual(["e"]);
  expect(third?.hasNextPage()).toBe(false);
  expect(await third?.nextPage()).toBeUndefined();
  expect(targets(server)).toEqual(["/companies", "/companies?page=2", "/companies?page=3"]);
});

test("for await goes over every item of every page", async () => {
  const server = await startServer(threePages);
  expect(await idsOf(clientOf(server).companies.list())).toEqual(["a", "b", "c", "d", "e"]);
  expect(server.requests).toHaveLength(3);
});

test("for await over a page continues from there", async () => {
  const server = await startServer(threePages);
  const second = await (await clientOf(server).companies.list()).nextPage();
  expect(second && (await idsOf(second))).toEqual(["c", "d", "e"]);
});

test("a page is asked for when the one before is used up, not earlier", async () => {
  const server = await startServer(threePages);
  const asked: number[] = [];
  for await (const _ of clientOf(server).companies.list()) asked.push(server.requests.length);
  expect(asked).toEqual([1, 1, 2, 2, 3]);
});

test("the loop holds one page in memory at a time", async () => {
  const pages = ["a", "b", "c", "d"].map((id, index) => page(index + 1, [id], next));
  const server = await startServer([...pages, page(5, ["e"])]);
  const seen: WeakRef<object>[] = [];
  for await (const item of clientOf(server).companies.list()) {
    seen.push(new WeakRef(item));
    await collectGarbage();
    expect(seen.filter((earlier) => earlier.deref() !== undefined)).toEqual(seen.slice(-1));
  }
  expect(seen).toHaveLength(5);
});

test("leaving the loop ends the requests", async () => {
  const server = await startServer(threePages);
  for await (const { id } of clientOf(server).companies.list()) if (id === "c") break;
  expect(server.requests).toHaveLength(2);
});

test("a list can be awaited and looped over, and its first page is asked for once", async () => {
  const server = await startServer(threePages);
  const list = clientOf(server).companies.list();
  await list;
  expect(await idsOf(list)).toHaveLength(5);
  expect(server.requests).toHaveLength(3);
});

test("the query stays the same from page to page", async () => {
  const server = await startServer(threePages);
  const query = { pageSize: 2, tags: "region=emea&&team!=trial", orderBy: "-name" };
  await idsOf(clientOf(server).companies.list(query));
  const asked = targets(server).map((target) => new URL(target, server.url).searchParams);
  expect(asked.map((parameters) => Object.fromEntries(parameters))).toEqual([
    { pageSize: "2", tags: query.tags, orderBy: "-name" },
    { pageSize: "2", tags: query.tags, orderBy: "-name", page: "2" },
    { pageSize: "2", tags: query.tags, orderBy: "-name", page: "3" },
  ]);
});

test("parts of a query that are undefined are not sent", async () => {
  const server = await startServer(page(1, []));
  await clientOf(server).companies.list({ pageSize: undefined, tags: "a=b" } as { tags: string });
  expect(targets(server)).toEqual(["/companies?tags=a%3Db"]);
});

describe("a list that begins in the middle", () => {
  test("continues with the page after it", async () => {
    const server = await startServer([page(2, ["c", "d"], next), page(3, ["e"])]);
    await idsOf(clientOf(server).companies.list({ page: 2 }));
    expect(targets(server)).toEqual(["/companies?page=2", "/companies?page=3"]);
  });

  test("does so too where the responses do not say which page they are", async () => {
    const untold = (links: object) => ({ body: { results: [{ id: "x" }], _links: links } });
    const server = await startServer([untold({ next }), untold({})]);
    const first = await clientOf(server).companies.list({ page: 7 });
    const second = await first.nextPage();
    expect(targets(server)).toEqual(["/companies?page=7", "/companies?page=8"]);
    expect([first.pageNumber, second?.pageNumber]).toEqual([7, 8]);
  });
});

test.each([
  ["always 1", 1],
  ["infinite", "1e309"],
  ["negative", -3],
  ["text", '"two"'],
  ["null", "null"],
])("a page number that is %s leads nowhere else", async (_, number) => {
  const body = (links: string, id = "x") =>
    `{"results":[{"id":"${id}"}],"pageNumber":${number},"_links":${links}}`;
  const server = await startServer([
    { body: body('{"next":{"href":"/"}}') },
    { body: body('{"next":{"href":"/"}}', "y") },
    { body: body("{}") },
  ]);
  await idsOf(clientOf(server).companies.list());
  expect(targets(server)).toEqual(["/companies", "/companies?page=2", "/companies?page=3"]);
});

test.each([
  ["no results", { results: [], pageNumber: 1, pageSize: 100, totalResults: 0, _links: {} }],
  ["null results", { results: null, pageNumber: 1 }],
  ["results left out", {}],
])("a list of %s is empty", async (_, body) => {
  const server = await startServer({ body });
  const first = await clientOf(server).companies.list();
  expect([first.results, first.hasNextPage()]).toEqual([[], false]);
  expect(await idsOf(first)).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test.each([
  ["a page", '{"results":[{"id":"1"},null]}', (codat: CodatExpenses) => codat.companies.list()],
  ["an array", "[7]", (codat: CodatExpenses) => codat.syncs.list("c")],
])("%s with an item that is not an object is refused", async (_, body, call) => {
  const server = await startServer({ body });
  const error = await failureOf(call(clientOf(server)), ResponseValidationError);
  expect(error.message).toContain("it lists an item that is not a JSON object");
});

test("an empty page ends the list, whatever it links to", async () => {
  const server = await startServer([page(1, ["a"], next), page(2, [], next)]);
  expect(await idsOf(clientOf(server).companies.list())).toEqual(["a"]);
  expect(server.requests).toHaveLength(2);
});

test.each([[null], ["/companies?page=2"], [[]]])("a next link that is %j is none", async (link) => {
  const server = await startServer(page(1, ["a"], link));
  expect((await clientOf(server).companies.list()).hasNextPage()).toBe(false);
});

test("a next link to another origin is not followed: the page is asked for by its number", async () => {
  const elsewhere = await startServer();
  const href = `${elsewhere.url}/companies?page=2`;
  const server = await startServer([page(1, ["a"], { href }), page(2, ["b"])]);
  expect(await idsOf(clientOf(server).companies.list())).toEqual(["a", "b"]);
  expect(targets(server)).toEqual(["/companies", "/companies?page=2"]);
  expect(elsewhere.requests).toHaveLength(0);
});

test("results that are no array are a ResponseValidationError", async () => {
  const server = await startServer({ body: { results: { id: "a" } } });
  const error = await failureOf(clientOf(server).companies.list(), ResponseValidationError);
  expect(error.text).toBe('{"results":{"id":"a"}}');
});

test("a later page that fails throws out of the loop, after the items before it", async () => {
  const server = await startServer([page(1, ["a", "b"], next), { status: 404 }]);
  const seen: unknown[] = [];
  const loop = (async () => {
    for await (const { id } of clientOf(server).companies.list()) seen.push(id);
  })();
  await failureOf(loop, NotFoundError);
  expect(seen).toEqual(["a", "b"]);
});

test("a later page is retried like any other request", async () => {
  const server = await startServer([page(1, ["a"], next), { status: 503 }, page(2, ["b"])]);
  expect(await idsOf(clientOf(server).companies.list())).toEqual(["a", "b"]);
});

test("nextPage can be asked again after it failed", async () => {
  const server = await startServer([page(1, ["a"], next), { status: 500 }, page(2, ["b"])]);
  const first = await clientOf(server, { maxRetries: 0 }).companies.list();
  await failureOf(first.nextPage(), ServerError);
  expect((await first.nextPage())?.results).toMatchObject([{ id: "b" }]);
});

test("a server that cannot be reached fails the loop", async () => {
  const url = `http://127.0.0.1:${await closedPort()}`;
  await expect(idsOf(clientOf({ url }).companies.list())).rejects.toThrow(/ECONNREFUSED/);
});

describe("a list ends, whatever the server says of its length:", () => {
  test.each([["absent"], ["null"], ['"many"'], ["1e300"]])(
    "on a page that repeats itself, with a totalResults that is %s",
    async (total) => {
      const promised = total === "absent" ? "" : `"totalResults":${total},`;
      const body = `{"results":[{"id":"x"}],${promised}"_links":{"next":{"href":"/"}}}`;
      const server = await startServer({ body });
      const list = idsOf(clientOf(server).companies.list());
      await expect(list).rejects.toThrow(/same page as the one before/);
      expect(server.requests).toHaveLength(2);
    },
  );

  test("after 20,000 pages that differ", async () => {
    let sent = 0;
    const fetch = async () => {
      sent += 1;
      return Response.json({ results: [{ id: String(sent) }], _links: { next: { href: "/" } } });
    };
    const limiter = { acquire: () => Promise.resolve() };
    const codat = clientOf({ url: "https://api.codat.io" }, { fetch, limiter });
    await expect(
      (async () => {
        for await (const _ of codat.companies.list());
      })(),
    ).rejects.toThrow("continues after 20000 pages");
    expect(sent).toBe(20_001);
  }, 60_000);

  test("after 100 MB where it is kept whole, as the context of a company's platform is", async () => {
    let sent = 0;
    const fetch = async (input: unknown) => {
      if (!String(input).includes("/connections")) return Response.json({});
      sent += 1;
      const results = [{ id: String(sent), name: "x".repeat(9_000_000) }];
      return Response.json({ results, _links: { next: { href: "/" } } });
    };
    const codat = clientOf({ url: "https://api.codat.io" }, { fetch });
    const context = codat.platformContext("company");
    await expect(context).rejects.toThrow("continues after 100000000 characters");
    expect(sent).toBe(12);
  });
});

test("pages without links are counted, and those that spell the property `links` are followed", async () => {
  const counted = (pageNumber: number, id: string) => ({
    body: { results: [{ id }], pageNumber, pageSize: 1, totalResults: 2 },
  });
  const bare = await startServer([counted(1, "a"), counted(2, "b")]);
  expect(await idsOf(clientOf(bare).companies.list())).toEqual(["a", "b"]);
  const spelled = await startServer([
    { body: { results: [{ id: "a" }], pageNumber: 1, links: { next: { href: "/" } } } },
    { body: { results: [{ id: "b" }], pageNumber: 2, links: {} } },
  ]);
  expect(await idsOf(clientOf(spelled).companies.list())).toEqual(["a", "b"]);
});
