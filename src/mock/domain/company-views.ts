import type { Schemas } from "../../types/index.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";

/** A company as the API shows it. */
export function showCompany(state: MockState, company: CompanyRecord): Schemas["Company"] {
  return {
    ...showCompanyDetails(state, company),
    dataConnections: company.connections.items.map((connection) =>
      showConnection(state, company, connection),
    ),
  };
}

/** A company without its connections, as a webhook shows it. */
export function showCompanyDetails(
  state: MockState,
  company: CompanyRecord,
): Schemas["CompanyDetails"] {
  return {
    id: company.id,
    name: company.name,
    description: company.description,
    redirect: withPassword(`${state.settings.linkUrl}/company/${company.id}`, company.id),
    lastSync: lastFetched(company),
    created: iso(company.createdAtMs),
    createdByUserName: null,
    products: enabledProducts(company),
    ownerUserIds: [],
    tags: company.tags,
  };
}

/** The products that are enabled: the one there is comes and goes with its connection. */
export function enabledProducts(company: CompanyRecord): string[] {
  return company.expenseConnection ? [expensesProduct.id] : [];
}

/** The product that this API belongs to. */
export const expensesProduct = { id: "expenses", name: "Expenses" };

/** A company as others refer to it. */
export function showCompanyReference(
  state: MockState,
  company: CompanyRecord,
): Schemas["CompanyReference"] {
  return {
    id: company.id,
    name: company.name,
    description: company.description,
    links: { portal: `${state.settings.linkUrl}/company/${company.id}` },
    tags: company.tags,
  };
}

/** A connection as the API shows it. */
export function showConnection(
  state: MockState,
  company: CompanyRecord,
  connection: ConnectionRecord,
): Schemas["Connection"] {
  const linkUrl = `${state.settings.linkUrl}/companies/${company.id}/connections/${connection.id}/start`;
  return {
    id: connection.id,
    integrationId: connection.integrationId,
    ...(connection.platformKey === undefined ? {} : { integrationKey: connection.platformKey }),
    sourceId: connection.sourceId,
    sourceType: connection.sourceType,
    platformName: connection.platformName,
    linkUrl: withPassword(linkUrl, connection.id),
    status: connection.status,
    lastSync: connection.sourceType === "Accounting" ? lastFetched(company) : null,
    created: iso(connection.createdAtMs),
    dataConnectionErrors: [...connection.errors],
    connectionInfo: {},
  };
}

/** Links carry a one-time password: what is appended to them goes behind an `&`. */
const withPassword = (url: string, id: string) =>
  `${url}?otp=${(Number.parseInt(id.slice(0, 8), 16) % 1_000_000).toString().padStart(6, "0")}`;

function lastFetched({ pulls }: CompanyRecord): string | null {
  return pulls.lastFetchedAtMs === undefined ? null : iso(pulls.lastFetchedAtMs);
}
