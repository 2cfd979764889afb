import { badRequest } from "./api-fault.js";

/** A name without the characters that the API drops. */
export function keptName(name: string): string {
  const kept = name.replace(/[^A-Za-z0-9\s\-'&@.,?!]/g, "");
  if (kept.trim() !== "") return kept;
  throw badRequest("The company's name has no character that can be kept.");
}
