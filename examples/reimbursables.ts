/** Books what an employee paid out of their own pocket: a bill that is owed to them as a supplier. */
import { randomUUID } from "node:crypto";
import { CodatExpenses, where } from "codat-expenses";

const companyId = process.env.CODAT_COMPANY_ID;
if (!companyId) throw new Error("Set CODAT_COMPANY_ID: the company whose books to write to.");
const codat = new CodatExpenses(); // reads CODAT_API_KEY

const { baseCurrency: currency } = await codat.companyInfo.get(companyId);
const { accounts } = await codat.mappingOptions.get(companyId);
const account = accounts?.find(
  ({ isBankAccount, validFor }) =>
    !isBankAccount && validFor?.includes("reimbursable-expense-transactions"),
);
if (!account?.id || !currency) throw new Error("The books have no account for reimbursables.");
const accountRef = { id: account.id };
const employeeId = await supplierNamed(companyId, "Priya Shah");

const { syncId } = await codat.reimbursables.create(
  companyId,
  [
    {
      id: randomUUID(),
      contactRef: { id: employeeId },
      issueDate: "2026-10-14",
      dueDate: "2026-10-28",
      currency,
      lines: [
        { description: "Taxi", netAmount: 18.5, taxAmount: 0, accountRef },
        { description: "Lunch", netAmount: 11.2, taxAmount: 0, accountRef },
      ],
      notes: "Client visit in Leeds",
    },
  ],
  // Not every platform takes reimbursables: this says so before anything is sent.
  { check: await codat.platformContext(companyId) },
);
const sync = await codat.syncs.wait(companyId, syncId);
console.log(`Owed to supplier ${employeeId}: ${sync.result}`);

/** Finds a supplier by name, or creates one and waits until the API knows of it. */
async function supplierNamed(companyId: string, supplierName: string): Promise<string> {
  const query = where("supplierName").is(supplierName);
  const [known] = (await codat.suppliers.list(companyId, { query })).results;
  if (known?.id) return known.id;

  const connections = await codat.connections.list(companyId);
  const accounting = connections.results.find(({ sourceType }) => sourceType === "Accounting");
  if (!accounting) throw new Error("The company has no accounting software.");
  const supplier = { supplierName, status: "Active" } as const;
  const { pushOperationKey } = await codat.suppliers.create(companyId, accounting.id, supplier);
  const { changes } = await codat.pushOperations.wait(companyId, pushOperationKey);
  const id = changes?.[0]?.recordRef?.id;
  if (!id) throw new Error("The accounting software named no id for the new supplier.");
  // The API knows of a new record once its data type was fetched again.
  await codat.data.refresh(companyId, "suppliers");
  await codat.data.waitUntilFetched(companyId, ["suppliers"]);
  console.log(`Created supplier ${supplierName}`);
  return id;
}
