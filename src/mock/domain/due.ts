import type { CompanyRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import { endDueFetches } from "./pulls.js";
import { endDueSyncs } from "./syncs.js";
import { endDuePushes } from "./writes.js";

/** Lets everything happen in a company that is due by now: every read of one does this first. */
export function processDue(state: MockState, company: CompanyRecord): void {
  endDueFetches(state, company);
  endDuePushes(state, company);
  endDueSyncs(state, company);
}
