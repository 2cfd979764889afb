/**
 * What a push costs, against the mock over HTTP in a process of its own, with syncs of two seconds:
 *
 *   npm run bench:push            everything, in about seven minutes
 *   npm run bench:push -- quick   a tenth of the items
 */
import Table from "cli-table3";
import { pushNaively } from "./push/naive.js";
import { pushElsewhere, startMock } from "./push/processes.js";
import { type WaitMeasured, waitOverHttp, waitVirtually } from "./push/waits.js";
import { keepResult } from "./results.js";

const quick = process.argv.includes("quick");
const items = quick ? 1_000 : 10_000;
const receiptEvery = 10;
const syncDurationMs = 2_000;

const table = new Table({ head: ["", "measured", "at most"] });
const row = (what: string, measured: string | number, most: string | number = "") =>
  table.push([what, String(measured), String(most)]);

const [push, naive, waits] = await Promise.all([measurePush(), measureNaive(), measureWaits()]);
await keepResult("push", {
  syncDurationMs,
  push,
  naive,
  waits,
});
console.log(table.toString());

async function measurePush() {
  const mock = await startMock(syncDurationMs);
  const measured = await pushElsewhere({ ...mock, items, receiptEvery });
  const { requests, booked, files } = await mock.show();
  mock.end();
  const batches = items / 50;
  const least = 2 * batches + items / receiptEvery;
  const most = Math.floor(1.05 * least) + 60;
  const name = `push of ${items} expenses, ${items / receiptEvery} receipts`;
  row(`${name}: requests`, measured.requests, most);
  row(`${name}: seconds`, measured.seconds);
  // One item went ahead of the measurement.
  if (booked !== items + 1 || files !== items / receiptEvery) {
    throw new Error(`${booked} booked with ${files} files`);
  }
  return { items, ...measured, least, most, byOperation: requests };
}

async function measureNaive() {
  const mock = await startMock(syncDurationMs);
  const measured = await pushNaively(mock, items, receiptEvery);
  const { requests, booked } = await mock.show();
  mock.end();
  const sum = Object.values(requests).reduce((total, count) => total + count, 0);
  const name = `the naive loop with the official client, ${items} expenses`;
  row(`${name}: requests`, sum);
  row(`${name}: seconds`, measured.seconds);
  return { items, requests: sum, booked, ...measured, byOperation: requests };
}

async function measureWaits() {
  const mock = await startMock(syncDurationMs);
  const twoSeconds = firstAndNext(await waitOverHttp(mock, syncDurationMs, 21));
  mock.end();
  const twoMinutes = firstAndNext(await waitVirtually(120_000, 21));
  const lengths = [
    ["2 s", twoSeconds, 500],
    ["2 min", twoMinutes, 18_000],
  ] as const;
  for (const [length, { first, next }, mostLagMs] of lengths) {
    row(`a sync of ${length}, the first: its waiter knows after ms`, first.mostLagMs, mostLagMs);
    row(`a sync of ${length}, worst of the next 20: after ms`, next.mostLagMs, mostLagMs);
    row(`a sync of ${length}, the first: polls`, first.mostPolls, 12);
    row(`a sync of ${length}, worst of the next 20: polls`, next.mostPolls, 12);
  }
  return { twoSeconds, twoMinutes };
}

/** The first wait does not know how long a sync takes; the next ones do. */
function firstAndNext(waits: readonly WaitMeasured[]) {
  return { first: summary(waits.slice(0, 1)), next: summary(waits.slice(1)) };
}

function summary(waits: readonly WaitMeasured[]) {
  return {
    mostPolls: Math.max(...waits.map(({ polls }) => polls)),
    mostLagMs: Math.max(...waits.map(({ lagMs }) => lagMs)),
  };
}
