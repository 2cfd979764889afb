import { type Findings, notDocumented, type Rule, refuse } from "../judge.js";
import type { Platform } from "../platform.js";
import { quote } from "../read.js";

/** A file, and the transaction that it is for; each as it was given. */
export interface Upload {
  readonly filename: unknown;
  readonly sizeBytes: unknown;
  readonly contentType: unknown;
  readonly transaction: unknown;
}

/** The platform takes attachments, and takes them for this transaction. */
export const transactionTakesFiles: Rule<Upload, Findings> = ({ transaction }, findings) => {
  const { attachments } = findings.platform;
  // No platform takes files for these two, whatever else is documented.
  const never =
    transaction === "transfer-transactions" || transaction === "adjustment-transactions";
  if (attachments.status === "not-supported") {
    refuse(findings, "attachments-not-supported", [], "does not accept attachments: send none");
  } else if (attachments.status === "not-documented" && !never) {
    notDocumented(findings, [], "has no public rule for attachments");
  } else if (typeof transaction === "string") {
    const taken: readonly string[] = takenBy(findings.platform)?.transactions ?? [];
    if (taken.includes(transaction)) return;
    const advice = taken.length > 0 ? `attach to ${taken.join(", ")}` : "send none";
    const rest = `does not accept attachments for ${quote(transaction)}: ${advice}`;
    refuse(findings, "attachment-transaction-not-supported", [], rest);
  }
};

/** The file is no larger than the platform takes. */
export const sizeIsTaken: Rule<Upload, Findings> = ({ sizeBytes }, findings) => {
  const largest = takenBy(findings.platform)?.maxBytes;
  if (!largest || typeof sizeBytes !== "number" || !(sizeBytes > largest)) return;
  const rest = `accepts files of up to ${largest / 1e6} MB, and this has ${sizeBytes / 1e6} MB: send a smaller one`;
  refuse(findings, "attachment-too-large", ["sizeBytes"], rest);
};

/** The file is of a type that the platform takes, by its extension. */
export const extensionIsTaken: Rule<Upload, Findings> = ({ filename }, findings) => {
  const extensions = takenBy(findings.platform)?.extensions;
  if (!extensions || typeof filename !== "string") return;
  const extension = /\.([^./\\]*)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  if (extensions.includes(extension)) return;
  if (findings.platform.limits.likelyExtensions.includes(extension)) {
    const rest = `lists no file with extension ${quote(extension)}, but is likely to accept it: its public list has ${extensions.join(", ")}`;
    notDocumented(findings, ["filename"], rest, "warning");
    return;
  }
  const rest = `does not accept files with extension ${quote(extension)}: send one of ${extensions.join(", ")}`;
  refuse(findings, "attachment-type-not-supported", ["filename"], rest);
};

/** The file is not sent as a content type that the platform refuses, whatever its name says. */
export const contentTypeIsTaken: Rule<Upload, Findings> = ({ contentType }, findings) => {
  if (typeof contentType !== "string") return;
  const [type = ""] = contentType.toLowerCase().split(";");
  if (!findings.platform.limits.refusedContentTypes.includes(type.trim())) return;
  const rest = `does not accept files of content type ${type.trim()}: send it as what it is, such as application/pdf`;
  refuse(findings, "attachment-type-not-supported", ["contentType"], rest);
};

function takenBy({ attachments }: Platform) {
  return attachments.status === "supported" ? attachments : undefined;
}
