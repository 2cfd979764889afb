import type { Fleet, FleetWorker } from "codat-expenses/postgres";
import type PgBoss from "pg-boss";

const queue = "push-company";

/** Wants a company's push, and has pg-boss say when. One job a company waits at a time. */
export async function want(
  boss: PgBoss,
  fleet: Fleet,
  companyId: string,
  pushId: string,
): Promise<void> {
  await fleet.want(companyId, { pushId });
  await boss.send(queue, { companyId }, { singletonKey: companyId });
}

/** Works on the queue. Run it in any number of processes. */
export async function work(boss: PgBoss, worker: FleetWorker): Promise<void> {
  // The expiry of a job is no lease: it is longer than any slice, and the fleet's lease decides.
  const expireInSeconds = 15 * 60;
  await boss.createQueue(queue, { name: queue, policy: "stately", expireInSeconds });
  await boss.work<{ companyId: string }>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const { data } of jobs) {
      const { companyId } = data;
      const state = await worker.run(companyId);
      if (state === "done" || state === "parked") continue;
      // More to do; or another worker has it, whose lease may run out.
      const startAfter = state === "busy" ? 30 : 0;
      await boss.send(queue, { companyId }, { singletonKey: companyId, startAfter });
    }
  });
}
