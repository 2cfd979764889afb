import type { Answer, ResponseOf, Schemas } from "./schema.js";

/** The API's error envelope. */
export interface ErrorMessage extends Answer<Schemas["ErrorMessage"]> {}

/** One thing that the API found wrong with a request, or worth a warning. */
export interface ErrorValidationItem extends Answer<NonNullable<Schemas["ErrorValidationItem"]>> {}

/** All that the API found wrong with a request. */
export interface ErrorValidation {
  /** What has to be changed. */
  readonly errors: readonly ErrorValidationItem[];
  /** What was taken all the same. */
  readonly warnings: readonly ErrorValidationItem[];
}

/** A business whose books the spend is written to. */
export interface Company extends Answer<Schemas["Company"]> {}

/** A company's link to one piece of software. */
export interface Connection extends Answer<Schemas["Connection"]> {}

/** The bank account, supplier and customer that transactions fall back to. */
export interface CompanyConfiguration extends Answer<Schemas["CompanyConfiguration"]> {}

/** The accounts, tax rates and tracking categories that spend can be mapped to. */
export interface MappingOptions extends Answer<Schemas["MappingOptions"]> {}

/** What the accounting software knows of the company itself: base currency, lock date, addresses. */
export interface CompanyInformation extends Answer<Schemas["CompanyInformation"]> {}

/** Where a sync stands. */
export interface SyncStatus extends Answer<Schemas["CompanySyncStatus"]> {}

/** The result of one transaction of a sync. */
export interface SyncTransaction extends Answer<Schemas["Transaction"]> {}

/** A file that was attached to a transaction. */
export interface Attachment extends Answer<Schemas["Attachment"]> {}

/** The sync that a write was queued as. */
export interface SyncReference {
  /** The sync's id: wait for it with `syncs.wait`. */
  syncId: string;
}

/** A customer of the company, as its accounting software has it. */
export interface Customer extends Answer<Schemas["Customer"]> {}

/** A supplier of the company, as its accounting software has it. */
export interface Supplier extends Answer<Schemas["Supplier"]> {}

/** An account of the company's chart of accounts. */
export interface Account extends Answer<Schemas["Account"]> {}

/** A bank account or card, as the accounting software has it. */
export interface BankAccount extends Answer<Schemas["AccountingBankAccount"]> {}

/** Lines of a bank statement, as they were sent. */
export interface BankTransactions extends Answer<Schemas["CreateBankTransactionsv2"]> {}

/** A tax rate that the accounting software knows. */
export interface TaxRate extends Answer<Schemas["TaxRate"]> {}

/** A category that spend can be tracked by. */
export interface TrackingCategory extends Answer<Schemas["TrackingCategory"]> {}

/** A tracking category with those below it. */
export interface TrackingCategoryTree extends Answer<Schemas["TrackingCategoryTree"]> {}

/** A purchase that was paid on the spot. */
export interface DirectCost extends Answer<Schemas["DirectCost"]> {}

/** One record's way into the accounting software. */
export interface PushOperation extends Answer<Schemas["PushOperation"]> {}

/** A push operation together with the record that it carries. */
export type PushOperationWith<Data> = PushOperation & { data?: Data | null };

/** What the accounting software expects of a record that is to be created. */
export interface PushOption extends Answer<Schemas["PushOption"]> {}

/** One fetch of one data type. */
export interface PullOperation extends Answer<Schemas["PullOperation"]> {}

/** How far one data type of a company was fetched. */
export interface DataStatus extends Answer<Schemas["DataStatus"]> {}

/** How far each data type of a company was fetched, by data type. */
export interface DataStatuses extends ResponseOf<"get-data-status"> {}

/** Which kind of data: `chartOfAccounts`, `suppliers`, … */
export type DataType = Schemas["DataType"];

/** The dataset that transactions of the older flow were put into. */
export interface DatasetReference {
  /** The dataset's id: sync it with `syncs.initiate`. */
  datasetId: string;
}
