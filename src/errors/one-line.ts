/** Somebody else's words as one line of a log: without line breaks and control characters, and clipped. */
export function oneLine(text: string, longest: number): string {
  // Twice as long, for what collapses; not all of it, for it can be megabytes.
  const line = text
    .slice(0, longest * 2)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
