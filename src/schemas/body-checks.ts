import { load } from "../core/load.js";
import type { BodyOptions, BodySchema, CheckedBody } from "./check.js";
import type { Snapshot } from "./snapshot.js";

/**
 * Checks the snapshot of a request's body. zod and the schemas are loaded when a body is sent for the
 * first time: who reads alone does without them.
 */
export type BodyCheck = (
  snapshot: Snapshot,
  options: BodyOptions,
) => CheckedBody | Promise<CheckedBody>;

/** A check by a schema that is loaded when it is first used. */
function checkBy<Schemas>(
  part: () => Promise<Schemas>,
  pick: (schemas: Schemas) => BodySchema,
): BodyCheck {
  let loaded: BodyCheck | undefined;
  const checkLater: BodyCheck = async (snapshot, options) => {
    const [{ checkSnapshot }, schemas] = await Promise.all([
      load(() => import("./check.js")),
      load(part),
    ]);
    const schema = pick(schemas);
    loaded = (...given) => checkSnapshot(schema, ...given);
    return loaded(snapshot, options);
  };
  return (snapshot, options) => (loaded ?? checkLater)(snapshot, options);
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
