import { inspect } from "node:util";
import {
  type ClientOptions,
  type Clock,
  CodatError,
  CodatExpenses,
  RequestValidationError,
} from "codat-expenses";
import { sign, unwrap } from "codat-expenses/webhooks";
import { describe, expect, test, vi } from "vitest";
import {
  authHeader as anotherHeader,
  apiKey as anotherKey,
  errorOf,
  expense,
} from "../support/client.js";
import { type Call, calls, helpers } from "../support/every-call.js";
import { recordingClock } from "../support/recording-clock.js";

const key = "kEy/7Hq+planted~Z3vN9w";
const webhookSecret = `whsec_${btoa("planted webhook secret 0123456789")}`;
/** A person's name, a note and the number of a card, as they get into the wrong column. */
const personal = ["Mrs Planted-Name", "planted.name@example.com", "4929000011112222"] as const;

const secrets = [key, btoa(key), webhookSecret, webhookSecret.slice("whsec_".length)];

/** Everything that a log can make of a value. */
function logged(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (part: unknown) => {
    if (typeof part === "string") texts.push(part);
    if ((typeof part !== "object" && typeof part !== "function") || part === null) return;
    if (seen.has(part)) return;
    seen.add(part);
    for (const name of Reflect.ownKeys(part)) {
      texts.push(String(name));
      visit(Reflect.get(part, name));
    }
    if (part instanceof Headers) for (const entry of part) texts.push(...entry);
  };
  visit(value);
  if (value instanceof Error) texts.push(value.message, value.stack ?? "", String(value));
  texts.push(JSON.stringify(value) ?? "");
  texts.push(inspect(value, { depth: 20, showHidden: true, maxStringLength: null }));
  const print = vi.spyOn(console, "log").mockImplementation((...parts) => {
    texts.push(...parts.map((part) => inspect(part)));
  });
  console.log(value);
  print.mockRestore();
  return texts.join("\n");
}

function expectWithout(hidden: readonly string[], value: unknown, where: string): void {
  const text = logged(value);
  for (const secret of hidden) expect(text.includes(secret), `${where}: ${secret}`).toBe(false);
}

/** Puts the personal texts into every argument that is a body: as they come in an unknown property too. */
function withPersonalBodies(codat: CodatExpenses, plant: (body: object) => unknown) {
  const wrap = (holder: object): object =>
    new Proxy(holder, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value === "function") {
          return (...given: unknown[]) =>
            Reflect.apply(
              value,
              target,
              given.map((argument) => (isBody(argument) ? plant(argument) : argument)),
            );
        }
        return typeof value === "object" && value !== null ? wrap(value) : value;
      },
    });
  return wrap(codat) as CodatExpenses;
}

function isBody(argument: unknown): argument is object {
  return typeof argument === "object" && argument !== null && !("timeoutMs" in argument);
}

/** The same body with personal texts beside what is in it. */
function addPersonal(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(addPersonal);
  if (typeof body !== "object" || body === null || body instanceof File) return body;
  const entries = Object.entries(body).map(([name, value]) => [name, addPersonal(value)]);
  const [name, mail, card] = personal;
  return { ...Object.fromEntries(entries), holder: name, contact: { mail }, cards: [card] };
}

/** The same body with a personal text in place of everything that is in it. */
function replaceByPersonal(body: unknown): unknown {
  let count = 0;
  const replace = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(replace);
    if (typeof part !== "object" || part === null || part instanceof File) {
      count += 1;
      return personal[count % personal.length];
    }
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, replace(value)]));
  };
  return replace(body);
}

type Answer = (request: Request) => Response | Promise<Response>;

const answering =
  (status: number, body: (request: Request) => string | null, headers = {}): Answer =>
  (request) =>
    new Response(body(request), { status, headers });

const echo = (request: Request) =>
  JSON.stringify({
    error: `What is ${request.headers.get("authorization")} of ${request.url}? I know ${key}`,
    correlationId: "c-1",
    validation: { errors: [{ itemId: key, message: request.headers.get("authorization") }] },
  });

/** How an attempt can end, other than well. */
const endings: Record<string, { answer: Answer; options?: ClientOptions }> = {
  ...Object.fromEntries(
    [302, 400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 503].map((status) => [
      `a ${status} that echoes the key`,
      { answer: answering(status, echo, { "x-echo": key, "retry-after": "1" }) },
    ]),
  ),
  "a refusal of duplicates": {
    answer: answering(400, () => JSON.stringify({ error: `Previously been processed: ${key}` })),
  },
  "a page of HTML": { answer: answering(200, () => `<p>Hello ${key}</p>`) },
  "an empty success": { answer: answering(200, () => "") },
  "a success of the wrong shape": {
    answer: answering(200, () => JSON.stringify([key, btoa(key)])),
  },
  "a success without what it needs": {
    answer: answering(200, () => JSON.stringify({ results: 7 })),
  },
  "a success that is too large": {
    answer: answering(200, () => `{"key":"${key}${"x".repeat(2_000)}"}`),
    options: { maxResponseBytes: 1_000 },
  },
  "a fetch that throws the request": {
    answer: (request) => {
      const cause = Object.assign(new Error(`sending ${request.headers.get("authorization")}`), {
        code: `E${request.headers.get("authorization")}`,
      });
      throw Object.assign(new Error(`no: ${key}`, { cause }), { request });
    },
  },
  "a fetch that rejects with a text": {
    answer: () => Promise.reject(`no: ${key}`),
  },
};

/** A client of an answer, and everything that its hooks are told. */
function observed(answer: Answer, options: ClientOptions = {}) {
  const told: object[] = [];
  const hook = (event: object) => void told.push(event);
  // Nothing that is waited for lasts: each sleep takes the time that it is given.
  let nowMs = Date.parse("2026-08-03T09:00:00Z");
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms, signal) => {
      nowMs += ms;
      signal?.throwIfAborted();
    },
  };
  const codat = new CodatExpenses({
    apiKey: key,
    clock,
    fetch: async (input, init) => answer(new Request(input, init)),
    onRequest: hook,
    onResponse: hook,
    onRetry: hook,
    maxRetries: 1,
    ...options,
  });
  return { codat, told };
}

const everyCall: [string, Call][] = [
  ...Object.entries(calls),
  ...Object.entries(helpers).map(([name, { call }]): [string, Call] => [name, call]),
  ["platformContext", (codat) => codat.platformContext("acme")],
];

/** How each item of a push ended, or what ended the whole push. */
async function endOfPush(codat: CodatExpenses): Promise<unknown> {
  const items = [{ kind: "expense" as const, transaction: expense() }];
  try {
    const results: unknown[] = [];
    for await (const result of codat.push("acme", items)) results.push(result);
    return results;
  } catch (error) {
    expect(error).toBeInstanceOf(CodatError);
    return error;
  }
}

describe.each(Object.entries(endings))("%s", (ending, { answer, options }) => {
  test("gives away neither key nor body, whichever method was called", async () => {
    let failures = 0;
    for (const [name, call] of everyCall) {
      const { codat, told } = observed(answer, options);
      const planted = withPersonalBodies(codat, addPersonal);
      const error: unknown = await Promise.resolve()
        .then(() => call(planted))
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      if (error !== undefined) {
        failures += 1;
        expect(error, name).toBeInstanceOf(CodatError);
        expectWithout([...secrets, ...personal], error, name);
      }
      expectWithout([...secrets, ...personal], told, `the hooks of ${name}`);
    }
    // Some read nothing of a success but its status, or no more than that it is an object or an array.
    if (!ending.includes("success")) expect(failures).toBeGreaterThan(everyCall.length - 5);
    expect(failures).toBeGreaterThan(20);
  });

  test("gives away neither in what a push tells of its items", async () => {
    const { codat, told } = observed(answer, options);
    const end = await endOfPush(withPersonalBodies(codat, addPersonal));
    expect(end).not.toEqual([]);
    expectWithout([...secrets, ...personal], [end, told], "push");
  });
});

test("what is refused before it is sent does not quote what was given, in any method", async () => {
  let refusals = 0;
  for (const [name, call] of everyCall) {
    const { codat, told } = observed(answering(200, () => "{}"));
    const planted = withPersonalBodies(codat, replaceByPersonal);
    const error: unknown = await Promise.resolve()
      .then(() => call(planted))
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    if (error instanceof RequestValidationError) {
      refusals += 1;
      expectWithout([...secrets, ...personal], error, name);
      expect(error.issues.length).toBeGreaterThan(0);
    }
    expectWithout([...secrets, ...personal], told, `the hooks of ${name}`);
  }
  expect(refusals).toBeGreaterThan(18);
});

test("a misspelled choice is quoted all the same: it can be nothing but that", async () => {
  const { codat } = observed(answering(200, () => "{}"));
  const error = await errorOf(codat.customers.create("c", "c", { status: "ACTIVE" as "Active" }));
  expect(String(error)).toMatch(/"Active", "Archived", not "ACTIVE"/);
});

test.each<[string, Call]>([
  [
    "an aborted call",
    (codat: CodatExpenses) => codat.companies.get("acme", { signal: AbortSignal.abort() }),
  ],
  ["an id that is no text", (codat: CodatExpenses) => codat.companies.get([key] as never)],
  ["an id that is too long", (codat: CodatExpenses) => codat.companies.get(key.repeat(100))],
  [
    "a header's name",
    (codat: CodatExpenses) => codat.companies.get("a", { headers: { [`${key} `]: "" } }),
  ],
  [
    "a header's value",
    (codat: CodatExpenses) => codat.companies.get("a", { headers: { "x-key": `${key}\n` } }),
  ],
  [
    "an Authorization header",
    (codat: CodatExpenses) => codat.companies.get("a", { headers: { authorization: key } }),
  ],
  ["a timeout", (codat: CodatExpenses) => codat.companies.get("a", { timeoutMs: key as never })],
  ["retries", (codat: CodatExpenses) => codat.companies.get("a", { maxRetries: key as never })],
  ["a signal", (codat: CodatExpenses) => codat.companies.get("a", { signal: key as never })],
  [
    "a wait's timeout",
    (codat: CodatExpenses) => codat.syncs.wait("a", "b", { timeoutMs: key as never }),
  ],
  ["a token", async (codat: CodatExpenses) => codat.syncs.resume(key)],
  [
    "a file's name",
    (codat: CodatExpenses) =>
      codat.attachments.upload("a", "b", "c", {
        content: new Uint8Array(1),
        filename: `../${key}`,
      }),
  ],
  [
    "a file's type",
    (codat: CodatExpenses) =>
      codat.attachments.upload("a", "b", "c", {
        content: new Uint8Array(1),
        filename: "a",
        contentType: `${key}\n`,
      }),
  ],
  [
    "a file's path",
    (codat: CodatExpenses) => codat.attachments.upload("a", "b", "c", { path: `/nowhere/${key}` }),
  ],
  [
    "a query",
    (codat: CodatExpenses) =>
      codat.companies.list({
        query: {
          toString() {
            throw new Error(key);
          },
        } as never,
      }),
  ],
  [
    "a body that throws",
    (codat: CodatExpenses) =>
      codat.companies.create({
        name: "Acme",
        toJSON() {
          throw new TypeError(`${key} ${personal[0]}`);
        },
      } as never),
  ],
  [
    "a body's property that throws",
    (codat: CodatExpenses) =>
      codat.companies.create({
        get name(): string {
          throw new Error(`${key} ${personal[0]}`);
        },
      }),
  ],
])("the error of %s that is off gives nothing away", async (name, call) => {
  const { codat, told } = observed(answering(200, () => "{}"));
  const error = await errorOf(Promise.resolve().then(() => call(codat)));
  expect(error).toBeInstanceOf(CodatError);
  expectWithout([...secrets, ...personal], error, name);
  expect(told).toEqual([]);
});

test.each<[string, ClientOptions]>([
  ["apiKey", { apiKey: `Basic ${btoa(key)}` }],
  ["authHeader", { authHeader: `Bearer ${key}` }],
  ["both", { apiKey: key, authHeader: `Basic ${btoa(key)}` }],
  ["a header's name", { apiKey: "k", headers: { [`${key} `]: "" } }],
  ["a header's value", { apiKey: "k", headers: { key: `${key}\n` } }],
  ["Authorization", { apiKey: "k", headers: { Authorization: key } }],
  [
    "baseUrl with a user",
    { apiKey: "k", baseUrl: `https://${encodeURIComponent(key)}@api.codat.io` },
  ],
  ["baseUrl with a query", { apiKey: "k", baseUrl: `https://api.codat.io?key=${key}` }],
  ["baseUrl that is none", { apiKey: "k", baseUrl: key }],
  ["timeoutMs", { apiKey: "k", timeoutMs: key as never }],
  ["maxRetries", { apiKey: "k", maxRetries: [key] as never }],
  ["maxConcurrency", { apiKey: "k", maxConcurrency: Object.create(null) }],
  ["maxResponseBytes", { apiKey: "k", maxResponseBytes: key as never }],
  ["onRequest", { apiKey: "k", onRequest: key as never }],
])("the error of the option %s gives nothing away", async (name, options) => {
  const error = await errorOf(Promise.resolve().then(() => new CodatExpenses(options)));
  expect(error).toBeInstanceOf(CodatError);
  expectWithout(secrets, error, name);
});

test("a key that a function gives is kept as well, and what the function throws is its own", async () => {
  for (const options of [
    { apiKey: async () => key },
    { apiKey: undefined, authHeader: `Basic ${btoa(key)}` },
  ]) {
    const { codat, told } = observed(answering(401, echo), options);
    expectWithout(secrets, await errorOf(codat.companies.get("acme")), "a function");
    expectWithout(secrets, [codat, told], "a function");
  }
});

test("a webhook's errors show neither its secret nor what it says", () => {
  const now = () => Date.parse("2026-08-03T09:00:00Z");
  const event = { eventType: "x", payload: { holder: personal[0] } };
  const { headers, body } = sign(event, webhookSecret, { now });
  const other = `whsec_${btoa("another webhook secret 9876543210")}`;
  const attempts: (() => unknown)[] = [
    () => unwrap(body, headers, other, { now }),
    () => unwrap(body, headers, webhookSecret),
    () => unwrap(body, headers, `${webhookSecret}\n`, { now }),
    () => unwrap(body, headers, [webhookSecret, `"${webhookSecret}"`], { now }),
    () => unwrap(`${body} `, headers, webhookSecret, { now }),
    () => unwrap(JSON.parse(body), headers, webhookSecret, { now }),
    () => unwrap(body, {}, webhookSecret, { now }),
    () => unwrap(body, { ...headers, "webhook-timestamp": personal[0] }, webhookSecret, { now }),
    () => unwrap(body, headers, webhookSecret, { now, toleranceSeconds: webhookSecret as never }),
    () => sign(event, ` ${webhookSecret}`),
  ];
  for (const [index, attempt] of attempts.entries()) {
    let error: unknown;
    try {
      attempt();
    } catch (thrown) {
      error = thrown;
    }
    expect(error, String(index)).toBeInstanceOf(CodatError);
    expectWithout([...secrets, ...personal], error, String(index));
  }
});

test("the hooks' URLs have no query, and no user", async () => {
  const { codat, told } = observed(answering(500, () => "no"));
  for (const list of [
    codat.companies.list({ query: `name=${personal[0]}`, tags: personal[1] }),
    codat.customers.list("acme", { query: `customerName=${personal[0]}`, orderBy: personal[1] }),
  ]) {
    const error = await errorOf(list);
    expectWithout([...secrets, ...personal], [error, told], "a query");
  }
  expect(told.length).toBeGreaterThan(4);
  for (const event of told) {
    expect(event).toMatchObject({
      path: expect.not.stringContaining("?"),
      baseUrl: "https://api.codat.io",
    });
  }
});

test("one client's key is not in what another one's says", async () => {
  const { codat } = observed(answering(401, echo), { apiKey: anotherKey, clock: recordingClock() });
  const error = await errorOf(codat.companies.get("acme"));
  expectWithout([anotherKey, anotherHeader], error, "another key");
});
