import { load } from "../core/load.js";
import type { FileInput } from "../files/file-input.js";
import type { AttachmentPart } from "../files/form.js";
import { type MultipartFile, multipart } from "../files/multipart.js";
import type { RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import type { AttachmentContext } from "../platforms/index.js";
import type { Attachment } from "../types/index.js";
import { ApiResource } from "./api-resource.js";
import { assertKnownPlatform, invalidOption, refuseErrors } from "./platform-check.js";

/** Options of an upload. */
export interface UploadOptions extends RequestOptions {
  /**
   * The platform, and the kind of transaction that the file is for: a file that the platform would
   * refuse throws a `PlatformRuleError`, and nothing is sent.
   */
  readonly check?: AttachmentContext | undefined;
  /**
   * Sent as a second part, `attachment`. The API documents it for uploads to Sage Intacct, without
   * saying what the `id` refers to.
   */
  readonly attachment?: AttachmentPart | undefined;
}

/** Receipts and other files that are kept with a transaction. */
export class Attachments extends ApiResource {
  /**
   * Attaches a file to a transaction that is `Completed`; it is written while the request waits. A
   * path and a stream are streamed, never held in memory as a whole. It is retried under its idempotency
   * key, except for a stream. The API does not document keys for uploads, so in rare cases a retry attaches
   * the file twice; `maxRetries: 0` prevents that. Returns the attachment.
   *
   * @example
   * await codat.attachments.upload(companyId, syncId, transactionId, { path: "receipt.pdf" });
   * @example
   * await codat.attachments.upload(companyId, syncId, transactionId, {
   *   content: stream,
   *   filename: "receipt.png",
   * });
   * @throws RequestValidationError where the file cannot be read, is empty or has no usable name, and
   * where its source fails while it is sent; with `check` PlatformRuleError, before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  upload(
    companyId: string,
    syncId: string,
    transactionId: string,
    file: FileInput,
    options?: UploadOptions,
  ): ResponsePromise<Attachment> {
    const operationId = "upload-expense-attachment";
    const upload = multipart(operationId, file, options?.attachment);
    return this.api.object({
      operationId,
      ids: { companyId, syncId, transactionId },
      file: upload,
      precheck: attachmentCheck(upload, options, options?.timeoutMs ?? this.api.timeoutMs),
      options,
    });
  }
}

function attachmentCheck(
  upload: MultipartFile,
  options: UploadOptions | undefined,
  timeoutMs: number,
): (() => Promise<void>) | undefined {
  const { check, signal } = options ?? {};
  if (!check) return undefined;
  return async () => {
    const rules = await load(() => import("../platforms/index.js"));
    assertKnownPlatform(rules, check, invalidOption("upload-expense-attachment"));
    const facts = await upload.facts({ signal, timeoutMs });
    refuseErrors("upload-expense-attachment", [rules.checkAttachment(facts, check)]);
  };
}
