import * as z from "zod/mini";
import { rule, ruleOfAll } from "./check.js";
import { recordRef } from "./values.js";

const companyName = z.string().check(
  rule(
    "be of letters A to Z, digits, spaces and - ' & @ . , ? ! alone: the API drops every other character",
    (name) => /^[A-Za-z0-9\s\-'&@.,?!]*$/.test(name),
  ),
  rule("not be blank", (name) => name.trim() !== ""),
);

const tagKey = z
  .string()
  .check(rule("have a key of 1 to 27 characters", (key) => key.length >= 1 && key.length <= 27));

/** A company's tags. */
const tags = z.record(tagKey, z.string().check(z.maxLength(100))).check(
  ruleOfAll((value) => {
    const count = Object.keys(value).length;
    return count <= 10
      ? []
      : [{ code: "custom", input: value, params: { must: `have at most 10 tags, not ${count}` } }];
  }),
);

/** What `companies.create` and `companies.replace` send. */
export const companyBody = z.object({
  name: companyName,
  description: z.optional(z.string()),
  tags: z.optional(tags),
});

/** What `companies.update` sends. */
export const companyUpdateBody = z.object({
  name: z.optional(companyName),
  description: z.optional(z.string()),
  tags: z.optional(z.nullable(tags)),
});

/** What `connections.create` sends. */
export const connectionBody = z.object({
  platformKey: z
    .string()
    .check(rule("be the four lower-case letters of a platform", (key) => /^[a-z]{4}$/.test(key))),
});

/** What `connections.unlink` sends. */
export const unlinkBody = z.object({ status: z.enum(["Unlinked"]) });

/** What `configuration.set` sends. */
export const configurationBody = z.object({
  bankAccount: recordRef,
  supplier: recordRef,
  customer: recordRef,
});
