import { createFleet } from "../../postgres/fleet.js";
import { type Call, type Command, UsageError } from "../command.js";
import { printJson, printTable } from "../output.js";

export const fleet: Command = {
  name: "fleet",
  operands: [],
  summary:
    "Shows the pushes of a fleet of workers on PostgreSQL. Exits with 1 where one of them is parked.",
  options: {
    "database-url": {
      type: "string",
      value: "<url>",
      description: "the database (DATABASE_URL)",
    },
    schema: { type: "string", value: "<name>", description: "the tables' schema (codat_fleet)" },
  },
  examples: ["codat-expenses fleet --database-url postgresql://app@db.internal/app"],
  run,
};

async function run(call: Call): Promise<number> {
  const connectionString = call.text("database-url") ?? process.env.DATABASE_URL;
  if (!connectionString) throw new UsageError("--database-url or DATABASE_URL is required");
  const { default: pg } = await import("pg").catch(() => {
    throw new UsageError("the package pg is not installed: npm install pg");
  });
  const pool = new pg.Pool({ connectionString, max: 1 });
  pool.on("error", () => undefined);
  try {
    const pushes = await createFleet(pool, { schema: call.text("schema") }).status();
    if (call.flag("json")) printJson(pushes);
    else {
      printTable(
        ["Company", "Push", "State", "Owner", "Fence", "Lag s", "Events/min", "Tries", "Error"],
        pushes.map((push) => [
          push.companyId,
          push.pushId,
          push.state,
          push.owner ?? "",
          String(push.fence),
          (push.lagMs / 1_000).toFixed(0),
          String(push.eventsLastMinute),
          String(push.tries),
          push.lastError ?? "",
        ]),
      );
    }
    return pushes.some(({ state }) => state === "parked") ? 1 : 0;
  } finally {
    await pool.end();
  }
}
