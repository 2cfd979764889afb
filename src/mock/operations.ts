import { adjustments } from "./handlers/adjustments.js";
import { attachments } from "./handlers/attachments.js";
import { companies } from "./handlers/companies.js";
import { companyInfo } from "./handlers/company-info.js";
import { configuration } from "./handlers/configuration.js";
import { connections } from "./handlers/connections.js";
import { expenses } from "./handlers/expenses.js";
import { mappingOptions } from "./handlers/mapping-options.js";
import { reimbursables } from "./handlers/reimbursables.js";
import { syncs } from "./handlers/syncs.js";
import { transfers } from "./handlers/transfers.js";
import type { Operation } from "./operation.js";

/** Every operation of the API that the mock answers. Where two paths match, the first one counts. */
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
];
