import type { FileInput } from "../files/file-input.js";
import { type MultipartFile, multipart } from "../files/multipart.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { AttachmentContext } from "../platforms/index.js";
import type { Attachment } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { refuseErrors } from "./platform-check.js";

/** What can be set for one upload. */
export interface UploadOptions extends RequestOptions {
  /**
   * The platform, and the kind of transaction that the file is for: a file that the platform would
   * refuse throws a `PlatformRuleError`, and nothing is sent.
   */
  readonly check?: AttachmentContext | undefined;
}

/** Receipts and other files that are kept with a transaction. */
export class Attachments extends ApiResource {
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
   * @throws RequestValidationError where the file cannot be read or has no usable name, and with
   * `check` PlatformRuleError, before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  upload(
    companyId: string,
    syncId: string,
    transactionId: string,
    file: FileInput,
    options?: UploadOptions,
  ): ResponsePromise<Attachment> {
    const upload = multipart("upload-expense-attachment", file);
    return this.api.object({
      operationId: "upload-expense-attachment",
      ids: { companyId, syncId, transactionId },
      file: upload,
      precheck: attachmentCheck(upload, options?.check),
      options,
    });
  }
}

function attachmentCheck(
  upload: MultipartFile,
  context: AttachmentContext | undefined,
): (() => Promise<void>) | undefined {
  if (!context) return undefined;
  return async () => {
    const [{ checkAttachment }, facts] = await Promise.all([
      import("../platforms/index.js"),
      upload.facts(),
    ]);
    refuseErrors("upload-expense-attachment", [checkAttachment(facts, context)]);
  };
}
