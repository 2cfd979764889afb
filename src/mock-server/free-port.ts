import { codeOf, messageOf } from "../core/errors.js";
import { defaultPort, UsageError } from "./options.js";

/** How many ports after the default one are tried. */
const maxPortsTried = 100;

/**
 * Opens a server on a port; without one, on the default port or the next one that is free.
 *
 * @throws UsageError
 */
export async function listenOnFreePort<Listening>(
  { host, port }: { readonly host: string; readonly port: number | undefined },
  open: (address: { host: string; port: number }) => Promise<Listening>,
): Promise<Listening> {
  const first = port ?? defaultPort;
  const last = port ?? defaultPort + maxPortsTried;
  for (let tried = first; ; tried += 1) {
    try {
      return await open({ host, port: tried });
    } catch (error) {
      if (codeOf(error) === "EADDRINUSE" && tried < last) continue;
      throw new UsageError(whyNotListening(host, tried, error));
    }
  }
}

function whyNotListening(host: string, port: number, error: unknown): string {
  const code = codeOf(error);
  if (code === "EADDRINUSE") {
    return `Port ${port} of ${host} is taken: choose another with --port, or 0 for a free one.`;
  }
  if (code === "EACCES") return `Port ${port} of ${host} may not be listened on: choose another.`;
  const why = messageOf(error);
  return `Cannot listen on ${host}: ${why}`;
}
