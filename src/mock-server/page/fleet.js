// @ts-check
// The pushes of a fleet, where the mock was given its database.
import { h, pill, plural, request, table } from "./dom.js";

/** @typedef {{ company_id: string, push_id: string, state: string, owner: string | null, fence: number, tries: number, last_error: string | null, lag_ms: number, events_last_minute: number }} FleetPush */

/** @type {Record<string, "running" | "failed">} */
const pills = { running: "running", parked: "failed" };

export async function fleetTab() {
  /** @type {FleetPush[]} */
  const pushes = (await request("sync-health/fleet")).pushes;
  return [
    h("h2", {}, `Fleet (${plural(pushes.length, "open push", "open pushes")})`),
    table(
      "Fleet",
      ["Company", "Push", "State", "Owner", "Fence", "Lag", "Events/min", "Tries", "Error"],
      pushes.map((push) => [
        `${push.company_id} ${push.push_id}`,
        h("code", {}, push.company_id),
        push.push_id,
        pill(pills[push.state] ?? "empty", push.state),
        push.owner ?? "",
        String(push.fence),
        `${Math.round(push.lag_ms / 1000)} s`,
        String(push.events_last_minute),
        String(push.tries),
        push.last_error ?? "",
      ]),
      "All pushes are done.",
    ),
  ];
}
