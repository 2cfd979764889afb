/**
 * What needs Node's file system.
 *
 * @packageDocumentation
 */
export { fileJournal } from "./file-journal.js";
