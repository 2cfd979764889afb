import { sha256 } from "../files/digest.js";
import type { ContentDigest } from "./journal.js";

/** Calls `visit` with each leaf of what JSON holds, by its path; nothing is the same as `null`. */
function visitLeaves(value: unknown, path: string, visit: (path: string, leaf: string) => void) {
  if (value === null || value === undefined) return;
  if (typeof value !== "object") {
    visit(path, JSON.stringify(value));
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    visitLeaves(child, path === "" ? key : `${path}.${key}`, visit);
  }
}

/**
 * Returns a digest of each field of a transaction, as JSON has it: the order of keys does not count,
 * nor whether a property is `null` or absent, nor how a number is written. Its id is not part of it.
 */
export function digestOf(transaction: object): ContentDigest {
  const digest: Record<string, string> = {};
  visitLeaves(transaction, "", (path, leaf) => {
    if (path !== "id") digest[path] = hash(leaf);
  });
  return digest;
}

/** Returns the paths of the fields in which two contents differ. */
export function differences(one: ContentDigest, other: ContentDigest): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]);
}

/** A 53-bit hash (cyrb53): to distinguish contents, synchronously, ten thousand times a push. */
function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/**
 * Derives the idempotency key of a request from what makes it the request that it is, so that a run that
 * resumes a push arrives at the same key: a UUID (version 8) of the SHA-256 over all parts.
 */
export async function deriveKey(...parts: readonly (string | number)[]): Promise<string> {
  const hex = await sha256(parts.join("\n"));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
