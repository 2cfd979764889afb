import type { JournalEvent } from "./journal.js";

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const count: Check = (value) => Number.isSafeInteger(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const object =
  (properties: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(properties).every(([name, check]) => check(Reflect.get(value, name)));
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const one =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const kind = one("expense", "reimbursable", "transfer", "adjustment");
const file: Check = (value) =>
  count(value) || object({ name: text, sha256: optional(text), sizeBytes: optional(count) })(value);
const ended = object({
  kind,
  id: text,
  outcome: one("booked", "updated", "outdated", "refused", "failed"),
});
const attached = object({ status: one("attached", "failed") });

const events: Readonly<Record<JournalEvent["event"], Check>> = {
  started: object({ companyId: text, at: text, version: optional(count) }),
  posting: object({
    batch: text,
    kind,
    ids: list(text),
    attempt: optional(count),
    key: optional(text),
    contents: optional(list(object({}))),
  }),
  posted: object({ batch: text, syncId: text }),
  dropped: object({ batch: text }),
  ended: object({ results: list(ended) }),
  attaching: object({ id: text, file, attempt: optional(count) }),
  attached: object({ id: text, file, result: attached }),
};

/** Whether what a journal holds is an event of it. For those who keep journals. */
export function isJournalEvent(value: unknown): value is JournalEvent {
  if (typeof value !== "object" || value === null) return false;
  const name: unknown = Reflect.get(value, "event");
  if (typeof name !== "string" || !Object.hasOwn(events, name)) return false;
  return Object.entries(events).some(([event, check]) => event === name && check(value));
}
