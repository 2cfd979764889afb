/** The frames of a stack, taken when they are first read. */
export interface CallSite {
  readonly stack?: string;
}

/**
 * Notes where a call was made, so that an error which is made later, in a retry loop, leads to the
 * caller's own line. The frames are formatted only if an error asks for them.
 *
 * @param below - the function whose callers are noted
 */
export function callSiteOf(
  below: abstract new (...parameters: never[]) => unknown,
): CallSite | undefined {
  if (typeof Error.captureStackTrace !== "function") return undefined;
  const site: CallSite = {};
  Error.captureStackTrace(site, below);
  return site;
}

/** Adds the frames of the call to the stack of its error. */
export function addCallSite(error: unknown, site: CallSite | undefined): void {
  if (!site || typeof error !== "object" || error === null || !("stack" in error)) return;
  const frames = site.stack?.slice(site.stack.indexOf("\n") + 1);
  if (typeof error.stack !== "string" || !frames?.includes("    at ")) return;
  if (error.stack.includes(frames)) return;
  try {
    error.stack = `${error.stack}\n${frames}`;
  } catch {
    // Some hardened environments freeze stacks: the error is complete without it.
  }
}
