import { HttpResponse } from "msw";
import { ApiFault } from "../state/api-error.js";
import type { Fault } from "../state/faults.js";
import { errorEnvelope } from "./envelope.js";

/** Responds to a request with an injected fault. `carryOut` is what happens without it. */
export async function respondWithFault(
  fault: Fault,
  carryOut: () => Promise<Response>,
  correlationId: string,
  signal: AbortSignal,
): Promise<Response> {
  if (fault.delayMs !== undefined) await realDelay(fault.delayMs, signal);
  if (fault.disconnect) {
    if (fault.disconnect === "after") await carryOut();
    return HttpResponse.error();
  }
  const status = fault.status ?? statusOf(fault);
  const isCarriedOut = fault.executed ?? (status === undefined || status < 300);
  const response = isCarriedOut ? await carryOut() : undefined;
  if (status === undefined && response) return withHeaders(response, fault.headers);
  return faultResponse(fault, status ?? 200, response, correlationId);
}

/** The status where a fault changes only the form of the response. */
function statusOf({ response, body }: Fault): number | undefined {
  if (response === "html") return 502;
  return response || body !== undefined ? 200 : undefined;
}

async function faultResponse(
  fault: Fault,
  status: number,
  response: Response | undefined,
  correlationId: string,
): Promise<Response> {
  const headers = (contentType: string) => ({ "content-type": contentType, ...fault.headers });
  const json = headers("application/json; charset=utf-8");
  if (fault.response === "html") {
    return new HttpResponse(proxyPage(status), { status, headers: headers("text/html") });
  }
  if (fault.response === "empty") {
    return new HttpResponse(null, { status, headers: { ...fault.headers } });
  }
  if (fault.response === "truncated") {
    const text = response ? await response.text() : envelopeText(fault, status, correlationId);
    return new HttpResponse(text.slice(0, Math.ceil(text.length / 2)), { status, headers: json });
  }
  if (typeof fault.body === "string") {
    return new HttpResponse(fault.body, { status, headers: headers("text/plain") });
  }
  const text =
    fault.body === undefined
      ? envelopeText(fault, status, correlationId)
      : JSON.stringify(fault.body);
  return new HttpResponse(text, { status, headers: json });
}

function envelopeText(fault: Fault, status: number, correlationId: string): string {
  const message = fault.error ?? `A fault with status ${status} was injected into the mock.`;
  return JSON.stringify(errorEnvelope(new ApiFault(status, message), correlationId));
}

function withHeaders(response: Response, headers: Fault["headers"] = {}): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

const proxyPage = (status: number) =>
  `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;

/** Ends early when the client gives up: there is no one to respond to. */
function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
