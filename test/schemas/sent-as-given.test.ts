import { expect, test } from "vitest";
import { expense, untyped } from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";
import { startClient } from "../support/start-client.js";

function start() {
  const { codat, mock, sent } = startClient();
  const { companyId } = mock.createCompany();
  return {
    mock,
    sent,
    create: (...expenses: unknown[]) => codat.expenses.create(companyId, untyped(expenses)),
  };
}

test("properties that this version does not know are sent", async () => {
  const { create, sent } = start();
  const body = {
    ...expense(),
    costCentre: { code: 12, labels: ["a", null] },
    lines: [{ netAmount: 1, quantity: 2, accountRef: { id: "a", name: "Travel" } }],
  };
  await create(body);
  expect(sent).toEqual([[body]]);
});

test("a body is never changed, and can be frozen", async () => {
  const { create } = start();
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
  const { create, mock } = start();
  const faults = await refusalOf(
    create({ ...expense(), merchantName: text, extra: { deep: [text] } }),
  );
  expect(faults.map((fault) => fault.split(":")[0])).toEqual(["0.merchantName", "0.extra.deep.0"]);
  for (const fault of faults) expect(fault).toMatch(words);
  expect(mock.requests).toEqual([]);
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
  const { create, sent } = start();
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
])("%s in a property that no schema knows is refused", async (_, extra, words) => {
  const { create, mock } = start();
  const faults = await refusalOf(create({ ...expense(), extra }));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(words);
  expect(mock.requests).toEqual([]);
});
