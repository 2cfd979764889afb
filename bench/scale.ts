/**
 * How the time and the requests of `codat.push` grow with the number of items, at the API's own pace,
 * against the mock over HTTP in a process of its own: `npm run bench:scale`, about a quarter of an hour.
 * plot-scale.mjs draws what it measured.
 */
import Table from "cli-table3";
import { fitLine } from "./fit-line.js";
import { pushElsewhere, startMock } from "./push/processes.js";
import { keepResult } from "./results.js";

const syncDurationMs = 2_000;
const counts = [1_000, 3_000, 10_000, 30_000, 100_000];
const mostOffLine = 0.1;

const points = [];
for (const items of counts) {
  const mock = await startMock(syncDurationMs);
  const measured = await pushElsewhere({ ...mock, items, receiptEvery: 0 });
  mock.end();
  if (measured.booked !== items) throw new Error(`${measured.booked} of ${items} were booked`);
  points.push({ items, ...measured });
}
const seconds = fitLine(points.map(({ items, seconds: y }) => ({ x: items, y })));
const requests = fitLine(points.map(({ items, requests: y }) => ({ x: items, y })));

const table = new Table({ head: ["items", "seconds", "requests", "live MB", "resident MB"] });
for (const point of points) {
  const { items, liveMegabytes, residentMegabytes } = point;
  table.push([items, point.seconds, point.requests, liveMegabytes, residentMegabytes]);
}
console.log(table.toString());
for (const [name, line] of Object.entries({ seconds, requests })) {
  const off = `${(line.mostOff * 100).toFixed(1)} %`;
  console.log(
    `${name}: ${line.start.toFixed(1)} + ${(line.slope * 1_000).toFixed(2)} a thousand; at most ${off} off`,
  );
  if (line.mostOff > mostOffLine) process.exitCode = 1;
}
await keepResult("scale", {
  syncDurationMs,
  points,
  seconds,
  requests,
});
