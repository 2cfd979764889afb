import { type ConnectionOptions, DelayedError, type Job, type Queue, Worker } from "bullmq";
import type { Fleet, FleetWorker } from "codat-expenses/postgres";

interface PushJob {
  readonly companyId: string;
}

/** Wants a company's push, and has BullMQ say when. One job a company waits at a time. */
export async function want(
  queue: Queue<PushJob>,
  fleet: Fleet,
  companyId: string,
  pushId: string,
): Promise<void> {
  await fleet.want(companyId, { pushId });
  const options = { jobId: companyId, removeOnComplete: true, removeOnFail: true };
  await queue.add("push", { companyId }, options);
}

/** Works on the queue. Run it in any number of processes: the fleet's lease decides who may push. */
export function work(name: string, connection: ConnectionOptions, worker: FleetWorker) {
  const push = async (job: Job<PushJob>, token?: string): Promise<void> => {
    const state = await worker.run(job.data.companyId);
    if (state === "done" || state === "parked") return;
    // More to do; or another worker has it, whose lease may run out.
    await job.moveToDelayed(Date.now() + (state === "busy" ? 30_000 : 0), token);
    throw new DelayedError();
  };
  return new Worker<PushJob>(name, push, { connection, concurrency: 4 });
}
