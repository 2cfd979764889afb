import { writeOfLegacy } from "../domain/legacy-expenses.js";
import { previouslyProcessed, startSync, transactionKey } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";
import { ApiFault, badRequest } from "../state/api-error.js";
import type { CompanyRecord } from "../state/company.js";

/** The older flow: transactions are sent first, and synced later. */
export const datasets = [
  companyOperation("create-expense-dataset", ({ company, body }) => {
    const items = body.items ?? [];
    refuseBooked(company, items);
    const datasetId = crypto.randomUUID();
    company.datasets.set(datasetId, items);
    return { datasetId };
  }),

  companyOperation("initiate-sync", ({ state, company, body }) => {
    if (!company.accountingConnection || !company.expenseConnection) {
      throw new ApiFault(422, "The connections of the company are not set up.");
    }
    const items = (body.datasetIds ?? []).flatMap((datasetId) => {
      const dataset = company.datasets.get(datasetId);
      if (!dataset) throw badRequest(`There is no dataset '${datasetId}'.`);
      return dataset;
    });
    refuseBooked(company, items);
    const writes = items.map((item) => writeOfLegacy(item, company.configuration));
    return { syncId: startSync(state, company, writes).id };
  }),
];

function refuseBooked(company: CompanyRecord, items: readonly { id: string }[]): void {
  const known = items.filter(({ id }) => company.ledger.has(transactionKey(id)));
  if (known.length > 0) throw previouslyProcessed(known.map(({ id }) => id));
}
