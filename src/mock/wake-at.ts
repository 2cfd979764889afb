import type { MockState } from "./state.js";
import type { CompanyRecord } from "./store/company.js";

/**
 * Sees to it that something in a company is settled at its moment, if anybody listens.
 * Nobody else needs it: whoever looks at a company settles what is due first.
 */
export function wakeAt(
  state: MockState,
  company: CompanyRecord,
  atMs: number,
  settle: (state: MockState, company: CompanyRecord) => void,
): void {
  const isHeard = state.events.isHeard || state.changes.isHeard;
  if (!isHeard || !Number.isFinite(atMs)) return;
  state.clock.alarm(atMs, () => {
    if (state.companies.get(company.id) === company) settle(state, company);
  });
}
