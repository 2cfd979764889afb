import { RequestValidationError } from "../errors/request-errors.js";
import { isKind, kinds } from "./kinds.js";
import type { PushItem, PushItems } from "./types.js";

/**
 * Yields the items that a method was called with, reading no further than it is asked to. The types
 * promise more than a caller in plain JavaScript keeps.
 *
 * @throws RequestValidationError for what is not an item, or cannot be iterated
 */
export async function* readItems(method: string, items: PushItems): AsyncGenerator<PushItem> {
  const given: unknown = items;
  const isIterable =
    typeof given === "object" &&
    given !== null &&
    (Symbol.iterator in given || Symbol.asyncIterator in given);
  if (!isIterable) {
    const message = "must be an array or another iterable or async iterable of items";
    throw new RequestValidationError(method, [{ path: ["items"], message }]);
  }
  let index = 0;
  for await (const item of items) {
    const issue = issueOf(item);
    if (issue) {
      const path = [index, ...issue.path];
      throw new RequestValidationError(method, [{ path, message: issue.message }]);
    }
    index += 1;
    yield item;
  }
}

function issueOf(item: PushItem): { path: string[]; message: string } | undefined {
  const given: unknown = item;
  if (typeof given !== "object" || given === null) {
    return { path: [], message: "must be an item: { kind, transaction, attachments? }" };
  }
  if (!isKind(item.kind)) {
    return { path: ["kind"], message: `must be one of ${Object.keys(kinds).join(", ")}` };
  }
  const id: unknown = item.transaction?.id;
  if (typeof id !== "string") {
    return { path: ["transaction", "id"], message: "must be text: a UUID of yours" };
  }
  const files: unknown = item.attachments;
  if (files !== undefined && !Array.isArray(files)) {
    return { path: ["attachments"], message: "must be an array of files" };
  }
  return undefined;
}
