/** The package as it is built, which is what users run: the sources themselves are compiled on the fly. */
export function loadBuilt(): Promise<typeof import("codat-expenses")> {
  return import(new URL("../dist/index.js", import.meta.url).href);
}
