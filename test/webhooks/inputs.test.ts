import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import {
  CodatError,
  ConfigurationError,
  sign,
  unwrap,
  type WebhookHeaders,
  WebhookVerificationError,
} from "codat-expenses/webhooks";
import { describe, expect, it } from "vitest";
import { now, otherSecret, secret, signed, syncEvent } from "./fixtures.js";

function errorOf(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("headers", () => {
  const { headers, body } = signed();
  const entries = Object.entries(headers);
  const asHeaders = new Headers(headers);
  asHeaders.append("accept", "*/*");

  const forms: [string, WebhookHeaders][] = [
    ["a plain object", { ...headers }],
    ["upper case", Object.fromEntries(entries.map(([key, value]) => [key.toUpperCase(), value]))],
    [
      "title case",
      Object.fromEntries(
        entries.map(([key, value]) => [key.replace(/\b./g, (first) => first.toUpperCase()), value]),
      ),
    ],
    ["Headers", asHeaders],
    ["arrays of one", Object.fromEntries(entries.map(([key, value]) => [key, [value]]))],
    ["others beside them", { host: "example.com", cookie: undefined, via: ["a", "b"], ...headers }],
    ["no prototype", Object.assign(Object.create(null), headers)],
  ];

  it.each(forms)("are taken as %s", (_form, given) => {
    expect(unwrap(body, given, secret, { now })).toEqual(syncEvent);
  });

  it("are taken with signatures in several lines", () => {
    const wrong = sign(syncEvent, otherSecret, { now }).headers["webhook-signature"];
    const lines = [wrong, headers["webhook-signature"]];
    expect(unwrap(body, { ...headers, "webhook-signature": lines }, secret, { now })).toEqual(
      syncEvent,
    );
    const joined = new Headers({ ...headers, "webhook-signature": wrong });
    joined.append("webhook-signature", headers["webhook-signature"]);
    expect(unwrap(body, joined, secret, { now })).toEqual(syncEvent);
  });
});

describe("the body", () => {
  const { headers, body } = signed();
  const bytes = new TextEncoder().encode(body);
  const padded = new Uint8Array([0, 0, ...bytes, 0]);

  it.each([
    ["text", body],
    ["a Buffer", Buffer.from(body)],
    ["a Uint8Array", bytes],
    ["a view into a larger buffer", padded.subarray(2, -1)],
    ["an ArrayBuffer", bytes.buffer],
    ["bytes of another realm", runInNewContext("Uint8Array.from(bytes)", { bytes })],
    [
      "an ArrayBuffer of another realm",
      runInNewContext("Uint8Array.from(bytes).buffer", { bytes }),
    ],
  ])("is taken as %s", (_form, given) => {
    expect(unwrap(given, headers, secret, { now })).toEqual(syncEvent);
  });

  it("keeps a byte order mark, since it was signed", () => {
    const marked = signed(`\uFEFF${body}`);
    const error = errorOf(() =>
      unwrap(new TextEncoder().encode(marked.body), marked.headers, secret, { now }),
    );
    expect(error).toMatchObject({ reason: "body-not-json" });
  });

  it.each([
    ["base64", Buffer.from(body).toString("base64")],
    ["bytes of base64", Buffer.from(Buffer.from(`\n${body}`).toString("base64"))],
  ])("that a gateway has encoded is recognised: %s", (_form, given) => {
    expect(errorOf(() => unwrap(given, headers, secret, { now }))).toMatchObject({
      reason: "body-not-raw",
      message: expect.stringContaining("isBase64Encoded"),
    });
  });

  it.each([
    ["a parsed object", JSON.parse(body)],
    ["an empty object", {}],
    ["null", null],
    ["undefined", undefined],
    ["a Promise", Promise.resolve(body)],
    ["a Request", new Request("http://localhost", { method: "POST", body })],
  ])("is refused as %s, with the advice to pass it raw", (_form, given) => {
    const error = errorOf(() => unwrap(given, headers, secret, { now }));
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({
      reason: "body-not-raw",
      message: expect.stringContaining("Pass the raw body"),
    });
  });
});

describe("the secret", () => {
  const { headers, body } = signed();

  it("may lack its prefix", () => {
    expect(unwrap(body, headers, secret.replace("whsec_", ""), { now })).toEqual(syncEvent);
    const bare = sign(syncEvent, secret.replace("whsec_", ""), { now });
    expect(unwrap(bare.body, bare.headers, secret, { now })).toEqual(syncEvent);
  });

  it("may be one of several while they are rotated", () => {
    const old = sign(syncEvent, otherSecret, { now });
    for (const webhook of [old, signed()]) {
      expect(unwrap(webhook.body, webhook.headers, [secret, otherSecret], { now })).toEqual(
        syncEvent,
      );
    }
    expect(errorOf(() => unwrap(old.body, old.headers, [secret], { now }))).toMatchObject({
      reason: "no-matching-signature",
    });
  });

  it("is refused when there is none", () => {
    for (const none of ["", [], [""]]) {
      expect(errorOf(() => unwrap(body, headers, none, { now }))).toBeInstanceOf(
        ConfigurationError,
      );
    }
    expect(() => sign(syncEvent, "")).toThrow(/no webhook secret/);
  });

  it.each(["whsec_", "whsec_not*base64*at*all", `${secret}\n`, `"${secret}"`])(
    "is refused as %j, and one good one beside it does not help",
    (bad) => {
      for (const call of [
        () => unwrap(body, headers, bad, { now }),
        () => unwrap(body, headers, [secret, bad], { now }),
        () => sign(syncEvent, bad),
      ]) {
        const error = errorOf(call);
        expect(error).toBeInstanceOf(ConfigurationError);
        expect(error).toMatchObject({ message: expect.stringContaining("should be base64") });
      }
    },
  );
});

describe("a secret that can be guessed", () => {
  const { headers, body } = signed();
  const key = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;

  it.each(["undefined", "test", "null", "abc", "whsec_AA==", "changeme", key(16), key(23)])(
    "is refused, though it is base64: %s",
    (weak) => {
      for (const call of [
        () => unwrap(body, headers, weak, { now }),
        () => sign(syncEvent, weak),
      ]) {
        const error = errorOf(call);
        expect(error).toBeInstanceOf(ConfigurationError);
        expect(error).toMatchObject({
          message: expect.stringMatching(/too short: .* at least 24 .* portal/s),
        });
      }
    },
  );

  it.each([24, 32, 64])("is not one of %i bytes", (bytes) => {
    const made = sign(syncEvent, key(bytes), { now });
    expect(unwrap(made.body, made.headers, key(bytes), { now })).toEqual(syncEvent);
  });
});

describe("an error", () => {
  const { headers, body } = signed();
  const marker = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmU";
  const bodyMarker = "Payroll of Mrs Marker";
  const unreadable = signed(`{"name":"${bodyMarker}"`);
  const calls: [string, () => unknown][] = [
    ["a bad secret", () => unwrap(body, headers, `whsec_${marker}!`, { now })],
    ["a bad secret to sign with", () => sign(syncEvent, `whsec_${marker}!`)],
    ["a wrong secret", () => unwrap(body, headers, `whsec_${marker}=`, { now })],
    ["an old webhook", () => unwrap(body, headers, secret)],
    ["no headers", () => unwrap(body, {}, secret, { now })],
    ["a parsed body", () => unwrap(JSON.parse(body), headers, secret, { now })],
    ["no JSON", () => unwrap(unreadable.body, unreadable.headers, secret, { now })],
    [
      "a bad timestamp",
      () => unwrap(body, { ...headers, "webhook-timestamp": bodyMarker }, secret, { now }),
    ],
  ];

  it.each(calls)("of %s shows neither secret, nor signature, nor body", (_case, call) => {
    const error = errorOf(call);
    expect(error).toBeInstanceOf(CodatError);
    const shown = [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      error instanceof Error ? error.stack : "",
    ].join();
    const [, signature] = headers["webhook-signature"].split(",");
    const [, readableSignature] = unreadable.headers["webhook-signature"].split(",");
    for (const hidden of [
      marker,
      secret.replace("whsec_", ""),
      signature,
      readableSignature,
      bodyMarker,
      syncEvent.payload.syncId,
    ]) {
      expect(shown).not.toContain(hidden);
    }
  });

  it("is told apart by name and reason", () => {
    const error = errorOf(() => unwrap(body, {}, secret, { now }));
    expect(error).toMatchObject({ name: "WebhookVerificationError", reason: "missing-header" });
  });
});
