import { operations } from "../../generated/operations.js";
import type { RequestInfo } from "../errors/base.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { OperationId } from "../types/index.js";
import { checkTimeZone, checkUnknownProperties } from "./body-options.js";
import { checkMaxRetries, checkTimeoutMs, type Settings } from "./client-options.js";
import { idempotencyKeyOf, takesKey } from "./idempotency.js";
import type { ApiRequest, FileBody, InternalOptions } from "./request.js";
import { isObject } from "./response.js";
import type { RetryRule } from "./retry.js";
import { buildPath, lowerCaseHeaders, serializeBody, serializeQuery } from "./serialize.js";

/** A request that was checked and written out once: all its attempts send the same. */
export interface PreparedRequest {
  readonly info: Omit<RequestInfo, "attempts"> & { readonly operationId: OperationId };
  readonly pathTemplate: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly file: FileBody | undefined;
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly retry: RetryRule;
  readonly ignoresBody: boolean;
  readonly companyId: string | undefined;
  /** The names of the ids in the path, in its order. */
  readonly idNames: readonly string[];
  /** The ids of the transactions that the request carries, for the error that has to name them. */
  readonly transactionIds: () => readonly string[];
}

/**
 * Checks a request and its options, and writes its body, as they are at the time of the call.
 *
 * @throws RequestValidationError that names each fault; whatever the request's `precheck` throws
 */
export async function prepare<Id extends OperationId>(
  settings: Settings,
  request: ApiRequest<Id>,
  page: number | undefined,
): Promise<PreparedRequest> {
  const { operationId, file, bodyCheck } = request;
  // Own properties alone: prototype pollution sets no option.
  const options: InternalOptions = Object.assign(Object.create(null), request.options);
  const [method, pathTemplate] = request.route ?? operations[operationId];
  const { signal } = options;
  const invalid = (problem: string) =>
    new RequestValidationError(operationId, [{ path: ["options"], message: problem }]);
  if (signal && typeof signal.addEventListener !== "function") {
    throw invalid("signal must be an AbortSignal");
  }
  const timeoutMs = checkTimeoutMs(options.timeoutMs ?? settings.timeoutMs, invalid);
  const maxRetries = checkMaxRetries(options.maxRetries ?? settings.maxRetries, invalid);
  const ids: Readonly<Record<string, string>> = request.ids ?? {};
  const path = buildPath(operationId, pathTemplate, ids);
  const query = serializeQuery(operationId, request.query, page);
  const bodyOptions = {
    timeZone: checkTimeZone(options.timeZone ?? settings.timeZone, invalid),
    unknownProperties: checkUnknownProperties(
      options.unknownProperties ?? settings.unknownProperties,
      invalid,
    ),
  };
  const serialized =
    bodyCheck && (await serializeBody(operationId, bodyCheck, request.body, bodyOptions));
  if (request.precheck) await request.precheck(serialized?.body, bodyOptions);
  const idempotencyKey = await idempotencyKeyOf(
    operationId,
    request.idempotencyKey ?? options.idempotencyKey,
    settings.idempotencyKeys,
    { method, path, body: serialized?.text ?? "" },
  );
  const headers: Record<string, string> = {
    ...settings.headers,
    ...(options.headers !== undefined && lowerCaseHeaders(options.headers, invalid)),
    ...(bodyCheck && { "content-type": "application/json" }),
    ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
  };
  // A form has its own content type, with its boundary.
  if (file) delete headers["content-type"];
  return {
    info: { operationId, method, path, idempotencyKey },
    pathTemplate,
    url: `${settings.baseUrl}${path}${query}`,
    headers,
    body: serialized?.text,
    file,
    signal,
    timeoutMs,
    // What can be read once is gone after the first attempt.
    maxRetries: file?.reopenable === false ? 0 : maxRetries,
    retry:
      options.retry ??
      (idempotencyKey !== undefined
        ? "keyed"
        : (request.retry ?? (takesKey(method) ? "once" : "repeatable"))),
    ignoresBody: request.ignoresBody === true,
    companyId: ids.companyId,
    idNames: Object.keys(ids),
    transactionIds: () => transactionIdsOf(serialized?.body, ids.transactionId),
  };
}

function transactionIdsOf(body: unknown, own: string | undefined): string[] {
  // The older flow has its transactions under `items`.
  const list = isObject(body) ? body.items : body;
  const ids = (Array.isArray(list) ? list : []).map(
    (transaction: unknown) => isObject(transaction) && transaction.id,
  );
  return [...ids, own].filter((id) => typeof id === "string");
}
