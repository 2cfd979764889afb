import type { ResponseOf } from "../../types/index.js";
import { syncCode, transactionKey } from "../domain/syncs.js";
import { companyOperation } from "../http/operation.js";
import { pageOf } from "../http/pagination.js";
import { ApiFault, notFound } from "../state/api-error.js";
import { iso } from "../state/clock.js";
import type { CompanyRecord } from "../state/company.js";
import type { Write } from "../state/ledger.js";
import type { SyncRecord } from "../state/operations.js";
import { syncCodeText } from "../state/operations.js";
import type { MockState } from "../state/state.js";

// Before `{syncId}`: these words stand where an id would.
export const syncs = [
  companyOperation("get-last-successful-sync", ({ state, company }) =>
    showOrRefuse(state, company, company.syncs.lastSuccessful),
  ),

  companyOperation("get-latest-sync", ({ state, company }) =>
    showOrRefuse(state, company, company.syncs.latest),
  ),

  companyOperation("list-syncs", ({ state, company }) =>
    seenSyncs(state, company).map((sync) => showSync(state, company, sync)),
  ),

  companyOperation("get-sync-by-id", ({ state, company, id }) => {
    const sync = findSync(company, id("syncId"));
    const { clock, behavior } = state;
    if (clock.now() - sync.requestedAtMs < behavior.statusLagMs) throw notFound("Sync", sync.id);
    return showSync(state, company, sync);
  }),

  companyOperation("list-sync-transactions", ({ state, company, id, url }) =>
    pageOf(url, seenWrites(state, findSync(company, id("syncId"))), showTransaction),
  ),

  companyOperation("get-sync-transaction", ({ company, id }) => [
    showTransaction(findWrite(findSync(company, id("syncId")), id("transactionId"))),
  ]),
];

/** The syncs that a list shows by now: the latest may not be among them yet. */
function seenSyncs({ behavior, clock }: MockState, { syncs }: CompanyRecord) {
  const seenUntilMs = clock.now() - behavior.lagMs;
  return behavior.lagMs === 0
    ? syncs.items
    : syncs.items.filter(({ requestedAtMs }) => requestedAtMs <= seenUntilMs);
}

/** A sync's transactions as a list shows them by now: some may be missing, or seem pending still. */
function seenWrites({ behavior, clock }: MockState, sync: SyncRecord): readonly Write[] {
  const seenUntilMs = clock.now() - behavior.lagMs;
  if (behavior.lagMs === 0 || (sync.end?.atMs ?? sync.requestedAtMs) <= seenUntilMs) {
    return sync.writes;
  }
  if (!sync.end) return sync.writes.filter((_, at) => at % 2 === 0);
  return sync.writes.map((write) => ({ ...write, status: "Pending", message: null }));
}

/** A sync of a company: 404 where there is none. */
export function findSync(company: CompanyRecord, syncId: string): SyncRecord {
  const sync = company.syncs.get(syncId);
  if (!sync) throw notFound("Sync", syncId);
  return sync;
}

/** A transaction of a sync: 404 where it has none of that id. */
export function findWrite(sync: SyncRecord, transactionId: string): Write {
  const key = transactionKey(transactionId);
  const write = sync.writes.find((each) => each.transactionId === key);
  if (!write) throw notFound("Transaction", transactionId);
  return write;
}

function showOrRefuse(state: MockState, company: CompanyRecord, sync: SyncRecord | undefined) {
  if (!sync) throw new ApiFault(404, `Company '${company.id}' has no such sync yet.`);
  return showSync(state, company, sync);
}

/** How a sync stands, as the API shows it. */
export function showSync(
  state: MockState,
  company: CompanyRecord,
  sync: SyncRecord,
): ResponseOf<"get-sync-by-id"> {
  const code = syncCode(sync, state.clock.now());
  return {
    companyId: company.id,
    syncId: sync.id,
    syncStatusCode: code,
    syncStatus: syncCodeText(code).syncStatus,
    errorMessage: sync.end?.errorMessage ?? null,
    syncExceptionMessage: null,
    syncUtc: iso((sync.end?.atMs ?? sync.requestedAtMs) + state.behavior.clockSkewMs),
    dataPushed: sync.end?.dataPushed ?? false,
  };
}

/** How a transaction stands, as the API shows it. */
export function showTransaction(write: Write): ResponseOf<"get-sync-transaction">[number] {
  return {
    transactionId: write.transactionId,
    status: write.status,
    message: write.message,
    integrationType: "expenses",
  };
}
