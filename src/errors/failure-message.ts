import { type Envelope, faultsOf } from "./envelope.js";
import { oneLine } from "./one-line.js";
import type { ApiFailure } from "./request-facts.js";

/** Enough for a refusal that names all 50 transactions of a request. */
const longestWords = 2_100;
const mostFaults = 10;

/** A failure as one line of a log: request, status, the API's own words, what to do, correlation id. */
export function failureMessage(
  failure: ApiFailure,
  envelope: Envelope,
  advice: string | undefined,
): string {
  const words =
    envelope.error === undefined ? plainText(failure.body) : oneLine(envelope.error, longestWords);
  const parts = [
    `${failure.method} ${failure.path} answered ${failure.status}${words ? `: ${words}` : ""}`,
  ];
  const news = faultsOf(envelope).filter((fault) => !words.includes(fault));
  if (news.length > 0) {
    const shown = news.slice(0, mostFaults).map((fault) => oneLine(fault, 150));
    const more = news.length - shown.length;
    parts.push(
      `validation: ${shown.map(withoutStop).join("; ")}${more > 0 ? `; and ${more} more` : ""}`,
    );
  }
  if (advice) parts.push(advice);
  const sentence = parts.map(withoutStop).join(". ");
  const { correlationId } = envelope;
  return correlationId ? `${sentence} (correlation id ${oneLine(correlationId, 100)})` : sentence;
}

function withoutStop(text: string): string {
  return text.replace(/[.;\s]+$/, "");
}

/** What a proxy's page or a plain text says, without its markup. */
function plainText(body: unknown): string {
  if (typeof body !== "string") return "";
  const text = body
    .slice(0, 10_000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ");
  return oneLine(text.replace(/\s+/g, " "), 200);
}
