/**
 * Headers under lower-case names, so that a later one takes the place of an earlier one. A header
 * that cannot be sent is a fault, told without its value.
 */
export function lowerCaseHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  fault: (problem: string) => Error,
): Record<string, string> {
  const result: Record<string, string> = {};
  if (headers === undefined) return result;
  // Entries of a Headers object or a Map would be dropped without a word.
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw fault("headers must be a plain object of names and values");
  }
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (key === "authorization") {
      throw fault(
        "headers must not hold Authorization: the client makes it from apiKey or authHeader",
      );
    }
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      // Not shown: it can be a value that got into the name's place.
      throw fault("headers holds a name that cannot be sent: names are letters, digits and dashes");
    }
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw fault(`the header ${name} has a value that cannot be sent`);
    }
    result[key] = value;
  }
  return result;
}
