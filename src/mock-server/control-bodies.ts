import { z } from "zod";
import { type MockedOperation, mockedOperations } from "../mock/router.js";
import type { NextFetchFailure } from "../mock/state/scripted-outcomes.js";
import { type PlatformSlug, platforms } from "../platforms/index.js";
import type { Schemas } from "../types/index.js";

const text = z.string().min(1);
const count = z.int().min(0);
const code = z.int().min(1000).max(9999);
// What a custom check takes is said for the OpenAPI document.
const dataType = z
  .custom<Schemas["DataType"]>(isText, "must be a type of data")
  .meta({ type: "string" });
const slugs = Object.keys(platforms);
const platform = z
  .custom<PlatformSlug>(
    (value) => isText(value) && Object.hasOwn(platforms, value),
    `must be one of ${slugs.join(", ")}`,
  )
  .meta({ type: "string", enum: slugs });
const operationIds = new Set<string>(mockedOperations.map(({ id }) => id));
const operationId = z
  .custom<MockedOperation["id"]>(
    (value) => isText(value) && operationIds.has(value),
    "must be the id of an operation of the API",
  )
  .meta({ type: "string", enum: [...operationIds] });
const failureName = /^(\w+Error|Cancelled|NotSupported|PrerequisiteNotMet)$/;
const fetchFailure = z
  .custom<NonNullable<NextFetchFailure["status"]>>(
    (value) => isText(value) && failureName.test(value),
    "must be a status of a fetch that failed",
  )
  .meta({ type: "string", pattern: failureName.source });

const books = {
  baseCurrency: z.string().length(3).exactOptional(),
  foreignCurrencies: z.array(z.string().length(3)).exactOptional(),
  ledgerLockDate: text.exactOptional(),
  fetched: z.boolean().exactOptional(),
};
const connection = { companyId: text, connectionId: text };

/** What each order takes as its JSON. */
export const bodies = {
  nothing: z.strictObject({}),
  createCompany: z.strictObject({
    ...books,
    platform: platform.exactOptional(),
    name: text.exactOptional(),
    tags: z.record(z.string(), z.string()).exactOptional(),
    linked: z.boolean().exactOptional(),
    configured: z.boolean().exactOptional(),
  }),
  connection: z.strictObject(connection),
  link: z.strictObject({ ...connection, ...books }),
  advance: z.strictObject({ ms: z.number().min(0) }),
  advanceTo: z.strictObject({ moment: z.union([z.number(), z.iso.datetime({ offset: true })]) }),
  endSync: z.strictObject({
    companyId: text,
    syncId: text,
    code: code.exactOptional(),
    message: text.exactOptional(),
  }),
  endNextSync: z.strictObject({
    code,
    message: text.exactOptional(),
    companyId: text.exactOptional(),
    times: count.exactOptional(),
  }),
  refuseTransaction: z.strictObject({
    transactionId: text,
    status: z.enum(["ValidationError", "PushError"]),
    message: text.exactOptional(),
  }),
  endNextPush: z.strictObject({
    status: z.enum(["Failed", "TimedOut"]),
    dataType: dataType.exactOptional(),
    message: text.exactOptional(),
    errors: z
      .array(
        z.strictObject({
          itemId: z.string().exactOptional(),
          message: z.string().exactOptional(),
          validatorName: z.string().exactOptional(),
        }),
      )
      .exactOptional(),
  }),
  failNextFetch: z.strictObject({
    status: fetchFailure.exactOptional(),
    dataType: dataType.exactOptional(),
    message: text.exactOptional(),
  }),
  fault: z.strictObject({
    times: count.exactOptional(),
    operationId: z.union([operationId, z.array(operationId)]).exactOptional(),
    ids: z.record(z.string(), z.string()).exactOptional(),
    delayMs: z.number().min(0).exactOptional(),
    disconnect: z.enum(["before", "after"]).exactOptional(),
    status: z.int().min(200).max(599).exactOptional(),
    error: z.string().exactOptional(),
    headers: z.record(z.string(), z.string()).exactOptional(),
    body: z.unknown().exactOptional(),
    response: z.enum(["html", "empty", "truncated"]).exactOptional(),
    executed: z.boolean().exactOptional(),
  }),
  quota: z.strictObject({ remaining: count }),
  limits: z.strictObject({
    concurrent: z.union([count, z.literal(false)]).exactOptional(),
    perMinute: z.union([count, z.literal(false)]).exactOptional(),
  }),
  refresh: z.strictObject({ companyId: text, dataTypes: z.array(dataType).exactOptional() }),
  archive: z.strictObject({
    companyId: text,
    dataType: z.enum([
      "chartOfAccounts",
      "bankAccounts",
      "customers",
      "suppliers",
      "taxRates",
      "trackingCategories",
    ]),
    id: text,
    deleted: z.boolean().exactOptional(),
  }),
  webhooks: z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    secret: text,
    eventTypes: z.array(text).exactOptional(),
    tags: z.array(text).max(10).exactOptional(),
    headers: z.record(z.string(), z.string()).exactOptional(),
    maxPerSecond: z.number().positive().exactOptional(),
  }),
  redeliver: z.strictObject({ deliveryId: text }),
};

function isText(value: unknown): value is string {
  return typeof value === "string";
}
