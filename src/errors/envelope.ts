import { sanitize, truncate, withoutFullStop } from "../core/format.js";
import type { ErrorValidation, ErrorValidationItem } from "../types/index.js";
import type { ApiFailure } from "./base.js";
import { requestText } from "./request-errors.js";

/** The API's error envelope, as far as the body has one: what is not of its type is `undefined`. */
export interface Envelope {
  /** The API's own words, or those of a gateway before it. */
  readonly error: string | undefined;
  readonly service: string | undefined;
  readonly correlationId: string | undefined;
  readonly canBeRetried: string | undefined;
  readonly detailedErrorCode: number | undefined;
  readonly validation: ErrorValidation | undefined;
}

/** Reads the envelope out of a body of any kind. */
export function readEnvelope(body: unknown): Envelope {
  const text = (name: string) => textOf(property(body, name));
  const code = property(body, "detailedErrorCode");
  const validation = property(body, "validation");
  return {
    error: text("error") ?? text("message") ?? text("detail") ?? text("title"),
    service: text("service"),
    correlationId: text("correlationId"),
    canBeRetried: text("canBeRetried"),
    detailedErrorCode: typeof code === "number" ? code : undefined,
    validation:
      typeof validation === "object" && validation !== null
        ? {
            errors: readItems(property(validation, "errors")),
            warnings: readItems(property(validation, "warnings")),
          }
        : undefined,
  };
}

/** What validation found wrong, each issue in the API's own words and after the item that it is about. */
export function issuesOf(envelope: Envelope): string[] {
  return (envelope.validation?.errors ?? []).flatMap((item) => {
    const itemId = textOf(item.itemId);
    const message = textOf(item.message);
    if (!message) return [];
    return itemId ? `${itemId}: ${message}` : message;
  });
}

function readItems(value: unknown): readonly ErrorValidationItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === "object" && item !== null);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

const maxIssues = 10;

/** A failure as one line of a log: request, status, the API's own words, what to do, correlation id. */
export function failureMessage(
  failure: ApiFailure,
  envelope: Envelope,
  advice: string | undefined,
): string {
  const { status, attempts, body } = failure;
  const words = envelope.error === undefined ? plainText(body) : sanitize(envelope.error);
  const tries =
    attempts > 1 || status >= 500 ? ` after ${attempts} attempt${attempts > 1 ? "s" : ""}` : "";
  const parts = [
    `${requestText(failure)} failed with ${status}${tries}${words ? `: ${words}` : ""}`,
  ];
  const issues = issuesOf(envelope).filter((issue) => !words.includes(issue));
  if (issues.length > 0) {
    const shown = issues.slice(0, maxIssues).map((issue) => withoutFullStop(truncate(issue, 150)));
    const more = issues.length - shown.length;
    parts.push(`validation: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}`);
  }
  if (advice) parts.push(advice);
  const sentence = parts.map(withoutFullStop).join(". ");
  const { correlationId } = envelope;
  return correlationId ? `${sentence} (correlation id ${truncate(correlationId, 100)})` : sentence;
}

/** What a proxy's page or a plain text says, without its markup. */
function plainText(body: unknown): string {
  return typeof body === "string" ? truncate(withoutMarkup(body.slice(0, 10_000)), 200) : "";
}

/** The text of a page. Each step looks for the next tag from where the last one ended: linear time. */
function withoutMarkup(page: string): string {
  const lowerCase = page.toLowerCase();
  let text = "";
  let from = 0;
  while (from < page.length) {
    const open = page.indexOf("<", from);
    if (open === -1) return text + page.slice(from);
    text += `${page.slice(from, open)} `;
    const skipped = /^<(script|style)\b/.exec(lowerCase.slice(open, open + 8))?.[1];
    const end = skipped === undefined ? ">" : `</${skipped}>`;
    const close = lowerCase.indexOf(end, open);
    if (close === -1) return skipped === undefined ? text + page.slice(open) : text;
    from = close + end.length;
  }
  return text;
}
