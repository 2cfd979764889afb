import * as z from "zod/mini";
import type { RequestIssue } from "../../core/format.js";
import type { PlatformSlug } from "../../platforms/index.js";
import {
  accountBody,
  adjustmentsBody,
  type BodySchema,
  bankAccountBody,
  bankTransactionsBody,
  companyBody,
  companyUpdateBody,
  configurationBody,
  connectionBody,
  customerBody,
  datasetBody,
  directCostBody,
  expensesBody,
  expenseUpdateBody,
  initiateSyncBody,
  issuesOf,
  reimbursablesBody,
  reimbursableUpdateBody,
  supplierBody,
  transferBody,
  unlinkBody,
} from "../../schemas/index.js";
import type { OperationId } from "../../types/index.js";
import { refuseRetiredTypes } from "../domain/legacy-expenses.js";
import { badRequest } from "../state/api-error.js";
import type { IncomingBody } from "./incoming-body.js";

/** Reads the JSON body of a request: 400 where it is not JSON, or not what the operation takes. */
export async function readJsonBody(
  operationId: OperationId,
  incoming: IncomingBody,
  platform: PlatformSlug | undefined,
): Promise<unknown> {
  const text = await incoming.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const what = text.trim() === "" ? "is required" : "is not valid JSON";
    throw badRequest(`The request body ${what}.`);
  }
  // The API takes a transfer in either case: guides of its own write these names in PascalCase.
  if (operationId === "create-transfer-transaction") body = inCamelCase(body);
  refuseRetiredTypes(operationId, body, platform);
  const faults = bodyFaults(operationId, body);
  if (faults.length > 0) {
    throw badRequest(
      "The request body is not valid.",
      faults.map(({ path, message }) => ({
        itemId: path.join("."),
        message: `${path.join(".") || "The body"} ${message}.`,
        validatorName: "RequestBody",
      })),
    );
  }
  return body;
}

function inCamelCase(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      inCamelCase(each),
    ]),
  );
}

// The client refuses a name with other characters; the API takes it and drops them.
const anyName = z.string().check(z.minLength(1));

/** What the JSON body of each operation that has one is checked with. */
const bodySchemas: Partial<Record<OperationId, BodySchema>> = {
  "create-company": z.extend(companyBody, { name: anyName }),
  "replace-company": z.extend(companyBody, { name: anyName }),
  "update-company": z.extend(companyUpdateBody, { name: z.optional(anyName) }),
  "create-connection": connectionBody,
  "unlink-connection": unlinkBody,
  "set-company-configuration": configurationBody,
  "create-expense-transaction": expensesBody,
  "update-expense-transaction": expenseUpdateBody,
  "create-transfer-transaction": transferBody,
  "create-adjustment-transaction": adjustmentsBody,
  "create-reimbursable-expense-transaction": reimbursablesBody,
  "update-reimbursable-expense-transaction": reimbursableUpdateBody,
  "create-account": accountBody,
  "create-bank-account": bankAccountBody,
  "create-bank-transactions": bankTransactionsBody,
  "create-customer": customerBody,
  "update-customer": customerBody,
  "create-supplier": supplierBody,
  "update-supplier": supplierBody,
  "create-direct-cost": directCostBody,
  "create-expense-dataset": datasetBody,
  "initiate-sync": initiateSyncBody,
};

/** Whether an operation takes a JSON body. */
export const takesJson = (operationId: OperationId) => bodySchemas[operationId] !== undefined;

/** Everything that is wrong with the JSON body of an operation; empty where it is valid. */
function bodyFaults(operationId: OperationId, body: unknown): RequestIssue[] {
  const schema = bodySchemas[operationId];
  return schema ? issuesOf(schema, body) : [];
}
