import { formatIssues } from "../core/format.js";
import type { PlatformIssue } from "../platforms/index.js";
import { type BodyOptions, checkBody } from "../schemas/index.js";
import type { Entry } from "./batching.js";
import { differences, digestOf } from "./content.js";
import type { ContentDigest, JournaledResult } from "./journal.js";
import { asUpdate, checkUpdate, kinds } from "./kinds.js";
import type { PushSettings } from "./options.js";
import type { ContentChange, OutdatedResult, PushItem, UnknownResult } from "./types.js";

type Rules = typeof import("../platforms/index.js");

/** Returns the content of an item as it would be sent now: days, decimals and nulls as sent. */
export function sentContentOf(
  { kind, transaction }: PushItem,
  options: BodyOptions,
): ContentDigest {
  const { schema, maxInBatch } = kinds[kind];
  const given = maxInBatch === 1 ? transaction : [transaction];
  const { body } = checkBody(schema, given, options);
  const content: unknown = Array.isArray(body) ? body[0] : body;
  return typeof content === "object" && content !== null ? digestOf(content) : {};
}

/** Returns the fields in which an item differs from what was written. */
export function changesOf(
  item: PushItem,
  written: ContentDigest | undefined,
  rules: Rules,
  options: BodyOptions,
): ContentChange[] {
  if (!written) return [];
  const { update } = kinds[item.kind];
  const changes = new Map<string, ContentChange>();
  for (const key of differences(written, sentContentOf(item, options))) {
    const parts = key.split(".");
    const isReference = parts.at(-1) === "id" && parts.length > 1;
    const path = (isReference ? parts.slice(0, -1) : parts).map((part) =>
      /^\d+$/.test(part) ? Number(part) : part,
    );
    const field = String(path.filter((part) => typeof part === "string").at(-1));
    const updatable =
      update !== undefined &&
      !update.createOnly.includes(String(path[0])) &&
      rules.isUpdatable(item.kind, path);
    changes.set(path.join("."), { path, field, updatable });
  }
  return [...changes.values()];
}

/** Why a changed item is not updated; `undefined` where an update can be sent. */
export function outdatedReason(
  item: PushItem,
  changes: readonly ContentChange[],
  rules: Rules,
  { check, onChange }: PushSettings,
): { readonly reason: OutdatedResult["reason"]; readonly message: string } | undefined {
  const fixed = changes.filter(({ updatable }) => !updatable).map(({ path }) => path.join("."));
  const advice = "Cancel it with its reversal, and book it again under another id";
  if (onChange !== "update") {
    const differing = changes.map(({ path }) => path.join(".")).join(", ");
    const message = `the books hold another content (${differing}). Push with onChange: "update" to change it there`;
    return { reason: "not-asked", message };
  }
  const issues = checkUpdate(asUpdate(item, check), rules, check);
  const errors = issues?.filter(({ severity }) => severity === "error") ?? [];
  const isFreeAgentAccount =
    check?.platform === "freeagent" && changes.some(({ field }) => field === "bankAccountRef");
  // The type as it was booked decides, which is another one than that of the item.
  const isRetyped = fixed.includes("type");
  const isSupported = issues && !errors.some(({ code }) => code === "update-not-supported");
  if (!isSupported && !isRetyped) {
    const message = `this transaction cannot be updated once it is written. ${advice}`;
    return { reason: "update-not-supported", message };
  }
  if (fixed.length > 0 || isFreeAgentAccount) {
    const names = fixed.length > 0 ? fixed.join(", ") : "bankAccountRef";
    const message = `${names} cannot be updated once it is written. ${advice}`;
    return { reason: "field-not-updatable", message };
  }
  if (errors.length === 0) return undefined;
  const isClosed = errors.some(({ code }: PlatformIssue) => code === "books-closed");
  const message = formatIssues(errors.map(({ path, message }) => ({ path, message })));
  return { reason: isClosed ? "books-closed" : "update-not-supported", message };
}

/** Returns the outcome of an item that is in the books with another content. */
export function outdated(
  { item, id, warnings, past }: Entry,
  changes: readonly ContentChange[],
  why: { readonly reason: OutdatedResult["reason"]; readonly message: string },
): OutdatedResult {
  const syncId = past?.result?.syncId;
  return { kind: item.kind, id, outcome: "outdated", ...why, changes, syncId, warnings };
}

/** Returns what the outcome of a request says of the content that it carried, and of an update. */
export function contentResult(
  entry: Entry,
  result: JournaledResult | UnknownResult,
  writtenBefore: boolean,
): JournaledResult | UnknownResult {
  if (writtenBefore && result.outcome === "booked") return { ...result, content: "not-known" };
  if (!entry.update || result.outcome === "unknown" || result.outcome === "outdated") return result;
  if (result.outcome === "booked") return { ...result, outcome: "updated" };
  if (result.outcome === "updated") return result;
  const { message } = result;
  return outdated(entry, entry.update, { reason: "update-failed", message });
}
