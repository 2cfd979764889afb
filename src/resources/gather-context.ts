import { load } from "../core/load.js";
import { RequestValidationError } from "../errors/request-errors.js";
import { collect } from "../http/page.js";
import type { RequestOptions } from "../http/request.js";
import { PlatformUnknownError } from "../platforms/errors.js";
import type { BankAccountFacts, PlatformContext } from "../platforms/index.js";
import type { BankAccount, MappingOptions as MappingOptionsAnswer } from "../types/index.js";
import type { BankAccounts } from "./bank-accounts.js";
import type { CompanyInfo } from "./company-info.js";
import type { Configuration } from "./configuration.js";
import type { Connections } from "./connections.js";
import type { MappingOptions } from "./mapping-options.js";
import { all, allParties, type PartySources, unlessMissing, usedParties } from "./parties.js";

/** Options of `codat.platformContext`. */
export interface PlatformContextOptions extends RequestOptions {
  /**
   * Which suppliers and customers the checks know, to refuse those that the company does not have, and
   * transactions in another currency than their supplier's:
   *
   * - `used` (the default): each supplier or customer is read when a call with `check` first names it,
   *   at one request, once for the context. The context then holds functions: it cannot be cloned or
   *   written as JSON.
   * - `all`: read at once, at one request for each 5,000 suppliers and each 5,000 customers. The context
   *   is plain data.
   * - `none`: at no further request; suppliers and customers are not judged. The context is plain data.
   */
  readonly suppliers?: "used" | "all" | "none" | undefined;
}

/** The resources that know a company. */
export interface ContextSources extends PartySources {
  readonly connections: Connections;
  readonly companyInfo: CompanyInfo;
  readonly configuration: Configuration;
  readonly mappingOptions: MappingOptions;
  readonly bankAccounts: BankAccounts;
}

/**
 * Reads what the platform rules need to know of a company, in five requests: its connections, and then,
 * concurrently, company information, configuration, mapping options and bank accounts. What was not
 * fetched yet is left out.
 */
export async function gatherPlatformContext(
  sources: ContextSources,
  companyId: string,
  { suppliers = "used", ...options }: PlatformContextOptions,
): Promise<PlatformContext> {
  if (!["used", "all", "none"].includes(suppliers)) {
    const message = 'must be one of "used", "all", "none"';
    throw new RequestValidationError("platformContext", [{ path: ["suppliers"], message }]);
  }
  const { platformFromKey } = await load(() => import("../platforms/index.js"));
  const connections = await collect(sources.connections.list(companyId, undefined, options));
  const accounting = connections.filter(
    ({ sourceType, status }) => sourceType === "Accounting" && status === "Linked",
  );
  const keys = accounting.map((connection) => connection.integrationKey ?? "");
  const at = keys.findIndex((key) => platformFromKey(key) !== undefined);
  const connection = accounting[at];
  const platform = platformFromKey(keys[at] ?? "");
  if (!connection || !platform) throw new PlatformUnknownError(companyId, keys);

  const [information, configuration, mappingOptions, bankAccounts, parties] = await Promise.all([
    sources.companyInfo.get(companyId, options).catch(unlessMissing),
    sources.configuration.get(companyId, options).catch(unlessMissing),
    sources.mappingOptions.get(companyId, options).catch(unlessMissing),
    all(sources.bankAccounts.list(companyId, connection.id, { pageSize: 5_000 }, options)),
    suppliers === "all" ? allParties(sources, companyId, options) : undefined,
  ]);
  return {
    platform,
    baseCurrency: information?.baseCurrency,
    ledgerLockDate: information?.ledgerLockDate,
    // A company without a configuration is a 404: there is none, for certain.
    configuration: configuration ?? null,
    mappingOptions,
    bankAccount: bankAccounts && bankAccountFacts(bankAccounts, mappingOptions),
    ...(suppliers === "used" ? usedParties(sources, companyId, platform, options) : parties),
  };
}

function bankAccountFacts(
  accounts: readonly BankAccount[],
  mappingOptions: MappingOptionsAnswer | undefined,
): Record<string, BankAccountFacts> {
  const kinds = new Map(mappingOptions?.accounts?.map(({ id, accountType }) => [id, accountType]));
  const facts: [string, BankAccountFacts][] = accounts.flatMap(({ id, currency, accountType }) =>
    id ? [[id, { currency, card: cardKind(accountType, kinds.get(id)) }]] : [],
  );
  return Object.fromEntries(facts);
}

/** A liability is a credit card's account, even where a debit card is kept as such a record. */
function cardKind(
  bankAccountType: BankAccount["accountType"],
  accountType: string | null | undefined,
): BankAccountFacts["card"] {
  if (bankAccountType === "Credit" || accountType === "Liability") return "credit";
  // Without its place in the chart of accounts, a debit card and a bank account look alike.
  return bankAccountType === "Debit" && accountType ? "debit" : undefined;
}
