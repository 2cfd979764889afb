import {
  checkAttachment,
  type PlatformSlug,
  platforms,
  type ValidFor,
} from "codat-expenses/platforms";
import { describe, expect, it } from "vitest";
import { brief, slugs } from "./given.js";

const payment = "expense-transactions.Payment";
const refund = "expense-transactions.Refund";
const reward = "expense-transactions.Reward";
const chargeback = "expense-transactions.Chargeback";
const reimbursable = "reimbursable-expense-transactions";
const transfer = "transfer-transactions";
const adjustment = "adjustment-transactions";
const everything: ValidFor[] = [
  payment,
  refund,
  reward,
  chargeback,
  reimbursable,
  transfer,
  adjustment,
];

interface Row {
  platform: PlatformSlug;
  maxBytes: number;
  extensions: string | null;
  media?: string[];
  /** Not listed, and likely to be taken all the same. */
  likely?: string[];
  transactions: ValidFor[];
}

const rows: Row[] = [
  {
    platform: "xero",
    maxBytes: 10_000_000,
    extensions:
      "7z bmp csv doc docx eml gif jpeg jpg keynote msg numbers odf ods odt pages pdf png ppt pptx rar rtf tif tiff txt xls xlsx zip",
    transactions: [payment, refund, reward, chargeback],
  },
  {
    platform: "quickbooksOnline",
    maxBytes: 100_000_000,
    extensions: "ai csv doc docx eps gif jpeg jpg ods pages pdf png rtf tif txt xls xlsx xml",
    transactions: [payment, refund, reimbursable],
  },
  {
    platform: "netsuite",
    maxBytes: 100_000_000,
    extensions: "bmp csv xls xlsx json pdf pjpg pjpeg png txt svg tif tiff doc docx zip",
    likely: ["jpg", "jpeg"],
    transactions: [payment, refund],
  },
  {
    platform: "dynamics365",
    maxBytes: 350_000_000,
    extensions: null,
    media: ["text", "image", "video"],
    transactions: [payment, refund, reward, chargeback],
  },
  {
    platform: "freeagent",
    maxBytes: 5_000_000,
    extensions: "png x-png jpeg jpg gif pdf x-pdf",
    transactions: [payment, reimbursable],
  },
  {
    platform: "zohoBooks",
    maxBytes: 5_000_000,
    extensions: "gif png jpeg jpg bmp pdf",
    transactions: [payment, reimbursable],
  },
];

const everyExtension = [
  ...new Set(rows.flatMap(({ extensions }) => extensions?.split(" ") ?? [])),
  "exe",
  "heic",
  "mp4",
  "webp",
];

describe.each(rows)("$platform", (row) => {
  const { platform, maxBytes, extensions, media, likely, transactions } = row;
  const found = (filename: string, sizeBytes: number, transaction: ValidFor = payment) =>
    brief(checkAttachment({ filename, sizeBytes }, { platform, transaction }));

  it("shows what it takes", () => {
    expect(platforms[platform].attachments).toEqual({
      status: "supported",
      maxBytes,
      extensions: extensions?.split(" ") ?? null,
      media: media ?? null,
      transactions,
    });
  });

  it("takes files up to its limit, and not a byte more", () => {
    expect(found("receipt.png", maxBytes)).toEqual([]);
    expect(found("receipt.png", maxBytes + 1)).toEqual(["error attachment-too-large sizeBytes"]);
    expect(found("receipt.png", 0)).toEqual([]);
  });

  it.each(everyExtension)("judges a file by its extension: %s", (extension) => {
    const taken = extensions?.split(" ").includes(extension) ?? true;
    const refused = likely?.includes(extension)
      ? "warning not-documented filename"
      : "error attachment-type-not-supported filename";
    const expected = taken ? [] : [refused];
    expect(found(`receipt.${extension}`, 1)).toEqual(expected);
    expect(found(`RECEIPT.${extension.toUpperCase()}`, 1)).toEqual(expected);
    expect(found(`2026.05.21/receipt.v2.${extension}`, 1)).toEqual(expected);
  });

  it.each(["receipt", "folder.png/receipt", "folder.png\\receipt", "receipt.png.", ""])(
    "judges a file without an extension: %j",
    (filename) => {
      const expected = extensions ? ["error attachment-type-not-supported filename"] : [];
      expect(found(filename, 1)).toEqual(expected);
    },
  );

  it.each(everything)("judges the transaction that a file is for: %s", (transaction) => {
    expect(found("receipt.png", 1, transaction)).toEqual(
      transactions.includes(transaction) ? [] : ["error attachment-transaction-not-supported"],
    );
  });
});

describe("QuickBooks Desktop", () => {
  it.each(everything)("does not accept attachments, whatever for: %s", (transaction) => {
    expect(platforms.quickbooksDesktop.attachments).toEqual({ status: "not-supported" });
    const about = { platform: "quickbooksDesktop", transaction } as const;
    expect(brief(checkAttachment({ filename: "a.pdf", sizeBytes: 1 }, about))).toEqual([
      "error attachments-not-supported",
    ]);
  });
});

describe("Sage Intacct", () => {
  it.each(everything)("is not documented, but for what no platform takes: %s", (transaction) => {
    expect(platforms.sageIntacct.attachments).toEqual({ status: "not-documented" });
    const about = { platform: "sageIntacct", transaction } as const;
    const never = transaction === transfer || transaction === adjustment;
    expect(brief(checkAttachment({ filename: "a.pdf", sizeBytes: 1e12 }, about))).toEqual([
      never ? "error attachment-transaction-not-supported" : "info not-documented",
    ]);
  });
});

it.each(slugs)("a file of content type application/octet-stream is judged on %s", (platform) => {
  const found = (contentType: string) =>
    brief(checkAttachment({ contentType }, { platform })).filter((issue) =>
      issue.startsWith("error attachment-type"),
    );
  const refused = ["error attachment-type-not-supported contentType"];
  for (const contentType of ["application/octet-stream", "Application/Octet-Stream; x=1"]) {
    expect(found(contentType)).toEqual(platform === "quickbooksOnline" ? refused : []);
  }
  expect(found("application/pdf")).toEqual([]);
});

it("covers all platforms", () => {
  const covered = [...rows.map(({ platform }) => platform), "quickbooksDesktop", "sageIntacct"];
  expect(covered.sort()).toEqual([...slugs].sort());
});

it("reports every fault of a file", () => {
  const about = { platform: "zohoBooks", transaction: refund } as const;
  expect(brief(checkAttachment({ filename: "a.tiff", sizeBytes: 6e6 }, about))).toEqual([
    "error attachment-transaction-not-supported",
    "error attachment-too-large sizeBytes",
    "error attachment-type-not-supported filename",
  ]);
});

it("does not judge what is left out", () => {
  expect(checkAttachment({}, { platform: "xero" })).toEqual([]);
  expect(checkAttachment({ filename: "a.pdf" }, { platform: "xero" })).toEqual([]);
});

it("says what to send instead", () => {
  const about = { platform: "zohoBooks", transaction: payment } as const;
  const issues = checkAttachment({ filename: "receipt.tiff", sizeBytes: 5_400_000 }, about);
  expect(issues.map(({ message }) => message)).toEqual([
    "Zoho Books accepts files of up to 5 MB, and this has 5.4 MB: send a smaller one.",
    'Zoho Books does not accept files with extension "tiff": send one of gif, png, jpeg, jpg, bmp, pdf.',
  ]);
});
