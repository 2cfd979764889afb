import { fork } from "node:child_process";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { collectGarbage } from "../collect-garbage.js";
import { median, round } from "../median.js";
import { type Way, waysTo } from "./ways.js";

const concurrency = 10;

/**
 * What one call costs this process in CPU time, against a server in another process: each way in turn,
 * several rounds, so that what else the machine does falls on all of them alike.
 */
export async function measureCalls(rounds: number, callsARound: number) {
  const server = fork(fileURLToPath(new URL("server.ts", import.meta.url)));
  const port = await new Promise<unknown>((resolve) => server.once("message", resolve));
  const ways = Object.entries(await waysTo(`http://127.0.0.1:${String(port)}`));
  for (const [, way] of ways) await run(way, callsARound);
  const costs = new Map<string, number[]>(ways.map(([name]) => [name, []]));
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const [name, way] of shuffled(ways)) {
      // Nobody pays for what another left behind: what is finalized is so after the collection.
      collectGarbage();
      await setImmediate();
      collectGarbage();
      const before = process.cpuUsage();
      await run(way, callsARound);
      const { user, system } = process.cpuUsage(before);
      costs.get(name)?.push((user + system) / callsARound);
    }
  }
  server.disconnect();
  const micros = (name: string) => median(costs.get(name) ?? []);
  // A ratio of one round is of the same minute: their median is steadier than that of the medians.
  const ratio = (name: string, other: string) => {
    const others = costs.get(other) ?? [];
    return median((costs.get(name) ?? []).map((cost, turn) => cost / (others[turn] ?? Number.NaN)));
  };
  return ways.map(([name]) => ({
    name,
    cpuMicroseconds: round(micros(name), 0),
    toFetch: round(ratio(name, "fetch")),
    toKy: round(ratio(name, "ky")),
  }));
}

function shuffled<Thing>(things: readonly Thing[]): Thing[] {
  return things
    .map((thing) => ({ thing, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ thing }) => thing);
}

async function run(way: Way, calls: number): Promise<void> {
  let left = calls;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await way();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
