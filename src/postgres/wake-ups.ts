import { type Database, isTransientDatabaseError } from "./database.js";
import { backOff } from "./lease.js";

/** What a notification is about; `undefined` where some may have been missed. */
export type Hint = "work" | "inbox" | undefined;

/**
 * Listens for notifications over a connection of its own, and again when it breaks. They are hints:
 * a worker that gets one reads the tables, and polls them now and then without one.
 *
 * @returns what ends it
 */
export function listen(
  database: Database,
  listenUrl: string,
  onHint: (hint: Hint) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let isStopped = false;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const run = async () => {
    const { default: pg } = await import("pg");
    for (let failures = 1; !isStopped; failures += 1) {
      const client = new pg.Client({ connectionString: listenUrl, keepAlive: true });
      const broken = new Promise<void>((resolve) => {
        client.on("error", () => resolve());
        client.on("end", () => resolve());
      });
      client.on("notification", ({ payload }) => {
        onHint(payload === "work" || payload === "inbox" ? payload : undefined);
      });
      try {
        await client.connect();
        await client.query(`listen ${database.schema}`);
        failures = 0;
        onHint(undefined);
        await Promise.race([broken, stopped]);
      } catch (error) {
        onError(error);
        if (!isTransientDatabaseError(error)) return;
      }
      await client.end().catch(() => undefined);
      if (!isStopped) await backOff(failures + 1);
    }
  };
  const running = run().catch(onError);
  return () => {
    isStopped = true;
    stop();
    return running;
  };
}
