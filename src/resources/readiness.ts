import { load } from "../core/load.js";
import type { RequestOptions } from "../http/request.js";
import type { PlatformContext, PlatformSlug } from "../platforms/index.js";
import type { Company, Connection, DataStatuses, DataType, Expense } from "../types/index.js";

/** What is missing before a company's first expense can be written. */
export type ReadinessCode =
  | "not-connected"
  | "not-linked"
  | "expense-connection-missing"
  | "platform-unknown"
  | "data-not-fetched"
  | "data-fetch-failed"
  | "bank-account-missing"
  | "supplier-missing"
  | "customer-missing";

/** One thing that is missing. */
export interface ReadinessIssue {
  /** What is missing, for programs. */
  readonly code: ReadinessCode;
  /** What is missing, for people. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Whether a company's first expense can be written. */
export interface Readiness {
  /** Whether nothing is missing. */
  readonly ready: boolean;
  readonly platform: PlatformSlug | undefined;
  /** What is missing, in the order in which to do something about it. */
  readonly missing: readonly ReadinessIssue[];
}

/** The calls that readiness makes. */
export interface ReadinessApi {
  company(companyId: string, options: RequestOptions | undefined): PromiseLike<Company>;
  dataStatus(companyId: string, options: RequestOptions | undefined): PromiseLike<DataStatuses>;
  context(companyId: string, options: RequestOptions | undefined): PromiseLike<PlatformContext>;
}

/** What the Expenses API reads. (Expenses API docs, "Data types".) */
const neededTypes: readonly DataType[] = [
  "chartOfAccounts",
  "bankAccounts",
  "company",
  "customers",
  "suppliers",
  "taxRates",
  "trackingCategories",
];

/** Reads what a company has, and returns what is missing; in at most seven requests. */
export async function readReadiness(
  api: ReadinessApi,
  companyId: string,
  options: RequestOptions | undefined,
): Promise<Readiness> {
  const { platformFromKey } = await load(() => import("../platforms/index.js"));
  const { dataConnections } = await api.company(companyId, options);
  const connections = dataConnections ?? [];
  const accounting = connections.filter(({ sourceType }) => sourceType === "Accounting");
  const linked = accounting.find(({ status }) => status === "Linked");
  const platform = platformFromKey((linked ?? accounting[0])?.integrationKey);
  const missing: ReadinessIssue[] = [];
  if (!connections.some(({ sourceType }) => sourceType === "Expense")) {
    missing.push({
      code: "expense-connection-missing",
      message: "The company has no partner expense connection",
      advice: "Call connections.createPartnerExpense",
    });
  }
  if (!linked) missing.push(notLinked(accounting[0]));
  else {
    missing.push(...dataIssues(await api.dataStatus(companyId, options)));
    if (!platform) {
      missing.push({
        code: "platform-unknown",
        message: `The rules of ${linked.platformName} are not known to this library`,
        advice: "Find out which fields it needs, and push without the check option",
      });
    } else {
      missing.push(...(await contactIssues(await api.context(companyId, options))));
    }
  }
  return { ready: missing.length === 0, platform, missing };
}

function notLinked(connection: Connection | undefined): ReadinessIssue {
  if (!connection) {
    return {
      code: "not-connected",
      message: "The company has no connection to accounting software",
      advice: "Call companies.onboard or connections.create, and show the linkUrl to the business",
    };
  }
  const again = connection.status === "PendingAuth" ? "" : ", { reconnect: true }";
  return {
    code: "not-linked",
    message: `The connection to ${connection.platformName} is ${connection.status}`,
    advice: `Show the connection's linkUrl to the business, then call connections.waitUntilLinked(companyId, connectionId${again})`,
  };
}

function dataIssues(statuses: DataStatuses): ReadinessIssue[] {
  const isFetched = (type: DataType) =>
    statuses[type]?.currentStatus === "Complete" || Boolean(statuses[type]?.lastSuccessfulSync);
  const open = neededTypes.filter((type) => !isFetched(type));
  const failed = open.filter((type) => /Error|Cancelled/.test(statuses[type]?.currentStatus ?? ""));
  const waiting = open.filter((type) => !failed.includes(type));
  return [
    ...(failed.length === 0
      ? []
      : [
          {
            code: "data-fetch-failed" as const,
            message: `Data could not be fetched: ${failed.join(", ")}`,
            advice: "List data.pullOperations for the reasons, then call data.refresh for each",
          },
        ]),
    ...(waiting.length === 0
      ? []
      : [
          {
            code: "data-not-fetched" as const,
            message: `Data was not fetched yet: ${waiting.join(", ")}`,
            advice: "Call data.refreshAll, then data.waitUntilFetched with these data types",
          },
        ]),
  ];
}

/** What the platform's rules find in a payment that names nothing but its account. */
async function contactIssues(context: PlatformContext): Promise<ReadinessIssue[]> {
  const { checkExpense } = await load(() => import("../platforms/index.js"));
  const [account] = context.mappingOptions?.accounts ?? [];
  const sample: Expense = {
    id: "00000000-0000-4000-8000-000000000000",
    type: "Payment",
    issueDate: new Date().toISOString().slice(0, 10),
    currency: context.baseCurrency ?? "GBP",
    lines: [{ netAmount: 1, taxAmount: 0, accountRef: { id: account?.id ?? "" } }],
  };
  const codes = new Set<string>(checkExpense(sample, context).map(({ code }) => code));
  return needs.flatMap(({ rule, ...issue }) => (codes.has(rule) ? [issue] : []));
}

const needs: readonly (ReadinessIssue & { readonly rule: string })[] = [
  {
    rule: "bank-account-required",
    code: "bank-account-missing",
    message: "No bank account is configured, and the platform needs one",
    advice:
      "Set bankAccount with configuration.set, or name a bankAccountRef on each expense; bankAccounts.create makes one",
  },
  {
    rule: "supplier-required",
    code: "supplier-missing",
    message: "No supplier is configured, and the platform needs one",
    advice:
      "Set supplier with configuration.set, or name a contactRef on each expense; suppliers.create makes one",
  },
  {
    rule: "customer-required",
    code: "customer-missing",
    message: "No customer is configured, and the platform needs one",
    advice:
      "Set customer with configuration.set, or name a contactRef on each transaction; customers.create makes one",
  },
];
