import { http } from "msw";
import type { HttpRequestHandler } from "msw/core/http";
import { accounts } from "./handlers/accounts.js";
import { adjustments } from "./handlers/adjustments.js";
import { attachments } from "./handlers/attachments.js";
import { bankAccounts } from "./handlers/bank-accounts.js";
import { companies } from "./handlers/companies.js";
import { companyInfo } from "./handlers/company-info.js";
import { configuration } from "./handlers/configuration.js";
import { connections } from "./handlers/connections.js";
import { customers } from "./handlers/customers.js";
import { data } from "./handlers/data.js";
import { datasets } from "./handlers/datasets.js";
import { directCosts } from "./handlers/direct-costs.js";
import { expenses } from "./handlers/expenses.js";
import { mappingOptions } from "./handlers/mapping-options.js";
import { pushOperations } from "./handlers/push-operations.js";
import { reimbursables } from "./handlers/reimbursables.js";
import { suppliers } from "./handlers/suppliers.js";
import { syncs } from "./handlers/syncs.js";
import { taxRates } from "./handlers/tax-rates.js";
import { trackingCategories } from "./handlers/tracking-categories.js";
import { transfers } from "./handlers/transfers.js";
import type { Operation } from "./http/operation.js";
import { respond } from "./http/respond.js";
import type { MockState } from "./state/state.js";

// Not from "msw": CommonJS cannot read all of its declarations before TypeScript 5.8.

/** An operation, and the MSW handler that responds for one mock. */
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
      // A copy: other MSW servers of the process may look at the request too, its body unread.
      respond(state, operation, request.clone(), singleIds(params)),
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

/** Every operation of the API, and the function that responds to it. Where two paths match, the first one counts. */
const operations: readonly Operation[] = [
  ...companies,
  ...connections,
  ...companyInfo,
  ...configuration,
  ...mappingOptions,
  ...expenses,
  ...transfers,
  ...adjustments,
  ...reimbursables,
  ...syncs,
  ...attachments,
  ...datasets,
  ...data,
  ...pushOperations,
  ...accounts,
  ...bankAccounts,
  ...customers,
  ...suppliers,
  ...taxRates,
  ...trackingCategories,
  ...directCosts,
];

/** The operations that the mock implements, as the API's document names and places them. */
export const mockedOperations: readonly MockedOperation[] = operations.map(
  ({ id, method, path, status }) => ({ id, method, path, status }),
);

/** An operation that the mock implements. */
export type MockedOperation = Pick<Operation, "id" | "method" | "path" | "status">;

/** Finds the one handler for a method and path, without asking each handler in turn. */
export function createRouter(handlers: readonly OperationHandler[]) {
  const bySize = new Map<string, { segments: string[]; handler: OperationHandler }[]>();
  for (const handler of handlers) {
    const { method, path } = handler.operation;
    const segments = path.split("/");
    const key = `${method} ${segments.length}`;
    bySize.set(key, [...(bySize.get(key) ?? []), { segments, handler }]);
  }
  return (method: string, pathname: string): OperationHandler | undefined => {
    if (!isDecodable(pathname)) return undefined;
    const asked = pathname.split("/");
    return bySize
      .get(`${method} ${asked.length}`)
      ?.find(({ segments }) =>
        segments.every((segment, at) =>
          segment.startsWith("{") ? asked[at] !== "" : segment === asked[at],
        ),
      )?.handler;
  };
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
