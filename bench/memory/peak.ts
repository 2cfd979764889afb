import { collectGarbage } from "../collect-garbage.js";

/** Watches the resident memory; answers a function that tells its peak above now, in megabytes. */
export function startPeak(): () => number {
  collectGarbage();
  const startBytes = process.memoryUsage.rss();
  let mostBytes = startBytes;
  const look = () => {
    mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 5);
  return () => {
    look();
    clearInterval(timer);
    return (mostBytes - startBytes) / 1e6;
  };
}

/** Tells a measurement to the process that asked for it. */
export function tell(measured: unknown): void {
  console.log(JSON.stringify(measured));
}
