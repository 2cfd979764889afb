import type { PlatformSlug } from "../platforms/index.js";
import type { OperationId } from "../types/index.js";
import { badRequest } from "./api-fault.js";
import { bodyFaults } from "./body-faults.js";
import { refuseRetiredTypes } from "./retired-types.js";

/** Reads the JSON body of a request: 400 where it is no JSON, or not what the operation takes. */
export async function readJsonBody(
  operationId: OperationId,
  request: Request,
  platform: PlatformSlug | undefined,
): Promise<unknown> {
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const what = text.trim() === "" ? "is required" : "is not valid JSON";
    throw badRequest(`The request body ${what}.`);
  }
  refuseRetiredTypes(operationId, body, platform);
  const faults = bodyFaults(operationId, body);
  if (faults.length > 0) {
    throw badRequest(
      "The request body is not valid.",
      faults.map(({ path, message }) => ({
        itemId: path.join("."),
        message: `${path.join(".") || "The body"} ${message}.`,
        validatorName: "RequestBody",
      })),
    );
  }
  return body;
}
