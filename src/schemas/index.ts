export {
  accountBody,
  bankAccountBody,
  bankTransactionsBody,
  customerBody,
  directCostBody,
  supplierBody,
} from "./accounting.js";
export {
  type BodyOptions,
  type BodySchema,
  checkBody,
  issuesOf,
} from "./check.js";
export {
  companyBody,
  companyUpdateBody,
  configurationBody,
  connectionBody,
  unlinkBody,
} from "./companies.js";
export { datasetBody, initiateSyncBody } from "./datasets.js";
export {
  adjustmentsBody,
  expensesBody,
  expenseUpdateBody,
  reimbursablesBody,
  reimbursableUpdateBody,
  transferBody,
} from "./transactions.js";
