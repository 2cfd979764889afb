import type { Schemas } from "../../types/index.js";

/** What the API refuses a request with. Thrown by the handlers; made into the envelope in one place. */
export class ApiFault extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: FaultDetails = {},
  ) {
    super(message);
  }
}

/** What a refusal says besides its status and message. */
export interface FaultDetails {
  /** The envelope's `statusCode`, where it differs from the HTTP status. */
  envelopeStatus?: number;
  validation?: readonly Schemas["ErrorValidationItem"][];
  headers?: Readonly<Record<string, string>>;
}

/** Refuses what is not there. */
export function notFound(what: string, id: string): ApiFault {
  return new ApiFault(404, `${what} '${id}' was not found.`);
}

/** Refuses an invalid request, with one validation item for each fault. */
export function badRequest(
  message: string,
  validation: readonly Schemas["ErrorValidationItem"][] = [],
): ApiFault {
  return new ApiFault(400, message, { validation });
}
