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
import type { Operation } from "./operation.js";

/** Every operation of the API, and the function that answers it. Where two paths match, the first one counts. */
export const operations: readonly Operation[] = [
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

/** The operations that the mock answers, as the API's document names and places them. */
export const mockedOperations: readonly MockedOperation[] = operations.map(
  ({ id, method, path, status }) => ({ id, method, path, status }),
);

/** An operation that the mock answers. */
export type MockedOperation = Pick<Operation, "id" | "method" | "path" | "status">;
