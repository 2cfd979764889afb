import { truncate } from "../core/format.js";
import type { RequestValidationError } from "../errors/request-errors.js";

/** Names the file in the accounting software: the part `attachment` of an upload. */
export interface AttachmentPart {
  /** The id of the attachment. */
  readonly id: string;
  /** The name that it is shown under. */
  readonly name: string;
}

/** The form that a file is sent in. */
export interface FormParts {
  readonly filename: string;
  readonly contentType: string;
  /** The JSON of the part `attachment`, where there is one. */
  readonly attachment: string | undefined;
  /** Makes the error of a file that cannot be sent. */
  refuse(property: "path" | "content", message: string, cause?: unknown): RequestValidationError;
}

/** Returns the boundary of a form whose file has this SHA-256 in hexadecimal. */
export function boundaryOf(sha256: string): string {
  return `codat-expenses-${sha256.slice(0, 32)}`;
}

/** Returns the headers of a form with this boundary. */
export function formHeaders(boundary: string): Record<string, string> {
  return { "content-type": `multipart/form-data; boundary=${boundary}` };
}

/** Returns why a source could not be read, in its own words. */
export function unreadable(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  if (typeof code === "string") return `cannot be read (${truncate(code, 60)})`;
  return `cannot be read${typeof message === "string" ? `: ${truncate(message, 300)}` : ""}`;
}
