import type { FileInput } from "../files/file-input.js";
import { multipart } from "../files/multipart.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response-promise.js";
import type { Transport } from "../http/transport.js";
import type { Attachment } from "../types/index.js";

/** Receipts and other files that are kept with a transaction. */
export class Attachments {
  readonly #api: Transport;

  constructor(api: Transport) {
    this.#api = api;
  }

  /**
   * Attaches a file to a transaction that is `Completed`; it is written while the request waits. A
   * file is streamed, never held in memory as a whole. It is not sent again after an attempt that may
   * have been carried out: the transaction would have it twice.
   *
   * @example
   * await codat.attachments.upload(companyId, syncId, transactionId, { path: "receipt.pdf" });
   * @example
   * await codat.attachments.upload(companyId, syncId, transactionId, {
   *   content: stream,
   *   filename: "receipt.png",
   * });
   * @throws RequestValidationError where the file cannot be read or has no usable name; ApiError,
   * ConnectionError, TimeoutError, RequestAbortedError
   */
  upload(
    companyId: string,
    syncId: string,
    transactionId: string,
    file: FileInput,
    options?: RequestOptions,
  ): ResponsePromise<Attachment> {
    return this.#api.object({
      operationId: "upload-expense-attachment",
      method: "POST",
      path: "/companies/{companyId}/sync/expenses/syncs/{syncId}/transactions/{transactionId}/attachments",
      ids: { companyId, syncId, transactionId },
      file: multipart("upload-expense-attachment", file),
      options,
    });
  }
}
