// The one script that every runtime runs, as a user would write it: plain JavaScript, the package alone.
import { CodatError, CodatExpenses } from "codat-expenses";
import { checkExpense } from "codat-expenses/platforms";
import { sign, unwrap } from "codat-expenses/webhooks";

/**
 * Writes an expense, waits for its sync, lists it, attaches bytes or the file at a path, verifies a webhook and checks an
 * expense; answers what is to be seen of it.
 */
export async function exercise({ baseUrl, companyId, expense, receipt }) {
  const codat = new CodatExpenses({ apiKey: "any key", baseUrl });
  const transactionId = crypto.randomUUID();
  const body = [{ ...expense, id: transactionId }];
  const { syncId } = await codat.expenses.create(companyId, body);
  const { result } = await codat.syncs.wait(companyId, syncId);
  const listed = [];
  for await (const { status } of codat.syncs.transactions.list(companyId, syncId)) {
    listed.push(status);
  }
  const content = new TextEncoder().encode("%PDF-1.7 a receipt");
  const file = receipt ? { path: receipt } : { content, filename: "receipt.pdf" };
  const attached = await codat.attachments.upload(companyId, syncId, transactionId, file);
  const refused = await codat.expenses.create(companyId, []).catch((error) => error);

  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const signed = sign({ eventType: "expenses.sync.successful", payload: { syncId } }, secret);
  const { eventType } = unwrap(signed.body, signed.headers, secret);
  const context = { platform: "zohoBooks", configuration: null };
  const issues = checkExpense({ ...expense, type: "TransferIn" }, context);
  return {
    result,
    listed: listed.join(),
    attached: attached.transactionId === transactionId,
    refused: refused instanceof CodatError && refused.name,
    eventType,
    issue: issues[0]?.code,
  };
}
