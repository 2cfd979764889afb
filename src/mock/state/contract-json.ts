/**
 * Returns the JSON of a response or a webhook as the contract has it: what is absent is left out.
 * No property of the contract is both required and nullable, so a null is always one that may go;
 * clients that are generated strictly take absence where they do not take null.
 */
export function contractJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => each ?? undefined);
}
