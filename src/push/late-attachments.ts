import { load } from "../core/load.js";
import { RequestValidationError } from "../errors/request-errors.js";
import type { FileInput } from "../files/file-input.js";
import { assertIds } from "../http/serialize.js";
import { Attachments } from "../resources/attachments.js";
import { HeldJournal } from "./held-journal.js";
import type { AddAttachmentsOptions } from "./options.js";
import type { PushSources } from "./pusher.js";
import type { AttachmentResult } from "./types.js";

/** Attachments, with those that come after their transaction was written. */
export class LateAttachments extends Attachments {
  readonly #sources: PushSources;

  constructor(sources: PushSources) {
    super(sources.api);
    this.#sources = sources;
  }

  /**
   * Attaches files to a transaction that was written before, each once by its content: finds the sync
   * that wrote it, in the journal or in the company's syncs, and uploads what the journal does not know
   * to be attached. Returns the result of each file, in order.
   *
   * @example
   * const files = [{ content: bytes, filename: "receipt.pdf" }];
   * const results = await codat.attachments.add(companyId, transactionId, files, { journal });
   * @throws RequestValidationError for ids, and for files that are not an array; TransactionNotWrittenError, before
   * anything is uploaded; JournalInUseError; ApiError, ConnectionError, TimeoutError; WaitTimeoutError
   */
  async add(
    companyId: string,
    transactionId: string,
    files: readonly FileInput[],
    options: AddAttachmentsOptions = {},
  ): Promise<AttachmentResult[]> {
    assertIds("attachments.add", { companyId, transactionId });
    if (!Array.isArray(files)) {
      const message = "must be an array of files";
      throw new RequestValidationError("attachments.add", [{ path: ["files"], message }]);
    }
    const held = await HeldJournal.of(options.journal, companyId);
    let failure: { readonly error: unknown } | undefined;
    try {
      // The machinery is loaded by those who use it.
      const { addAttachments } = await load(() => import("./add-attachments.js"));
      return await addAttachments(this.#sources, held, companyId, transactionId, files, options);
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      await held.release(failure);
    }
  }
}
