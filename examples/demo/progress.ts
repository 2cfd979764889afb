import { Presets, SingleBar } from "cli-progress";

/** Shows how many of a number of things are done. */
export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A bar on a terminal; a line at each quarter where the output is a file or a log. */
export function startProgress(label: string, total: number): Progress {
  return process.stdout.isTTY ? startBar(label, total) : startLines(label, total);
}

function startBar(label: string, total: number): Progress {
  const bar = new SingleBar(
    { format: `${label} {bar} {value}/{total} in {duration_formatted}`, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: (done) => bar.update(done),
    stop: () => bar.stop(),
  };
}

function startLines(label: string, total: number): Progress {
  let quarters = 0;
  return {
    update: (done) => {
      const now = Math.floor((done * 4) / total);
      if (now > quarters) console.log(`${label} ${done}/${total}`);
      quarters = now;
    },
    stop: () => undefined,
  };
}
