import type { ErrorValidation, ErrorValidationItem } from "../types/index.js";

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

/** What validation found wrong, each fault in its own words and after the item that it is about. */
export function faultsOf(envelope: Envelope): string[] {
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
