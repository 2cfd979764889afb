import type { CompanyRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import { settleFetches } from "./pulls.js";
import { settleSyncs } from "./syncs.js";
import { settlePushes } from "./writes.js";

/** Lets everything happen in a company that is due by now: whoever looks at one does this first. */
export function settle(state: MockState, company: CompanyRecord): void {
  settleFetches(state, company);
  settlePushes(state, company);
  settleSyncs(state, company);
}
