import { Context, heartbeat, sleep } from "@temporalio/activity";

const heartbeatMs = 5_000;
const busyMs = 5_000;

/**
 * Activities that push companies. Their heartbeats tell Temporal that they are alive, and bring its
 * cancellation; who may push is up to the fleet's lease, so a retry on another worker is safe.
 *
 * @param {import("codat-expenses/postgres").FleetWorker} worker
 */
export function fleetActivities(worker) {
  return {
    /**
     * Pushes what is wanted of a company, to its end.
     *
     * @param {string} companyId
     * @returns {Promise<"done" | "parked">}
     */
    async pushCompany(companyId) {
      const { cancellationSignal: signal } = Context.current();
      const beats = setInterval(() => heartbeat(), heartbeatMs);
      try {
        for (;;) {
          const state = await worker.run(companyId, { signal });
          signal.throwIfAborted();
          if (state === "done" || state === "parked") return state;
          heartbeat(state);
          // More to do; or another worker has it, whose lease may run out.
          if (state === "busy") await sleep(busyMs);
        }
      } finally {
        clearInterval(beats);
      }
    },
  };
}
