import { oneLine } from "./one-line.js";

/** One thing that is wrong with a request, and where: `{ path: [0, "lines", 2, "netAmount"], … }`. */
export interface RequestFault {
  /** Where, from the body's own properties and indexes. */
  readonly path: readonly (string | number)[];
  /** What is wrong, for people. */
  readonly message: string;
}

const mostShown = 10;

/** The faults in one line, the first ten of them in full. */
export function listFaults(faults: readonly RequestFault[]): string {
  const shown = faults.slice(0, mostShown).map(({ path, message }) => {
    const where = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${oneLine(key, 60)}`))
      .join("");
    return where === "" ? message : `${where.replace(/^\./, "")}: ${message}`;
  });
  const more = faults.length - shown.length;
  return `${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
