import type { IncomingMessage } from "node:http";
import { Refusal } from "./reply.js";

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/i;

/** Whether only programs of this machine reach a host name that is listened on. */
export const isLoopback = (host: string) => loopback.test(host.includes(":") ? `[${host}]` : host);

/**
 * Refuses what another web site may have had a browser send: a page elsewhere must neither press the
 * buttons here, nor read what is here under a name of its own that leads to this machine.
 *
 * @throws Refusal
 */
export function refuseForeign(incoming: IncomingMessage, listensOnLoopback: boolean): void {
  const { host = "", origin, "sec-fetch-site": site } = incoming.headers;
  if (listensOnLoopback && !loopback.test(host.replace(/:\d+$/, ""))) {
    throw new Refusal(403, `This is no address of the mock: ${host}. Use localhost.`);
  }
  if (incoming.method === "GET" || incoming.method === "HEAD") return;
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const isSame = site === undefined || site === "same-origin" || site === "none";
  if (!isOwn || !isSame) throw new Refusal(403, "The request comes from another web site.");
}
