import { sign, unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import { describe, expect, it } from "vitest";
import { now, otherSecret, secret, signed, signedAtMs, syncEvent } from "./fixtures.js";

const published = {
  body: '{"test": 2432232314}',
  headers: {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  },
};

function reasonOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.reason;
    throw error;
  }
  return "accepted";
}

describe("the published vector", () => {
  it("is accepted at its time", () => {
    const event = unwrap(published.body, published.headers, secret, { now: () => 1614265330_000 });
    expect(event).toEqual({ test: 2432232314 });
  });

  it("is accepted today by a tolerance that allows its age", () => {
    const options = { toleranceSeconds: 100 * 366 * 86_400 };
    expect(unwrap(published.body, published.headers, secret, options)).toEqual({
      test: 2432232314,
    });
  });

  it("is too old for the default tolerance", () => {
    expect(reasonOf(() => unwrap(published.body, published.headers, secret))).toBe("too-old");
  });

  it("is what sign makes of the same id, moment and body", () => {
    const { headers, body } = sign(published.body, secret, {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      now: () => 1614265330_999,
    });
    expect({ headers, body }).toEqual({
      body: published.body,
      headers: { "content-type": "application/json", ...published.headers },
    });
  });
});

describe("a webhook is refused that", () => {
  const { headers, body } = signed();
  const reason = (
    changedHeaders: Record<string, string | undefined>,
    changedBody: string | Uint8Array = body,
    changedSecret: string | string[] = secret,
  ) =>
    reasonOf(() => unwrap(changedBody, { ...headers, ...changedHeaders }, changedSecret, { now }));

  it("has another body", () => {
    expect(reason({}, body.replace("Failed", "Completed"))).toBe("no-matching-signature");
  });

  it("was parsed and serialised again", () => {
    const spaced = signed('{ "eventType": "company.created" }');
    const again = JSON.stringify(JSON.parse(spaced.body));
    expect(reason(spaced.headers, again)).toBe("no-matching-signature");
  });

  it.each([1, 10, 200])("is cut off by %i characters", (count) => {
    expect(reason({}, body.slice(0, -count))).toBe("no-matching-signature");
  });

  it("is cut off at every byte, in the middle of a character too", () => {
    const bytes = new TextEncoder().encode(body);
    for (let length = 0; length < bytes.length; length++) {
      expect(reason({}, bytes.subarray(0, length))).toBe("no-matching-signature");
    }
  });

  it("has a byte that stands for the same replacement character", () => {
    const bytes = new TextEncoder().encode(signed('{"name":"\uFFFD"}').body);
    const forged = Uint8Array.from([...bytes.subarray(0, 9), 0xff, ...bytes.subarray(12)]);
    const original = signed('{"name":"\uFFFD"}');
    expect(reason(original.headers, bytes)).toBe("accepted");
    expect(reason(original.headers, forged)).toBe("no-matching-signature");
  });

  it("was signed with another secret", () => {
    expect(reason({}, body, otherSecret)).toBe("no-matching-signature");
  });

  it("has another id", () => {
    expect(reason({ "webhook-id": "msg_other" })).toBe("no-matching-signature");
  });

  it("has another timestamp, within the tolerance", () => {
    const later = `${signedAtMs / 1000 + 1}`;
    expect(reason({ "webhook-timestamp": later })).toBe("no-matching-signature");
  });

  it.each(["v1", "v1,", ",", "v1,AAAA", "nonsense", "v2,x v1a,y"])(
    "has the signature header %j",
    (signature) => {
      expect(reason({ "webhook-signature": signature })).toBe("no-matching-signature");
    },
  );

  it("has its signature under another version", () => {
    const asVersion2 = headers["webhook-signature"].replace("v1,", "v2,");
    expect(reason({ "webhook-signature": asVersion2 })).toBe("no-matching-signature");
  });

  it("has a signature with something before or after it", () => {
    const { "webhook-signature": signature } = headers;
    expect(reason({ "webhook-signature": `${signature}A` })).toBe("no-matching-signature");
    expect(reason({ "webhook-signature": signature.slice(0, -1) })).toBe("no-matching-signature");
  });

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("lacks %s", (name) => {
    expect(reason({ [name]: undefined })).toBe("missing-header");
    expect(reason({ [name]: "" })).toBe("missing-header");
    expect(() => unwrap(body, { ...headers, [name]: "" }, secret, { now })).toThrow(name);
  });

  it.each([
    "yesterday",
    "1715938200.5",
    "1715938200abc",
    "-1715938200",
    "0",
    " 1715938200",
    "01715938200",
    "1e9",
    "99999999999999999999",
  ])("has the timestamp %j", (timestamp) => {
    expect(reason({ "webhook-timestamp": timestamp })).toBe("bad-timestamp");
  });

  it.each(["", "not json", '{"eventType":', "null", "42", '"text"', "[]"])(
    "has, rightly signed, the body %j",
    (text) => {
      const { headers, body } = signed(text);
      expect(reason(headers, body)).toBe("body-not-json");
    },
  );
});

describe("age", () => {
  const { headers, body } = signed();
  const read = (ageSeconds: number, toleranceSeconds?: number) =>
    reasonOf(() =>
      unwrap(body, headers, secret, {
        now: () => signedAtMs + ageSeconds * 1000,
        toleranceSeconds,
      }),
    );

  it("may be 300 s to either side", () => {
    expect(read(300)).toBe("accepted");
    expect(read(-300)).toBe("accepted");
    expect(read(301)).toBe("too-old");
    expect(read(-301)).toBe("too-new");
  });

  it("may be what toleranceSeconds says", () => {
    expect(read(10, 10)).toBe("accepted");
    expect(read(11, 10)).toBe("too-old");
    expect(read(-11, 10)).toBe("too-new");
    expect(read(0, 0)).toBe("accepted");
    expect(read(86_400, 86_400)).toBe("accepted");
  });

  it("refuses a replay by its age, though the signature is right", () => {
    expect(read(3600)).toBe("too-old");
  });

  it("refuses everything while the clock is broken", () => {
    expect(reasonOf(() => unwrap(body, headers, secret, { now: () => Number.NaN }))).toBe(
      "too-old",
    );
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
    "cannot be judged by a tolerance of %d",
    (toleranceSeconds) => {
      expect(() => unwrap(body, headers, secret, { now, toleranceSeconds })).toThrow(
        /toleranceSeconds must be/,
      );
    },
  );

  it("is judged on the machine's clock without another", () => {
    const { headers, body } = sign(syncEvent, secret);
    expect(unwrap(body, headers, secret)).toEqual(syncEvent);
  });
});

describe("several signatures in the header", () => {
  const { headers, body } = signed();
  const right = headers["webhook-signature"];
  const wrong = sign(syncEvent, otherSecret, { now }).headers["webhook-signature"];

  it.each([
    `${right} ${wrong}`,
    `${wrong} ${right}`,
    `v2,AAAA ${wrong} ${right}`,
    `${wrong}, ${right}`,
    `v1, ${right}`,
  ])("are enough when one is right: %s", (signature) => {
    const several = { ...headers, "webhook-signature": signature };
    expect(unwrap(body, several, secret, { now })).toEqual(syncEvent);
  });
});
