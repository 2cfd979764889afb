/**
 * What bundles for browsers have in place of `node-files`: there is no file system, and bodies that
 * are streams cannot be sent everywhere.
 *
 * @module
 */
import type * as nodeFiles from "./node-files.js";

export const sizeOfPath: typeof nodeFiles.sizeOfPath = (_, form) =>
  Promise.reject(form.refuse("path", "cannot be read: this runtime has no file system"));

export const openPath: typeof nodeFiles.openPath = async (_, form) => {
  throw form.refuse("path", "cannot be read: this runtime has no file system");
};

export const openStream: typeof nodeFiles.openStream = (_, form) => {
  throw form.refuse("content", "cannot be a stream in this runtime: give a Blob or bytes");
};

export const digestOfPath: typeof nodeFiles.digestOfPath = () =>
  Promise.reject(new TypeError("this runtime has no file system"));
