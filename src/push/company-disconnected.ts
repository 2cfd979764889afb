import { CodatError } from "../errors/base.js";
import type { RequestOptions } from "../http/request.js";
import type { Connections } from "../resources/connections.js";
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

/**
 * Reads a company's connections. Throws CompanyDisconnectedError where its software is not linked; what
 * cannot be read proves nothing.
 */
export async function findDisconnected(
  connections: Connections,
  companyId: string,
  options: RequestOptions,
): Promise<void> {
  const page = await connections.list(companyId, { pageSize: 100 }, options).catch(() => undefined);
  options.signal?.throwIfAborted();
  if (!page) return;
  const accounting = page.results.filter(({ sourceType }) => sourceType === "Accounting");
  if (accounting.some(({ status }) => status === "Linked")) return;
  throw new CompanyDisconnectedError(companyId, accounting[0]);
}
