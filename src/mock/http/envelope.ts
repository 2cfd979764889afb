import { HttpResponse } from "msw";
import type { Schemas } from "../../types/index.js";
import type { ApiFault } from "../state/api-error.js";
import { contractJson } from "../state/contract-json.js";

/** A response's JSON with its length: a client can see when it was cut short. */
export function jsonResponse(status: number, body: unknown, headers: HeadersInit): Response {
  const response = new HttpResponse(status === 204 ? null : contractJson(body), {
    status,
    headers,
  });
  if (status !== 204) response.headers.set("content-type", "application/json; charset=utf-8");
  return response;
}

/** The envelope that every refusal comes in. */
export function errorEnvelope(fault: ApiFault, correlationId: string): Schemas["ErrorMessage"] {
  const { envelopeStatus = fault.status, validation = [] } = fault.details;
  return {
    statusCode: envelopeStatus,
    service: "PublicApi",
    error: fault.message,
    correlationId,
    validation: { errors: [...validation], warnings: [] },
    canBeRetried: retryHint(fault.status),
    detailedErrorCode: 0,
  };
}

function retryHint(status: number): "True" | "False" | "Unknown" {
  if (status === 408 || status === 429 || status === 503) return "True";
  return status >= 500 ? "Unknown" : "False";
}
