import { Presets, SingleBar } from "cli-progress";

/** Shows how far a number of things has got. */
export interface Progress {
  advance(count: number): void;
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
    advance: (count) => bar.increment(count),
    stop: () => bar.stop(),
  };
}

function startLines(label: string, total: number): Progress {
  let done = 0;
  return {
    advance: (count) => {
      const quarterBefore = Math.floor((done * 4) / total);
      done += count;
      if (Math.floor((done * 4) / total) > quarterBefore) console.log(`${label} ${done}/${total}`);
    },
    stop: () => undefined,
  };
}
