import { truncateText } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { expense, untyped } from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";
import { startClient } from "../support/start-client.js";

function start(options: Parameters<typeof startClient>[0] = {}) {
  const { codat, mock, sent } = startClient(options);
  const { companyId } = mock.createCompany();
  return {
    mock,
    sent,
    create: (...expenses: unknown[]) => codat.expenses.create(companyId, untyped(expenses)),
  };
}

test("properties that this version does not know are sent where that is asked for", async () => {
  const { create, sent } = start({ unknownProperties: "send" });
  const body = {
    ...expense(),
    costCentre: { code: 12, labels: ["a", null] },
    lines: [{ netAmount: 1, quantity: 2, accountRef: { id: "a", name: "Travel" } }],
  };
  await create(body);
  expect(sent).toEqual([[body]]);
});

test("properties that this version does not know are refused, with the nearest known name", async () => {
  const { create, mock } = start();
  const body = {
    ...expense(),
    merchant: "Brew",
    lines: [
      { netAmount: 1, account: { id: "a" }, quantity: 2, accountRef: { id: "a", name: "A" } },
    ],
  };
  const hint = '(pass unknownProperties: "send" to send it all the same)';
  expect(await refusalOf(create(body))).toEqual([
    `0.lines.0.account: is not a property that is known here: did you mean accountRef? ${hint}`,
    `0.lines.0.quantity: is not a property that is known here ${hint}`,
    `0.lines.0.accountRef.name: is not a property that is known here ${hint}`,
    `0.merchant: is not a property that is known here: did you mean merchantName? ${hint}`,
  ]);
  expect(mock.requests).toEqual([]);
});

test("unknownProperties of a call counts before that of the client", async () => {
  const { codat, mock } = startClient({ unknownProperties: "send" });
  const { companyId } = mock.createCompany();
  const body: never = untyped([{ ...expense(), extra: 1 }]);
  const refused = codat.expenses.create(companyId, body, { unknownProperties: "refuse" });
  expect(await refusalOf(refused)).toHaveLength(1);
  await codat.expenses.create(companyId, body);
});

test("null in an optional property is left out, as rows of a database have it; so is an empty list of tracking", async () => {
  const { create, sent } = start();
  const row = {
    ...expense(),
    merchantName: null,
    notes: null,
    contactRef: null,
    bankAccountRef: null,
    reference: null,
    lines: [
      { netAmount: 1, taxAmount: null, accountRef: null, taxRateRef: null, trackingRefs: [] },
    ],
  };
  await create(row);
  const { id, type, issueDate, currency } = row;
  // Where null says something, it is sent: the default tax rate of two platforms.
  const lines = [{ netAmount: 1, taxRateRef: null }];
  expect(sent).toEqual([[{ id, type, issueDate, currency, reference: null, lines }]]);
});

test.each([
  ["supplier", "Supplier"],
  ["SUPPLIER", "Supplier"],
  ["customer", "Customer"],
  ["Customer", "Customer"],
])("the contact type %s is sent as %s", async (given, type) => {
  const { create, sent } = start();
  const invoiceTo = { id: "b", type: "Customer" };
  await create({
    ...expense(),
    contactRef: { id: "a", type: given },
    lines: [{ netAmount: 1, invoiceTo }],
  });
  expect(sent).toMatchObject([
    [{ contactRef: { type }, lines: [{ invoiceTo: { type: "customer" } }] }],
  ]);
});

test("a body is never changed, and can be frozen", async () => {
  const { create } = start({ timeZone: "UTC", unknownProperties: "send" });
  const freeze = <Value>(value: Value): Value => {
    if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const make = () => ({
    ...expense({ id: "4d7c6929-7770-412b-91bb-44d3bc71d111", issueDate: new Date(0) }),
    extra: { a: [1] },
  });
  const body = freeze(make());
  await create(body);
  expect(body).toEqual(make());
});

test("what is changed after the call does not reach what is sent", async () => {
  const { create, sent } = start();
  const body = expense({ merchantName: "Before" });
  const call = create(body);
  body.merchantName = "After";
  await call;
  expect(sent).toMatchObject([[{ merchantName: "Before" }]]);
});

test("amounts keep every digit, and -0 is 0", async () => {
  const { create, sent } = start();
  const amounts = [0.1 + 0.2, 1e21, -12.345_678_9, Number.MAX_SAFE_INTEGER, 5e-324, -0];
  await create(expense({ lines: amounts.map((netAmount) => ({ netAmount })) }));
  const back = amounts.map((netAmount) => ({ netAmount: netAmount === 0 ? 0 : netAmount }));
  expect(sent).toMatchObject([[{ lines: back }]]);
});

test("text is sent as it is: emoji, line breaks, separators", async () => {
  const { create, sent } = start();
  const notes = 'naïve ☕️ 🧾\n\t"\\ \u2028 end';
  await create(expense({ notes }));
  expect(sent).toMatchObject([[{ notes }]]);
});

test.each([
  ["half of a surrogate pair", "Caf\uD83D", /half of a surrogate pair, as where an emoji was cut/],
  ["U+0000", "a\0b", /U\+0000/],
])("text with %s is refused with its path, wherever it is", async (_, text, words) => {
  const { create, mock } = start({ unknownProperties: "send" });
  const faults = await refusalOf(
    create({ ...expense(), merchantName: text, extra: { deep: [text] } }),
  );
  expect(faults.map((fault) => fault.split(":")[0])).toEqual(["0.merchantName", "0.extra.deep.0"]);
  for (const fault of faults) expect(fault).toMatch(words);
  expect(mock.requests).toEqual([]);
});

describe("truncateText", () => {
  const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
  const flag = "\u{1F1EC}\u{1F1E7}";
  test.each([
    ["a surrogate pair", "Caf\u{1F600}", 3],
    ["an emoji joined of several", `Inn ${family}`, 4],
    ["a flag", `Bar ${flag}${flag}`, 8],
    ["a letter and its combining marks", "Cafe\u0301\u0323 Zu\u0308rich", 3],
    ["an emoji and its skin tone", "OK\u{1F44D}\u{1F3FD}", 2],
    ["a syllable of Hangul", "AB\u1112\u1161\u11AB", 2],
    ["a line break of two characters", "AB\r\nC", 2],
  ])("cuts before %s, never inside it", async (_, text, before) => {
    const { create, sent } = start();
    const grapheme = [...new Intl.Segmenter("en").segment(text.slice(before))][0]?.segment ?? "";
    for (let length = before; length < before + grapheme.length; length += 1) {
      expect(truncateText(text, length)).toBe(text.slice(0, before));
    }
    const whole = before + grapheme.length;
    expect(truncateText(text, whole)).toBe(text.slice(0, whole));
    await create(expense({ merchantName: truncateText(text, before + 1) }));
    expect(sent).toMatchObject([[{ merchantName: text.slice(0, before) }]]);
  });

  test("returns a text that is short enough as it is, and nothing of one endless grapheme", () => {
    expect(truncateText(family, family.length)).toBe(family);
    expect(truncateText(`e${"\u0301".repeat(2_000)}`, 500)).toBe("");
    expect(truncateText("abc", 0)).toBe("");
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "throws for a length of %s",
    (length) => {
      expect(() => truncateText("abc", length)).toThrow(RangeError);
    },
  );
});

test("each property is read once: what is checked is what is sent, in the first call and later", async () => {
  const { create, sent } = start();
  for (let call = 0; call < 2; call += 1) {
    let reads = 0;
    const body = {
      ...expense(),
      get notes() {
        reads += 1;
        return reads === 1 ? "Checked" : { not: "text" };
      },
    };
    await create(body);
    expect(reads).toBe(1);
  }
  expect(sent).toMatchObject([[{ notes: "Checked" }], [{ notes: "Checked" }]]);
});

test("a property called __proto__ is sent, and changes nothing here", async () => {
  const { create, sent } = start({ unknownProperties: "send" });
  const text = `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}`;
  const body = { ...JSON.parse(JSON.stringify(expense())), extra: JSON.parse(text) };
  await create(body);
  expect(JSON.stringify(sent)).toContain('"extra":{"__proto__":{"polluted":true}');
  expect({}).not.toHaveProperty("polluted");
});

test("optional properties that are undefined are left out", async () => {
  const { create, sent } = start();
  await create({ ...expense(), notes: undefined, reference: null });
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent)).not.toContain('"notes"');
  expect(JSON.stringify(sent)).toContain('"reference":null');
});

test.each([
  ["a BigInt", { count: 10n }, /BigInt/],
  [
    "a cycle",
    (() => {
      const cyclic: Record<string, unknown> = {};
      cyclic.self = cyclic;
      return cyclic;
    })(),
    /circular/i,
  ],
  [
    "something whose toJSON throws",
    {
      toJSON() {
        throw new Error("no JSON of me");
      },
    },
    /cannot be written as JSON/,
  ],
  ["NaN", { ratio: Number.NaN }, /must be a finite number, not NaN/],
])("%s in a property that no schema knows is refused", async (_, extra, words) => {
  const { create, mock } = start({ unknownProperties: "send" });
  const faults = await refusalOf(create({ ...expense(), extra }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(words);
  expect(mock.requests).toEqual([]);
});
