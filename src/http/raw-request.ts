import type { paths } from "../../generated/openapi.js";
import { operations } from "../../generated/operations.js";
import type { RequestIssue } from "../core/format.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { BodyCheck } from "../schemas/body-checks.js";
import type { Answer, Body, OperationId } from "../types/index.js";
import type { ApiRequest, RequestOptions } from "./request.js";

/** The methods of the API. */
export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The operation at a path of the API's document; `never` where it has none. */
type OperationAt<Method extends HttpMethod, Path extends string> = Path extends keyof paths
  ? Lowercase<Method> extends keyof paths[Path]
    ? NonNullable<paths[Path][Lowercase<Method>]>
    : never
  : never;

type JsonOf<Content> = Content extends { content: { "application/json": infer Json } }
  ? Json
  : undefined;

type JsonBody<Operation> = Operation extends {
  requestBody?: { content: { "application/json": infer Json } };
}
  ? Body<Json>
  : undefined;

type QueryAt<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : never;

/** What `codat.request` returns: typed where the path is one of the API's document, else `unknown`. */
export type RawResponse<Method extends HttpMethod, Path extends string> = [
  OperationAt<Method, Path>,
] extends [never]
  ? unknown
  : OperationAt<Method, Path> extends { responses: infer Responses }
    ? Answer<JsonOf<Responses[Extract<keyof Responses, 200 | 202 | 204>]>>
    : unknown;

type IdNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | IdNames<Rest>
  : never;

/** What `codat.request` takes besides method and path: ids, query, body, and the options of any call. */
export type RawRequestOptions<
  Method extends HttpMethod = HttpMethod,
  Path extends string = string,
> = RequestOptions & {
  /** Query parameters: text, numbers, true or false. */
  readonly query?: [OperationAt<Method, Path>] extends [never]
    ? Readonly<Record<string, string | number | boolean | undefined>>
    : QueryAt<OperationAt<Method, Path>>;
  /** The body, sent as JSON. It is not checked against a schema. */
  readonly body?: [OperationAt<Method, Path>] extends [never]
    ? unknown
    : JsonBody<OperationAt<Method, Path>>;
} & ([IdNames<Path>] extends [never]
    ? { readonly ids?: undefined }
    : {
        /** An id for each name in the path; each becomes one segment, percent-encoded. */
        readonly ids: { readonly [Name in IdNames<Path>]: string };
      });

/** The options as an argument that can be left out where nothing in the path needs one. */
export type RawRequestArguments<Method extends HttpMethod, Path extends string> = [
  IdNames<Path>,
] extends [never]
  ? [options?: RawRequestOptions<Method, Path>]
  : [options: RawRequestOptions<Method, Path>];

/** A request as the caller of `codat.request` describes it, before it is checked. */
interface Description extends RequestOptions {
  readonly ids?: unknown;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

const methods: readonly string[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const maxTemplateLength = 1_000;

/**
 * Makes the request of a method and a path template.
 *
 * @throws RequestValidationError for another method, for what is not a path of the API's host, and for ids
 * that the template does not name
 */
export function rawRequest(
  method: string,
  template: string,
  { ids, query, body, ...options }: Description,
): ApiRequest<OperationId> {
  const issues: RequestIssue[] = [];
  if (!methods.includes(method)) {
    issues.push({ path: ["method"], message: `must be one of ${methods.join(", ")}` });
  }
  const problem = templateProblem(template);
  if (problem !== undefined) issues.push({ path: ["path"], message: problem });
  else {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    for (const name of Object.keys(ids ?? {})) {
      if (!names.includes(name))
        issues.push({ path: ["ids", name], message: "is not in the path" });
    }
  }
  if (body !== undefined && (method === "GET" || method === "DELETE")) {
    issues.push({ path: ["body"], message: `must be left out: a ${method} request has none` });
  }
  if (issues.length > 0) throw new RequestValidationError("request", issues);
  const known = Object.entries(operations).find(
    ([, [knownMethod, path]]) => knownMethod === method && path === template,
  );
  const request = {
    operationId: known?.[0] ?? `${method} ${template}`,
    route: [method, template],
    ids,
    query,
    options,
    ...(body !== undefined && { body, bodyCheck: uncheckedBody }),
  };
  // Typed by `request` of the client: here nothing is known of the operation.
  return request as unknown as ApiRequest<OperationId>;
}

function templateProblem(template: unknown): string | undefined {
  if (typeof template !== "string") return "must be text";
  if (template.length > maxTemplateLength) return `must be at most ${maxTemplateLength} characters`;
  if (!/^\/[^/]/.test(template)) {
    return "must be a path such as /companies/{companyId}, without a host";
  }
  for (const segment of template.slice(1).split("/")) {
    if (
      !/^(?:\{\w{1,100}\}|[\w.~:@!$'()*,;=+-]{1,200})$/.test(segment) ||
      /^\.{1,2}$/.test(segment)
    ) {
      return "must have segments of letters, digits and dashes, or {names} of ids: no .., %, ? or #";
    }
  }
  return undefined;
}

/** A body that no schema is known for: what JSON cannot write is refused all the same. */
const uncheckedBody: BodyCheck = ({ body, issues }) => ({ body, issues: [...issues] });
