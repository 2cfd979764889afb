import { randomUUID } from "node:crypto";
import { access, constants, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf, messageOf } from "../core/errors.js";
import { readSavedState, type SavedState } from "../mock/snapshot.js";
import { UsageError } from "./options.js";

/**
 * Reads a state file; `undefined` where there is none yet.
 *
 * @throws UsageError where it cannot be read, or could not be written at the end
 */
export async function readStateFile(path: string): Promise<SavedState | undefined> {
  try {
    await access(dirname(path), constants.W_OK);
    return readSavedState(await readFile(path, "utf8"));
  } catch (error) {
    if (isMissing(error) && error.path === path) return undefined;
    const why = messageOf(error);
    throw new UsageError(`The state file ${path} cannot be used: ${why}`);
  }
}

/** Writes a state file atomically: if that fails, the old one stays. */
export async function writeStateFile(path: string, state: SavedState): Promise<void> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(state));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): error is NodeJS.ErrnoException {
  return codeOf(error) === "ENOENT";
}
