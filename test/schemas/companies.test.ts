import { CodatExpenses } from "codat-expenses";
import { describe, expect, test } from "vitest";
import { companyId, untyped } from "../support/bodies.js";
import { refusalOf } from "../support/refusal.js";
import { startClient } from "../support/start-client.js";

const codat = new CodatExpenses({
  apiKey: "test-key",
  maxRetries: 0,
  fetch: () => Promise.reject(new Error("nothing is to be sent")),
});
const create = (body: unknown) => refusalOf(codat.companies.create(untyped(body)));
const nameFault =
  "name: must be of letters A to Z, digits, spaces and - ' & @ . , ? ! alone: the API drops every other character";

describe("a company's name", () => {
  test("is required of a new company and of one that is replaced", async () => {
    expect(await create({})).toEqual(["name: is required"]);
    const replace = codat.companies.replace(companyId, untyped({ description: "" }));
    expect(await refusalOf(replace)).toEqual(["name: is required"]);
  });

  test.each(["Acme & Sons", "O'Neill-Bach, 24/7", "Who? Us! @ 5.0"])("can be %j", async (name) => {
    const { codat } = startClient();
    const taken = name.replace("/", "");
    expect(await codat.companies.create({ name: taken })).toMatchObject({ name: taken });
  });

  test.each(["Café", "A/B", "Ünal GmbH", "株式会社", "<Acme>", "Acme 🚀", "A_B"])(
    "cannot be %j, of which the API would drop a part",
    async (name) => {
      expect(await create({ name })).toEqual([nameFault]);
      expect(await refusalOf(codat.companies.update(companyId, { name }))).toEqual([nameFault]);
      expect(await refusalOf(codat.companies.replace(companyId, { name }))).toEqual([nameFault]);
    },
  );

  test.each(["", "  \n"])("cannot be blank: %j", async (name) => {
    expect(await create({ name })).toEqual(["name: must not be blank"]);
  });
});

describe("a company's tags", () => {
  const tag = (tags: unknown) => create({ name: "Acme", tags });

  test("are text under keys", async () => {
    expect(await tag("a=b")).toEqual(["tags: must be an object, not text of 3 characters"]);
    expect(await tag(["a"])).toEqual(["tags: must be an object, not an array"]);
    expect(await tag({ size: 5, region: null })).toEqual([
      "tags.size: must be text, not a number",
      "tags.region: must be text, not null",
    ]);
  });

  test("are 10 at the most, keys of 1 to 27 characters, values of up to 100", async () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "v"]));
    expect(await tag(many)).toEqual(["tags: must have at most 10 tags, not 11"]);
    const long = "k".repeat(28);
    expect(await tag({ "": "a", [long]: "b", region: "r".repeat(101) })).toEqual([
      "tags.: must have a key of 1 to 27 characters",
      `tags.${long}: must have a key of 1 to 27 characters`,
      "tags.region: must have at most 100 characters",
    ]);
    const { codat } = startClient();
    const tags = { ["k".repeat(27)]: "v".repeat(100), empty: "" };
    expect(await codat.companies.create({ name: "Acme", tags })).toMatchObject({ tags });
  });

  test("have all their faults reported at once", async () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`k${index}`, "v"]));
    expect(await create({ name: "Ä", tags: { ...many, "": 5 } })).toEqual([
      nameFault,
      "tags.: must have a key of 1 to 27 characters",
      "tags: must have at most 10 tags, not 11",
    ]);
  });

  test("can be null in an update alone, which removes them", async () => {
    expect(await tag(null)).toEqual(["tags: must be an object, not null"]);
    const { codat } = startClient();
    const company = await codat.companies.create({ name: "Acme", tags: { region: "uk" } });
    expect(await codat.companies.update(company.id, { tags: null })).toMatchObject({ tags: {} });
  });
});

test.each(["", "GBOL", "gbo", "gbol1", "xero"])(
  "a platform key is four lower-case letters: %j",
  async (platformKey) => {
    const call = codat.connections.create(companyId, { platformKey });
    if (platformKey === "xero") {
      await expect(call).rejects.toThrow("nothing is to be sent");
    } else {
      expect(await refusalOf(call)).toEqual([
        "platformKey: must be the four lower-case letters of a platform",
      ]);
    }
  },
);

test("a configuration names a bank account, a supplier and a customer", async () => {
  const set = (body: unknown) => refusalOf(codat.configuration.set(companyId, untyped(body)));
  expect(await set({})).toEqual([
    "bankAccount: is required",
    "supplier: is required",
    "customer: is required",
  ]);
  expect(await set({ bankAccount: { id: 5 }, supplier: null, customer: "a" })).toEqual([
    "bankAccount.id: must be text, not a number",
    "supplier: must be an object, not null",
    "customer: must be an object, not text of 1 character",
  ]);
});
