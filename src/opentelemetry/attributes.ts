import type { Attributes } from "@opentelemetry/api";
import type { RequestEvent, ResponseEvent } from "../http/hooks.js";

/**
 * What is said of a request, in spans and metrics alike: nothing but what has few values. Of the
 * conventions' required attributes only `url.full` is missing, as it holds ids and query values.
 */
export function requestAttributes(event: RequestEvent): Attributes {
  const { protocol, hostname, port } = new URL(event.baseUrl);
  return {
    "http.request.method": event.method,
    "url.template": event.pathTemplate,
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
  };
}

/** How the attempt ended: its status, and of an error the status again or else the class. */
export function outcomeAttributes({ status, error }: ResponseEvent): Attributes {
  return {
    ...(status !== undefined && { "http.response.status_code": status }),
    ...(error && {
      "error.type": status !== undefined && status >= 400 ? String(status) : error.name,
    }),
  };
}
