import { RequestValidationError } from "codat-expenses";
import { expect } from "vitest";

/** The faults of a call that was refused before anything was sent, each as `path: message`. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<string[]> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RequestValidationError);
  if (!(error instanceof RequestValidationError)) return [];
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}
