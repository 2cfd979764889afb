import { CodatSyncExpenses } from "@codat/sync-for-expenses";
import ky from "ky";
import createClient from "openapi-fetch";
import type { paths } from "../../generated/openapi.js";
import { loadBuilt } from "../built.js";

/** One way to ask where a sync stands; answers the status code of the sync. */
export type Way = () => Promise<unknown>;

const companyId = "8a210b68-6988-11ed-a1eb-0242ac120002";
const syncId = "c9a2c1a4-5d37-4d1b-9a6b-7f0f5f3f8c11";
const authorization = "Basic YW55IGtleQ==";

/** The same call in each way, all with the key and the answer read as JSON. */
export async function waysTo(baseUrl: string): Promise<Readonly<Record<string, Way>>> {
  const url = `${baseUrl}/companies/${companyId}/sync/expenses/syncs/${syncId}/status`;
  const headers = { authorization };
  const bareKy = ky.create({ headers });
  const openapi = createClient<paths>({ baseUrl, headers });
  const official = new CodatSyncExpenses({
    serverURL: baseUrl,
    security: { authHeader: authorization },
  });
  const { CodatExpenses } = await loadBuilt();
  // On the machine's clock the measurement would keep within 1,000 calls a minute.
  const clock = { now: () => performance.now() * 10_000, sleep: () => Promise.resolve() };
  const codat = new CodatExpenses({ baseUrl, authHeader: authorization, clock });
  return {
    fetch: async () => (await fetch(url, { headers })).json(),
    ky: () => bareKy(url).json(),
    "openapi-fetch": async () => {
      const { data } = await openapi.GET(
        "/companies/{companyId}/sync/expenses/syncs/{syncId}/status",
        { params: { path: { companyId, syncId } } },
      );
      return data;
    },
    "@codat/sync-for-expenses": () => official.sync.get({ companyId, syncId }),
    "codat-expenses": () => codat.syncs.get(companyId, syncId),
  };
}
