import { platformFromKey, platforms } from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";

const rows = [
  ["dynamics365", "Dynamics 365 Business Central", "trji"],
  ["freeagent", "FreeAgent", "fbrh"],
  ["netsuite", "Oracle NetSuite", "akxx"],
  ["quickbooksDesktop", "QuickBooks Desktop", "pqsw"],
  ["quickbooksOnline", "QuickBooks Online", "qhyg"],
  ["sageIntacct", "Sage Intacct", "knfz"],
  ["xero", "Xero", "gbol"],
  ["zohoBooks", "Zoho Books", "rwuv"],
] as const;

describe.each(rows)("%s", (slug, name, key) => {
  it("has its name and keys", () => {
    const sandboxKey = slug === "quickbooksOnline" ? "ndsk" : null;
    expect(platforms[slug]).toMatchObject({ slug, name, key, sandboxKey });
  });

  it("is found by its key", () => {
    expect(platformFromKey(key)).toBe(slug);
  });
});

it("has these eight and no other", () => {
  expect(Object.keys(platforms)).toEqual(rows.map(([slug]) => slug));
});

it("takes QuickBooks Online's sandbox for QuickBooks Online", () => {
  expect(platformFromKey("ndsk")).toBe("quickbooksOnline");
});

it.each(["mqjo", "", "xxxx", "GBOL", "xero", "constructor", "__proto__", null, undefined])(
  "finds no platform for the key %j",
  (key) => {
    expect(platformFromKey(key)).toBeUndefined();
  },
);

it.each([
  ["dynamics365", { given: "own-rate" }],
  ["freeagent", { given: "not-taken" }],
  [
    "netsuite",
    {
      given: "rate-id",
      rates: [
        { id: "-7", subsidiary: "US" },
        { id: "114", subsidiary: "CA" },
        { id: "UNDEF-{country}", subsidiary: "other" },
      ],
    },
  ],
  ["quickbooksDesktop", { given: "no-rate" }],
  ["quickbooksOnline", { given: "rate-id", rates: [{ id: "NON", subsidiary: "any" }] }],
  ["sageIntacct", { given: "not-documented" }],
  ["xero", { given: "rate-id", rates: [{ id: "NONE", subsidiary: "any" }] }],
  ["zohoBooks", { given: "no-rate" }],
] as const)("%s has this for no tax: %j", (slug, noTaxRate) => {
  expect(platforms[slug].noTaxRate).toEqual(noTaxRate);
});

it.each([
  ["dynamics365", false],
  ["freeagent", true],
  ["netsuite", false],
  ["quickbooksDesktop", false],
  ["quickbooksOnline", true],
  ["sageIntacct", false],
  ["xero", true],
  ["zohoBooks", false],
] as const)("%s creates suppliers, and updates them: %s", (slug, update) => {
  expect(platforms[slug].suppliers).toEqual({ create: true, update });
});

it("is plain data, and frozen to the last list", () => {
  expect(JSON.parse(JSON.stringify(platforms))).toEqual(platforms);
  const unfrozen: string[] = [];
  const visit = (value: unknown, path: string) => {
    if (typeof value !== "object" || value === null) return;
    if (!Object.isFrozen(value)) unfrozen.push(path);
    for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`);
  };
  visit(platforms, "platforms");
  expect(unfrozen).toEqual([]);
});
