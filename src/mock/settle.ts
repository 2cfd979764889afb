import { settleFetches } from "./fetch-data.js";
import { settlePushes } from "./push.js";
import { settleSyncs } from "./run-sync.js";
import type { MockState } from "./state.js";
import type { CompanyRecord } from "./store/company.js";

/** Lets everything happen in a company that is due by now: whoever looks at one does this first. */
export function settle(state: MockState, company: CompanyRecord): void {
  settleFetches(state, company);
  settlePushes(state, company);
  settleSyncs(state, company);
}
