import { load } from "../core/load.js";
import { type FileInput, readFileInput } from "./file-input.js";

/** What a file is known by: its content, unless it is a stream, which can be read once only. */
export interface FileIdentity {
  /** The name that it is sent under. */
  readonly name: string;
  /** The SHA-256 of its content, in hexadecimal; absent where it cannot be read before the upload. */
  readonly sha256?: string;
  readonly sizeBytes?: number;
}

/** Returns what a file is known by. Never rejects: what is wrong with a file, its upload says. */
export async function identify(input: FileInput): Promise<FileIdentity> {
  const file = readFileInput(input);
  if ("message" in file) return { name: "" };
  const { filename: name, source } = file;
  try {
    if (source.kind === "stream") return { name };
    if (source.kind === "path") {
      const { digestOfPath } = await load(() => import("./node-files.js"));
      return { name, ...(await digestOfPath(source.path)) };
    }
    const content = source.kind === "bytes" ? source.bytes : await source.blob.arrayBuffer();
    return { name, sha256: await sha256(content), sizeBytes: content.byteLength };
  } catch {
    return { name };
  }
}

/** Returns the SHA-256 of bytes or text, in hexadecimal. */
export async function sha256(content: string | Uint8Array | ArrayBuffer): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  // jsdom has a crypto of its own, without digests.
  const { subtle } = crypto.subtle
    ? crypto
    : globalThis.process.getBuiltinModule("crypto").webcrypto;
  const digest = new Uint8Array(await subtle.digest("SHA-256", new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
