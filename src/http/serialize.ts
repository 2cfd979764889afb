import { RequestValidationError } from "../errors/validation-errors.js";
import { type BodySchema, faultsOf } from "../schemas/check.js";

/**
 * Checks a body and writes it as JSON, once, before the first attempt: all attempts send the same.
 *
 * @throws RequestValidationError that names each fault.
 */
export function serializeBody(operationId: string, schema: BodySchema, body: unknown): string {
  const faults = faultsOf(schema, body);
  if (faults.length > 0) throw new RequestValidationError(operationId, faults);
  try {
    return JSON.stringify(body);
  } catch (error) {
    // A cycle or a BigInt in a property that no schema knows.
    const why = error instanceof TypeError ? error.message.split("\n", 1)[0] : "it threw";
    throw new RequestValidationError(operationId, [
      { path: [], message: `the body cannot be written as JSON: ${why}` },
    ]);
  }
}

/** The query part of a URL, `?` included; empty where nothing is asked for. */
export function serializeQuery(query: object): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
