export { type BodySchema, faultsOf } from "./check.js";
export {
  companyBody,
  companyUpdateBody,
  configurationBody,
  connectionBody,
  unlinkBody,
} from "./companies.js";
export {
  adjustmentsBody,
  expensesBody,
  expenseUpdateBody,
  reimbursablesBody,
  reimbursableUpdateBody,
  transferBody,
} from "./transactions.js";
