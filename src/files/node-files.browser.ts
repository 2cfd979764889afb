/**
 * What bundles for browsers have in place of `node-files`: there is no file system, and bodies that
 * are streams cannot be sent everywhere.
 *
 * @module
 */
import type * as nodeStreams from "./node-files.js";

const noFileSystem = () =>
  Promise.reject(Object.assign(new Error("no file system"), { code: "there is no file system" }));

export const sizeOfPath: typeof nodeStreams.sizeOfPath = noFileSystem;

export const openPath: typeof nodeStreams.openPath = noFileSystem;

export const streamProblem: typeof nodeStreams.streamProblem = () =>
  "cannot be a stream here: give a Blob or bytes";

export const openStream: typeof nodeStreams.openStream = () => {
  throw new Error("streams need Node");
};
