import type { RequestIssue } from "../core/format.js";
import type { BodySchema } from "./check.js";

/**
 * Lists everything that is wrong with the snapshot of a request's body. zod and the schemas are loaded by
 * those who send a body: who only reads does without them.
 */
export type BodyCheck = (body: unknown) => RequestIssue[] | Promise<RequestIssue[]>;

type FaultsOf = typeof import("./check.js").issuesOf;

/** A check by a schema that is loaded when it is first used. */
function checkBy<Schemas>(
  load: () => Promise<Schemas>,
  pick: (schemas: Schemas) => BodySchema,
): BodyCheck {
  let loaded: { readonly issuesOf: FaultsOf; readonly schema: BodySchema } | undefined;
  const checkLater = async (body: unknown) => {
    const [{ issuesOf }, schemas] = await Promise.all([import("./check.js"), load()]);
    loaded = { issuesOf, schema: pick(schemas) };
    return issuesOf(loaded.schema, body);
  };
  return (body) => (loaded ? loaded.issuesOf(loaded.schema, body) : checkLater(body));
}

const transactions = () => import("./transactions.js");
const companies = () => import("./companies.js");
const accounting = () => import("./accounting.js");
const datasets = () => import("./datasets.js");

export const expensesCheck = checkBy(transactions, (schemas) => schemas.expensesBody);
export const expenseUpdateCheck = checkBy(transactions, (schemas) => schemas.expenseUpdateBody);
export const transferCheck = checkBy(transactions, (schemas) => schemas.transferBody);
export const adjustmentsCheck = checkBy(transactions, (schemas) => schemas.adjustmentsBody);
export const reimbursablesCheck = checkBy(transactions, (schemas) => schemas.reimbursablesBody);
export const reimbursableUpdateCheck = checkBy(
  transactions,
  (schemas) => schemas.reimbursableUpdateBody,
);

export const companyCheck = checkBy(companies, (schemas) => schemas.companyBody);
export const companyUpdateCheck = checkBy(companies, (schemas) => schemas.companyUpdateBody);
export const connectionCheck = checkBy(companies, (schemas) => schemas.connectionBody);
export const unlinkCheck = checkBy(companies, (schemas) => schemas.unlinkBody);
export const configurationCheck = checkBy(companies, (schemas) => schemas.configurationBody);

export const accountCheck = checkBy(accounting, (schemas) => schemas.accountBody);
export const bankAccountCheck = checkBy(accounting, (schemas) => schemas.bankAccountBody);
export const bankTransactionsCheck = checkBy(accounting, (schemas) => schemas.bankTransactionsBody);
export const customerCheck = checkBy(accounting, (schemas) => schemas.customerBody);
export const supplierCheck = checkBy(accounting, (schemas) => schemas.supplierBody);
export const directCostCheck = checkBy(accounting, (schemas) => schemas.directCostBody);

export const datasetCheck = checkBy(datasets, (schemas) => schemas.datasetBody);
export const initiateSyncCheck = checkBy(datasets, (schemas) => schemas.initiateSyncBody);
