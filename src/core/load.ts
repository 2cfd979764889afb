let last: Promise<unknown> = Promise.resolve();

/**
 * Loads a part of the package when it is first used, after those that are already loading: the ES
 * modules of Jest fail when two `import()` that share a file run at the same time.
 */
export function load<Part>(part: () => Promise<Part>): Promise<Part> {
  const loading = last.then(part, part);
  last = loading;
  return loading;
}
