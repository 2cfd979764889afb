/**
 * What the library costs: `npm run bench`, or `npm run bench -- start call memory rules` for some of it.
 * The table is printed and kept in results.json.
 */
import Table from "cli-table3";
import { measureCalls } from "./call/measure.js";
import { measureMemory } from "./memory.js";
import { keepResult } from "./results.js";
import { measureRules } from "./rules.js";
import { measureStart } from "./start.js";

const asked = process.argv.slice(2);
const wanted = (name: string) => asked.length === 0 || asked.includes(name);
const table = new Table({ head: ["", "measured", "at most"] });
const row = (what: string, measured: unknown, most: string | number = "") =>
  table.push([what, Array.isArray(measured) ? measured.join(" ") : String(measured), String(most)]);

if (wanted("start")) {
  const start = measureStart(41);
  row("ms that import adds to an empty script", start.importMs, 30);
  row("ms that require adds to an empty script", start.requireMs, 30);
  await keepResult("start", start);
}
if (wanted("call")) {
  const calls = await measureCalls(61, 500);
  for (const { name, cpuMicroseconds, toFetch, toKy } of calls) {
    const most = name === "codat-expenses" ? "1.1 × ky" : "";
    row(`CPU of a call: ${name}`, `${cpuMicroseconds} µs, ${toFetch} × fetch, ${toKy} × ky`, most);
  }
  await keepResult("call", { calls });
}
if (wanted("rules")) {
  const rules = await measureRules(15);
  row("checkExpense of one line, × JSON.stringify", rules.truncate, 1);
  row("checkExpense of four fields, × JSON.stringify", rules.fourFields, 1);
  await keepResult("rules", rules);
}
if (wanted("memory")) {
  const memory = await measureMemory();
  row("MB above the start: 100 MB uploaded from a path", memory.uploadFromPath, 40);
  row("MB above the start: 100 MB uploaded by the official client", memory.uploadOfficial);
  row("MB above the start: 100 MB uploaded from a stream", memory.uploadFromStream, 40);
  row("MB above the start: 1,000,000 transactions listed", memory.list1000000, 50);
  row("MB by fifth of 50,000 calls, a tenth retried, Node 20", memory.callsByFifth20, "flat");
  row("MB by fifth of 50,000 calls, a tenth retried, Node 24", memory.callsByFifth24, "flat");
  await keepResult("memory", memory);
}
console.log(table.toString());
