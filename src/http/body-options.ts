import { isTimeZone } from "../core/dates.js";
import type { BodyOptions } from "../schemas/check.js";

/** Checks `timeZone`, of the client, a push or a call. */
export function checkTimeZone(
  timeZone: string | undefined,
  invalid: (problem: string) => Error,
): string | undefined {
  if (timeZone === undefined || isTimeZone(timeZone)) return timeZone;
  throw invalid('timeZone must be the IANA name of a time zone, such as "Europe/Berlin" or "UTC"');
}

/** Checks `unknownProperties`, of the client, a push or a call. */
export function checkUnknownProperties(
  value: BodyOptions["unknownProperties"],
  invalid: (problem: string) => Error,
): BodyOptions["unknownProperties"] {
  if (value === undefined || value === "refuse" || value === "send") return value;
  throw invalid('unknownProperties must be "refuse" or "send"');
}
