import { attachmentRefusal } from "../domain/platform-rules.js";
import { readFormFile } from "../http/multipart.js";
import { companyOperation } from "../http/operation.js";
import { badRequest, notFound } from "../state/api-error.js";
import { findSync, findWrite } from "./syncs.js";

export const attachments = [
  companyOperation(
    "upload-expense-attachment",
    async ({ state, company, id, request, incoming }) => {
      const sync = findSync(company, id("syncId"));
      const write = findWrite(sync, id("transactionId"));
      const contentType = request.headers.get("content-type");
      const { keptAttachmentBytes } = state.settings;
      const file = await readFormFile(contentType, incoming, "file", keptAttachmentBytes);
      if (!file) throw badRequest("The form has no file in its field 'file'.");
      if (write.status !== "Completed") {
        throw badRequest(
          `Transaction '${write.transactionId}' takes no attachment: it is ${write.status}, not Completed.`,
        );
      }
      const entry = company.ledger.get(write.transactionId);
      if (!entry) throw notFound("Transaction", write.transactionId);
      const refusal = attachmentRefusal(company, entry, file);
      if (refusal !== undefined) throw badRequest(refusal);
      const attachment = { id: crypto.randomUUID(), ...file };
      company.ledger.attach(entry, attachment);
      state.changes.raise(() => ({ what: "attachment-added", company, sync }));
      return {
        companyId: company.id,
        id: attachment.id,
        transactionId: write.transactionId,
      };
    },
  ),
];
