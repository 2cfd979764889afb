import { inspect } from "node:util";
import { CodatError, CodatExpenses } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { clientOf, errorOf, expense } from "../support/client.js";
import { type ReceivedRequest, type Script, startServer } from "../support/scripted-server.js";

// Its base64 has all of the characters that are escaped now and then: `+`, `/` and `=`.
const key = '~~~?>>~~~???k-E/y&<secret>"12';
const encoded = btoa(key);
const header = `Basic ${encoded}`;

/** Whatever can be read of a value: its texts, its properties, hidden ones and its causes too. */
function everythingOf(value: unknown): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (part: unknown) => {
    if (typeof part === "string") texts.push(part);
    if (typeof part !== "object" && typeof part !== "function") return;
    if (part === null || seen.has(part)) return;
    seen.add(part);
    texts.push(inspect(part, { depth: 20, showHidden: true, maxStringLength: null }));
    if (part instanceof Headers) for (const entry of part) texts.push(...entry);
    for (const name of Reflect.ownKeys(part)) {
      texts.push(String(name));
      visit(Reflect.get(part, name));
    }
  };
  visit(value);
  texts.push(String(value), JSON.stringify(value) ?? "");
  return texts.join("\n");
}

/** What the key looks like in any text, whatever a server escapes. */
const spellings = [key, encoded, encoded.replace(/=+$/, ""), JSON.stringify(key).slice(1, -1)];

function expectNoKey(value: unknown): void {
  const everything = everythingOf(value);
  for (const spelling of [...spellings, ...[...new Set(spellings)].flatMap(escapedForms)]) {
    expect(everything).not.toContain(spelling);
  }
}

const escapedForms = (text: string) => [
  encodeURIComponent(text),
  text.replaceAll("/", "\\/"),
  escapeHtml(text),
];

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(
    /[&<>"'/=+`]/g,
    (character) =>
      entities[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

const authorizationOf = (request: ReceivedRequest) => request.headers.authorization ?? "";
const json = (text: string, status: number, headers: Record<string, string> = {}) => ({
  status,
  body: text,
  headers: { "content-type": "application/json", ...headers },
});

describe("a server that echoes the key", () => {
  const echoes: [string, Script][] = [400, 401, 404, 429, 500, 301, 200].flatMap((status) => [
    [
      `in JSON, ${status}`,
      (request) => json(JSON.stringify({ error: `No: ${authorizationOf(request)}` }), status),
    ],
    [
      `raw in JSON, ${status}`,
      () => json(JSON.stringify({ error: `No: ${key}`, [key]: { deep: [key] } }), status),
    ],
    [
      `in JSON with escaped slashes, ${status}`,
      (request) =>
        json(JSON.stringify({ error: authorizationOf(request) }).replaceAll("/", "\\/"), status),
    ],
    [
      `in JSON with escaped punctuation, ${status}`,
      (request) =>
        json(
          JSON.stringify({ error: `${authorizationOf(request)} ${key}` }).replace(
            /[+/=<>&~]/g,
            (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
          ),
          status,
        ),
    ],
    [
      `in HTML, ${status}`,
      (request) => ({ status, body: `<pre>Authorization: ${authorizationOf(request)}</pre>` }),
    ],
    [
      `in escaped HTML, ${status}`,
      (request) => ({
        status,
        body: `<pre>${escapeHtml(authorizationOf(request))} ${escapeHtml(key)}</pre>`,
      }),
    ],
    [
      `in a URL, ${status}`,
      (request) => ({ status, body: `/login?key=${encodeURIComponent(authorizationOf(request))}` }),
    ],
    [
      `in a header, ${status}`,
      (request) => json("[]", status, { "x-echo": authorizationOf(request), "x-key": key }),
    ],
  ]);

  test.each([400, 200])("and cuts it short, %i", async (status) => {
    const cut = `${header.slice(0, 30)}… ${key.slice(0, 12)}…`;
    const server = await startServer(() => json(JSON.stringify({ error: cut }), status));
    const error = await errorOf(clientOf(server, { apiKey: key }).companies.create({ name: "A" }));
    const everything = everythingOf(error);
    for (const secret of [encoded.slice(0, 12), key.slice(0, 12)]) {
      expect(everything).not.toContain(secret);
    }
  });

  test.each(echoes)("%s", async (_, script) => {
    const server = await startServer(script);
    const codat = clientOf(server, { apiKey: key, maxRetries: 1 });
    const error = await errorOf(codat.companies.create({ name: "Acme" }));
    expect(error).toBeInstanceOf(CodatError);
    expectNoKey(error);
    expect(authorizationOf(server.requests[0] as ReceivedRequest)).toBe(header);
  });

  test("gets it redacted in a way that shows it", async () => {
    const server = await startServer((request) => ({
      status: 400,
      body: { error: `What is ${authorizationOf(request)}?` },
    }));
    const error = await errorOf(clientOf(server, { apiKey: key }).companies.get("acme"));
    expect(String(error)).toContain("What is Basic [redacted]");
  });

  const escaped = (text: string) =>
    [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

  test.each([200, 400])("escaped letter by letter, %i", async (status) => {
    const body = `{"error":"${escaped(key)} ${escaped(header)}`;
    const server = await startServer({ status, body });
    const error = await errorOf(clientOf(server, { apiKey: key }).companies.get("acme"));
    expectNoKey(error);
    expect(JSON.stringify(error)).not.toContain(escaped(key.slice(0, 8)).replaceAll("\\", "\\\\"));
  });

  test.each([200, 400])(
    "across the place where a body that is too large is cut, %i",
    async (status) => {
      for (let before = 9_900; before < 10_010; before += 7) {
        const body = `${"x".repeat(before)}${key}${"y".repeat(5_000)}`;
        const server = await startServer({ status, body });
        const codat = clientOf(server, { apiKey: key, maxResponseBytes: 1_000 });
        const error = await errorOf(codat.companies.get("acme"));
        expect(JSON.stringify(error)).not.toContain(key.slice(0, 8));
        expect(inspect(error, { depth: 9 })).not.toContain(key.slice(0, 8));
      }
    },
  );

  test("of any length", async () => {
    const apiKey = "k3Y".repeat(4_000);
    const server = await startServer({ status: 400, body: { error: `No: ${apiKey}` } });
    const error = await errorOf(clientOf(server, { apiKey }).companies.get("acme"));
    expect(error).toBeInstanceOf(CodatError);
    expect(everythingOf(error)).not.toContain(apiKey.slice(0, 12));
  });

  test("of every attempt, where the key was rotated in between", async () => {
    const keys = ["first-key-hR9vKx2QpL", "second-key-w7TzNf4bYd"];
    let asked = 0;
    const apiKey = () => keys[asked++ % 2] ?? "";
    const server = await startServer([{ status: 503 }, { status: 400, body: keys.join(" ") }]);
    const error = await errorOf(clientOf(server, { apiKey }).companies.get("acme"));
    for (const used of keys) expect(JSON.stringify(error)).not.toContain(used);
  });

  test("a short key does not redact the words of the API", async () => {
    const server = await startServer((request) => ({
      status: 400,
      body: { error: `The latest test key is off: ${authorizationOf(request)}` },
    }));
    const error = await errorOf(clientOf(server, { apiKey: "test" }).companies.get("acme"));
    expect(String(error)).toContain("The latest test key is off: Basic [redacted]");
  });

  test("a key from a function, and a ready header, are redacted too", async () => {
    const server = await startServer((request) => ({
      status: 400,
      body: { error: `${authorizationOf(request)} ${key}` },
    }));
    for (const options of [{ apiKey: async () => key }, { authHeader: header }]) {
      expectNoKey(await errorOf(clientOf(server, options).companies.get("acme")));
    }
  });
});

test.each([
  ["a broken connection", { trouble: "break" }],
  ["a timeout", { trouble: "silence" }],
  ["an answer without JSON", { body: "no" }],
  ["a refusal", { status: 403 }],
] as const)("the error of %s has no key", async (_, step) => {
  const server = await startServer(step);
  const codat = clientOf(server, { apiKey: key, maxRetries: 1, timeoutMs: 50 });
  expectNoKey(await errorOf(codat.expenses.create("acme", [expense()])));
});

test("the errors of what is never sent have no key", async () => {
  const codat = clientOf({ url: "https://api.codat.io" }, { apiKey: key });
  expectNoKey(await errorOf(codat.companies.get("..")));
  expectNoKey(await errorOf(codat.expenses.create("acme", [])));
  expectNoKey(await errorOf(codat.companies.get("acme", { signal: AbortSignal.abort() })));
  expectNoKey(await errorOf(codat.companies.get("acme", { headers: { authorization: header } })));
});

test("the errors of options have no key", () => {
  const wrong = [
    { apiKey: header },
    { authHeader: `Bearer ${encoded}` },
    { authHeader: encoded },
    { apiKey: key, authHeader: header },
    { apiKey: key, headers: { authorization: header } },
    { apiKey: key, headers: { "x-key": `${header}\n` } },
    { apiKey: key, baseUrl: `https://${encodeURIComponent(key)}@api.codat.io` },
  ];
  for (const options of wrong) {
    try {
      new CodatExpenses(options);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CodatError);
      expectNoKey(error);
    }
  }
});

describe("a fetch of the user's own", () => {
  test("that throws errors with the request on them", async () => {
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const config = { headers: Object.fromEntries(request.headers), init };
      const code = `E_${request.headers.get("authorization")}`;
      const cause = Object.assign(new Error(`while sending ${config.headers.authorization}`), {
        config,
        code,
      });
      throw Object.assign(new Error(`failed with ${key}`, { cause }), { request, config });
    };
    const codat = clientOf({ url: "https://api.codat.io" }, { apiKey: key, fetch, maxRetries: 1 });
    expectNoKey(await errorOf(codat.companies.create({ name: "Acme" })));
  });

  test("that aborts with such an error", async () => {
    const controller = new AbortController();
    const fetch: typeof globalThis.fetch = (input, init) => {
      controller.abort("enough");
      return Promise.reject(
        Object.assign(new Error("aborted"), { request: new Request(input, init) }),
      );
    };
    const codat = clientOf({ url: "https://api.codat.io" }, { apiKey: key, fetch });
    expectNoKey(await errorOf(codat.companies.get("acme", { signal: controller.signal })));
  });
});

test("the client and its parts have no key, before and after a call", async () => {
  const server = await startServer({ body: { results: [{ id: "a" }], _links: { next: {} } } });
  for (const options of [{ apiKey: key }, { apiKey: () => key }, { authHeader: header }]) {
    const codat = clientOf(server, options);
    expectNoKey(codat);
    const call = codat.companies.list();
    expectNoKey(call);
    expectNoKey(await call.withResponse());
    expectNoKey(await call);
    expectNoKey(codat);
  }
});
