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

/**
 * Makes the MSW handler of a mock, for every operation of the API. One for each would cost a
 * millisecond a request: MSW asks them in turn.
 */
export function createHandler(state: MockState): ReturnType<HttpRequestHandler> {
  const { baseUrl } = state.settings;
  const find = ({ method, url }: Request) =>
    url.startsWith(`${baseUrl}/`)
      ? route(method, new URL(url.slice(baseUrl.length), "https://api.codat.io").pathname)
      : undefined;
  return http.all(
    ({ request }) => find(request) !== undefined,
    ({ request }) => {
      const found = find(request);
      // A copy: other MSW servers of the process may look at the request too, its body unread.
      return found && respond(state, found.operation, request.clone(), found.ids);
    },
  );
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

/** The operations by method and number of segments. */
const bySize = new Map<string, { operation: Operation; segments: string[] }[]>();
for (const operation of operations) {
  const segments = operation.path.split("/");
  const key = `${operation.method} ${segments.length}`;
  bySize.set(key, [...(bySize.get(key) ?? []), { operation, segments }]);
}

/** Finds the operation of a request, and the ids of its path. */
function route(method: string, pathname: string) {
  const asked = decodeSegments(pathname);
  const found = bySize
    .get(`${method} ${asked.length}`)
    ?.find(({ segments }) =>
      segments.every((segment, at) => (isId(segment) ? asked[at] !== "" : segment === asked[at])),
    );
  if (!found) return undefined;
  const ids: Record<string, string> = {};
  found.segments.forEach((segment, at) => {
    if (isId(segment)) ids[segment.slice(1, -1)] = asked[at] ?? "";
  });
  return { operation: found.operation, ids };
}

function isId(segment: string): boolean {
  return segment.startsWith("{");
}

/** The segments of a path; none where it is badly encoded. */
function decodeSegments(pathname: string): string[] {
  try {
    return pathname.split("/").map(decodeURIComponent);
  } catch {
    return [];
  }
}
