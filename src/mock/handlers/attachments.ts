import { attachmentRefusal } from "../domain/platform-rules.js";
import { readFormFiles } from "../http/multipart.js";
import { companyOperation } from "../http/operation.js";
import { badRequest, notFound } from "../state/api-error.js";
import { findSync, findWrite } from "./syncs.js";

export const attachments = [
  companyOperation(
    "upload-expense-attachment",
    async ({ state, company, id, request, incoming }) => {
      const sync = findSync(company, id("syncId"));
      const { transactionId, status } = findWrite(sync, id("transactionId"));
      const contentType = request.headers.get("content-type");
      const { keptAttachmentBytes } = state.settings;
      const files = await readFormFiles(contentType, incoming, keptAttachmentBytes);
      if (files.length === 0) throw badRequest("The form has no file.");
      if (!company.accountingConnection) {
        throw badRequest("The company has no linked connection to accounting software.");
      }
      if (status !== "Completed") {
        throw badRequest(
          `Transaction '${transactionId}' cannot have attachments: it is ${status}, not Completed.`,
        );
      }
      const entry = company.ledger.get(transactionId);
      if (!entry) throw notFound("Transaction", transactionId);
      for (const file of files) {
        const refusal = attachmentRefusal(company, entry, file);
        if (refusal !== undefined) throw badRequest(refusal);
      }
      const added = files.map((file) => ({ id: crypto.randomUUID(), ...file }));
      company.ledger.attach(transactionId, added);
      state.changes.emit(() => ({ what: "attachment-added", company, sync }));
      return { companyId: company.id, id: added[0]?.id ?? "", transactionId };
    },
  ),
];
