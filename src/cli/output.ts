import { Presets, SingleBar } from "cli-progress";
import Table from "cli-table3";

/** Prints a value as JSON, on one line. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value));
}

/** Prints a table without a frame. Cells wrap at the terminal's width, or at 100 columns. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const total = Math.max(60, Math.min(process.stdout.columns ?? 100, 160));
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  // The last column holds the words: it gets what the others leave.
  const others = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  const colWidths = widths.map((width, at) =>
    at === widths.length - 1 ? Math.max(20, Math.min(width + 1, total - others)) : width + 2,
  );
  const table = new Table({
    head: [...head],
    colWidths,
    wordWrap: true,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 1 },
    chars: noFrame,
  });
  table.push(
    head.map((title) => "-".repeat(title.length)),
    ...rows.map((row) => [...row]),
  );
  console.log(table.toString());
}

const sides = ["top", "bottom", "left", "right"];
const noFrame = Object.fromEntries(
  [...sides, ...sides.map((side) => `${side}-mid`), "mid", "mid-mid", "middle"]
    .concat(["top-left", "top-right", "bottom-left", "bottom-right"])
    .map((name) => [name, ""]),
);

/** The progress of a long command. */
export interface ProgressLine {
  update(done: number, words: string): void;
  stop(): void;
}

/** Whether progress can be seen: not where stderr is a file or a log. */
export const showsProgress = () => process.stderr.isTTY === true;

/** Shows progress on a terminal's stderr, where it can be seen. */
export function startProgress(total: number | undefined): ProgressLine {
  if (!showsProgress()) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: "{bar} {value}/{total} {words}, {eta_formatted} left",
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(total ?? 0, 0, { words: "" });
  return {
    update: (done, words) => {
      if (total === undefined) bar.setTotal(done);
      bar.update(done, { words });
    },
    stop: () => bar.stop(),
  };
}
