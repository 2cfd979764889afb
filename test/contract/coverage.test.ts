import { readFileSync } from "node:fs";
import type { RequestEvent } from "codat-expenses";
import { mockedOperations } from "codat-expenses/mock";
import { describe, expect, test } from "vitest";
import { type Call, calls, helpers } from "../support/every-call.js";
import { startClient } from "../support/start-client.js";

interface Endpoint {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly operationId?: string }>>;
}

const document: Document = JSON.parse(
  readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8"),
);

const described: readonly Endpoint[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId }]) =>
    operationId === undefined ? [] : [{ id: operationId, method: method.toUpperCase(), path }],
  ),
);

const sorted = (endpoints: readonly Endpoint[]) =>
  endpoints
    .map(({ id, method, path }) => ({ id, method, path }))
    .sort((a, b) => a.id.localeCompare(b.id));

/** A client and a mock, and what each call sends: as the client names it, and as the mock does. */
function startListening() {
  const events: RequestEvent[] = [];
  const { codat, mock } = startClient({ onRequest: (event) => events.push(event) });
  return async (call: Call) => {
    events.length = 0;
    const before = mock.requests.length;
    // Nothing of what is asked for is there: only what is asked counts here.
    await Promise.resolve(call(codat)).catch(() => undefined);
    return { events: [...events], received: mock.requests.slice(before) };
  };
}

/** The names of all methods of the client's resources, as one would write them. */
function methodsOf(holder: object, path = ""): string[] {
  const resources = Object.entries(holder).filter(
    (entry): entry is [string, object] => typeof entry[1] === "object" && entry[1] !== null,
  );
  return resources.flatMap(([name, resource]) => {
    const methods: string[] = [];
    for (let holds = resource; holds !== Object.prototype; ) {
      holds = Object.getPrototypeOf(holds);
      if (holds !== Object.prototype) methods.push(...Object.getOwnPropertyNames(holds));
    }
    return [
      ...methods
        .filter((method) => !["constructor", "api"].includes(method))
        .map((method) => `${path}${name}.${method}`),
      ...methodsOf(resource, `${path}${name}.`),
    ];
  });
}

describe("every operation of the API's document", () => {
  test("has exactly one method of the client, and each method is listed here", () => {
    const listed = [...Object.keys(calls), ...Object.keys(helpers)];
    expect(methodsOf(startClient().codat).sort()).toEqual(listed.sort());
    expect(Object.keys(calls)).toHaveLength(described.length);
  });

  test("is called by its method, with the document's HTTP method and path", async () => {
    const sentBy = startListening();
    const called: Endpoint[] = [];
    for (const [name, call] of Object.entries(calls)) {
      const { events, received } = await sentBy(call);
      expect(events, name).toHaveLength(1);
      for (const { operationId, method, pathTemplate } of events) {
        called.push({ id: operationId, method, path: pathTemplate });
      }
      // What went over the wire is what the client says that it called.
      expect(
        received.map(({ operationId }) => operationId),
        name,
      ).toEqual(events.map(({ operationId }) => operationId));
    }
    expect(sorted(called)).toEqual(sorted(described));
  });

  test("is handled by exactly one handler of the mock", () => {
    expect(sorted(mockedOperations)).toEqual(sorted(described));
  });
});

test.each(Object.entries(helpers))("%s is a helper", async (_name, { call, operationIds }) => {
  const { events } = await startListening()(call);
  const ids = new Set(events.map((event) => event.operationId));
  expect([...ids]).toEqual(operationIds ?? []);
});
