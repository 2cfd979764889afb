import { http } from "msw";
// Not from "msw": CommonJS cannot read all of its declarations before TypeScript 5.8.
import type { HttpRequestHandler } from "msw/core/http";
import type { Operation } from "./operation.js";
import { operations } from "./operations.js";
import { respond } from "./respond.js";
import type { MockState } from "./state.js";

/** An operation, and the MSW handler that answers it for one mock. */
export interface OperationHandler {
  readonly operation: Operation;
  readonly handler: ReturnType<HttpRequestHandler>;
}

/** Makes one MSW handler for each operation of the API. */
export function createHandlers(state: MockState): readonly OperationHandler[] {
  return operations.map((operation) => {
    const url = state.settings.baseUrl + operation.path.replace(/\{(\w+)\}/g, ":$1");
    const method = operation.method.toLowerCase() as Lowercase<Operation["method"]>;
    const handler = http[method](url, ({ request, params }) =>
      respond(state, operation, request, singleIds(params)),
    );
    return { operation, handler };
  });
}

function singleIds(params: Readonly<Record<string, string | readonly string[] | undefined>>) {
  const ids: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string") ids[name] = value;
  }
  return ids;
}
