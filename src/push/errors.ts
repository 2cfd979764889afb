import { CodatError } from "../errors/base.js";
import type { Connection } from "../types/index.js";

/**
 * The company's accounting software is not linked, so that nothing can be written. Show the business
 * `connection.linkUrl`; once it has linked again, push again with the same items and journal.
 */
export class CompanyDisconnectedError extends CodatError {
  override readonly name: string = "CompanyDisconnectedError";
  readonly companyId: string;
  /** The connection to the accounting software; `undefined` where the company has none. */
  readonly connection: Connection | undefined;
  /** What the business opens to link its software again. */
  readonly linkUrl: string | undefined;

  constructor(companyId: string, connection: Connection | undefined) {
    const problem = connection
      ? `its connection ${connection.id} is ${connection.status}`
      : "it has no connection to accounting software";
    const advice = connection
      ? "Show the business the connection's linkUrl (`error.linkUrl`); once it has linked again"
      : "Create one with connections.create; once the business has linked it";
    super(
      `Nothing can be written for company ${companyId}: ${problem}. ${advice}, push again with the same items and journal`,
    );
    this.companyId = companyId;
    this.connection = connection;
    this.linkUrl = connection?.linkUrl ?? undefined;
  }
}

/** Files cannot be attached to the transaction: it is not written. */
export class TransactionNotWrittenError extends CodatError {
  override readonly name: string = "TransactionNotWrittenError";
  readonly companyId: string;
  readonly transactionId: string;
  /** Its status in the latest sync that has it; `undefined` where no sync has it. */
  readonly status: string | undefined;

  constructor(companyId: string, transactionId: string, status: string | undefined) {
    const found = status ? `is ${status}, not Completed` : "was written by no sync";
    super(
      `Transaction ${transactionId} of company ${companyId} ${found}: nothing was uploaded. Attach files once it is written`,
    );
    this.companyId = companyId;
    this.transactionId = transactionId;
    this.status = status;
  }
}
