import type { Answer, Schemas } from "./schema.js";

/** The API's error envelope. */
export interface ErrorMessage extends Answer<Schemas["ErrorMessage"]> {}

/** One thing that the API found wrong with a request, or worth a warning. */
export interface ErrorValidationItem extends Answer<NonNullable<Schemas["ErrorValidationItem"]>> {}

/** All that the API found wrong with a request. */
export interface ErrorValidation {
  readonly errors: readonly ErrorValidationItem[];
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

/** How one transaction of a sync fared. */
export interface SyncTransaction extends Answer<Schemas["Transaction"]> {}

/** A file that was attached to a transaction. */
export interface Attachment extends Answer<Schemas["Attachment"]> {}

/** The sync that a write was queued as. */
export interface SyncReference {
  /** The sync's id: wait for it with `syncs.wait`. */
  syncId: string;
}
