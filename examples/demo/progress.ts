import { Presets, SingleBar } from "cli-progress";

/** Shows how many of a number of things are done. */
export interface Progress {
  /** One more is done. */
  advance(): void;
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
    advance: () => bar.increment(),
    stop: () => bar.stop(),
  };
}

function startLines(label: string, total: number): Progress {
  let done = 0;
  return {
    advance: () => {
      const quarterBefore = Math.floor((done * 4) / total);
      done += 1;
      if (Math.floor((done * 4) / total) > quarterBefore) console.log(`${label} ${done}/${total}`);
    },
    stop: () => undefined,
  };
}
