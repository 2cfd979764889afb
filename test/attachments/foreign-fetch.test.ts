import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { ClientOptions, FileInput } from "codat-expenses";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici";
import { describe, expect, test } from "vitest";
import { untyped } from "../support/bodies.js";
import { clientOf } from "../support/client.js";
import { temporaryFile } from "../support/temporary-file.js";
import { startUploadServer } from "../support/upload-server.js";

const filename = "receipt.pdf";
const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251));

/** As polyfills of browsers do it: text and bytes are sent, anything else becomes text. */
const polyfill: typeof fetch = (input, init) => {
  const { body, ...rest } = init ?? {};
  const isKnown = body == null || typeof body === "string" || ArrayBuffer.isView(body);
  return fetch(input, { ...rest, body: isKnown ? (body ?? null) : String(body) });
};

const inMemory: [string, () => FileInput][] = [
  ["a File", () => new File([bytes], filename, { type: "application/pdf" })],
  ["bytes", () => ({ content: bytes, filename })],
  ["a Blob", () => ({ content: new Blob([bytes]), filename })],
];
const streamed: [string, () => FileInput][] = [
  ["a path", () => ({ path: temporaryFile(filename, bytes) })],
  ["a Readable", () => ({ content: createReadStream(temporaryFile(filename, bytes)), filename })],
  ["a web stream", () => ({ content: new Blob([bytes]).stream(), filename })],
  ["an iterable", () => ({ content: Readable.from([bytes]), filename })],
];

describe.each<[string, unknown, [string, () => FileInput][]]>([
  ["undici", undiciFetch, [...inMemory, ...streamed]],
  ["node-fetch 3", nodeFetch, [...inMemory, ...streamed]],
  ["a polyfill that knows bytes alone", polyfill, inMemory],
])("with the fetch of %s a file arrives byte for byte", (_, foreign, inputs) => {
  test.each(inputs)("%s", async (_name, input) => {
    const server = await startUploadServer();
    const options: ClientOptions = { fetch: untyped(foreign) };
    const { attachments } = clientOf(server, options);
    expect(await attachments.upload("c", "s", "t", input())).toEqual({ id: "attachment" });
    const [upload] = server.uploads;
    expect(upload?.part.content.equals(bytes)).toBe(true);
    expect(upload?.part.headers).toEqual({
      "content-disposition": `form-data; name="file"; filename="${filename}"`,
      "content-type": "application/pdf",
    });
  });
});
