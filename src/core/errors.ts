/** The `code` of an error of any realm or library, e.g. `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
}

/** The words of whatever was thrown: the message of an error of any realm, else the value as text. */
export function messageOf(error: unknown): string {
  const message: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "message") : undefined;
  return typeof message === "string" ? message : String(error);
}
