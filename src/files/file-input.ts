/** A file on this machine's disk; it is streamed. */
export interface FileFromPath {
  readonly path: string;
  /** The name to send; the last part of the path unless given. */
  readonly filename?: string | undefined;
  /** Its media type; told from the name unless given. */
  readonly contentType?: string | undefined;
}

/** A file's content at hand, or on its way. */
export interface FileFromContent {
  /**
   * A `Blob`, bytes, or a stream of bytes: a web `ReadableStream`, a Node `Readable` or any other
   * async iterable of bytes. A stream can be read once, so an upload of one is never tried again.
   */
  readonly content: Blob | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  /** The name to send. */
  readonly filename: string;
  /** Its media type; told from the name unless given. */
  readonly contentType?: string | undefined;
}

/** A file to attach to a transaction. */
export type FileInput = File | FileFromPath | FileFromContent;
