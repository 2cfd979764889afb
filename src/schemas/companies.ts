import * as z from "zod/mini";
import { rule } from "./check.js";
import { recordRef, tags } from "./values.js";

const companyName = z.string().check(
  rule(
    "be of letters A to Z, digits, spaces and - ' & @ . , ? ! alone: the API drops every other character",
    (name) => /^[A-Za-z0-9\s\-'&@.,?!]*$/.test(name),
  ),
  rule("not be blank", (name) => name.trim() !== ""),
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
