// @ts-check
// The pages of one sync and of one transaction.
import { amountText, count, durationText, h, pill, request, sizeText, timeElement } from "./dom.js";
import { filtersOf, href } from "./place.js";
import { timeOf } from "./select.js";
import { codeText, reasonOf, syncPill } from "./sync-words.js";

/** @typedef {import("./select.d.ts").PageSync} PageSync */

/**
 * A transaction as the API shows it. What is not known of it is left out.
 *
 * @typedef {object} Transaction
 * @property {string} transactionId
 * @property {string} status
 * @property {string | null} [message]
 * @property {string} [advice]
 * @property {string} [section] where our guides say more, as `file.md#Heading`
 * @property {string} [kind]
 * @property {string} [title]
 * @property {number} [amount]
 * @property {string} [currency]
 * @property {Attachment[]} [attachments]
 */

/** @typedef {{ id: string, filename: string, contentType: string, sizeBytes: number, isKept: boolean }} Attachment */

/**
 * @typedef {object} History
 * @property {string} transactionId
 * @property {string} companyId
 * @property {string} companyName
 * @property {string} [platform]
 * @property {(Transaction & { sync: PageSync, action?: string, content?: unknown })[]} attempts oldest first
 * @property {{ content: unknown, syncId: string, bookedUtc: string, updates: number }} [books]
 * @property {Attachment[]} [attachments]
 */

/** @type {Readonly<Record<string, import("./select.d.ts").Outcome>>} */
const outcomeOfStatus = {
  Completed: "written",
  Pending: "running",
  ValidationError: "failed",
  PushError: "failed",
  Failed: "failed",
};

/** @param {string} status */
export const statusPill = (status) => pill(outcomeOfStatus[status] ?? "empty", status);

/** @param {{ message?: string | null, advice?: string }} transaction */
const wordsOf = ({ message, advice }) =>
  [message?.replace(/\.$/, ""), advice]
    .filter(Boolean)
    .map((each) => `${each}.`)
    .join(" ");

/** Opens the guide at the section, where the browser knows text fragments. @param {string} section */
function guideLink(section) {
  const [file = "", heading = ""] = section.split("#");
  const address = `sync-health/docs/${file}#:~:text=${encodeURIComponent(`# ${heading}`).replaceAll("-", "%2D")}`;
  return h(
    "p",
    {},
    "Guide: ",
    h("a", { href: address, target: "_blank", rel: "noopener" }, `docs/${file}, “${heading}”`),
  );
}

const backLink = () =>
  h("p", {}, h("a", { href: href(filtersOf()), class: "back" }, "← All syncs"));

/** @param {[name: string, ...values: (import("./dom.js").Child)[]][]} facts */
const factList = (...facts) =>
  h(
    "dl",
    { class: "facts" },
    facts.map(([name, ...values]) => h("div", {}, h("dt", {}, name), h("dd", {}, ...values))),
  );

/** The page of a sync. @param {string} companyId @param {string} syncId */
export async function syncPage(companyId, syncId) {
  const reply = await request(
    `sync-health/companies/${encodeURIComponent(companyId)}/syncs/${encodeURIComponent(syncId)}`,
  );
  /** @type {PageSync} */
  const sync = reply.sync;
  /** @type {Transaction[]} */
  const transactions = reply.transactions;
  return [
    backLink(),
    h(
      "h2",
      {},
      sync.syncStatusCode ? syncPill(sync) : "",
      ` Sync of ${sync.companyName ?? companyId}`,
    ),
    reasonOf(sync) && h("p", { class: "lead" }, reasonOf(sync)),
    factList(
      ["Status", sync.syncStatusCode ? codeText(sync) : "–"],
      ["Started", timeElement(timeOf(sync))],
      ["Took", durationText(sync.durationMs) || "–"],
      ["Platform", sync.platform ?? "–"],
      ["Sync", h("code", {}, syncId)],
      ["Company", h("code", {}, companyId)],
    ),
    h("h3", {}, `Transactions (${transactions.length})`),
    transactions.length === 0
      ? h("p", {}, "This sync has no transactions.")
      : h(
          "ul",
          { class: "transactions", role: "list" },
          transactions.map((each) => transactionItem(each, companyId)),
        ),
  ];
}

/**
 * A transaction in a list, with a link to its page.
 *
 * @param {Transaction} transaction @param {string} companyId @param {import("./dom.js").Child[]} more
 */
export function transactionItem(transaction, companyId, ...more) {
  const { transactionId, status, title, kind, attachments = [] } = transaction;
  const to = { ...filtersOf(), transaction: transactionId, of: companyId };
  const words = wordsOf(transaction);
  return h(
    "li",
    { "data-key": transactionId },
    h(
      "div",
      { class: "head" },
      statusPill(status),
      h("a", { href: href(to) }, h("strong", {}, title || "Untitled")),
      h("span", { class: "amount" }, amountText(transaction)),
    ),
    h("p", { class: "quiet" }, kind ?? "", ...more),
    words && h("p", { class: "message" }, words),
    h("p", { class: "quiet" }, h("code", {}, transactionId)),
    attachments.length > 0 &&
      h(
        "ul",
        { class: "attachments", role: "list" },
        attachments.map((each) => h("li", {}, fileText(each))),
      ),
  );
}

/** @param {Attachment} attachment */
const fileText = ({ filename, contentType, sizeBytes }) =>
  `${filename} · ${contentType} · ${sizeText(sizeBytes)}`;

/** The page of a transaction. @param {string} companyId @param {string} transactionId */
export async function transactionPage(companyId, transactionId) {
  const path = `sync-health/companies/${encodeURIComponent(companyId)}/transactions/${encodeURIComponent(transactionId)}`;
  /** @type {History} */
  const history = await request(path);
  const { attempts, books, attachments } = history;
  const latest = attempts.at(-1);
  if (!latest) return [backLink(), h("p", {}, "This transaction was never sent.")];
  const words = wordsOf(latest);
  return [
    backLink(),
    h(
      "h2",
      {},
      statusPill(latest.status),
      ` ${latest.title || "Untitled"} `,
      h("span", { class: "amount" }, amountText(latest)),
    ),
    words && h("p", { class: "lead" }, words),
    latest.section && guideLink(latest.section),
    factList(
      ["Kind", latest.kind ?? "–"],
      ["Company", history.companyName],
      ["Platform", history.platform ?? "–"],
      [
        "In the books",
        ...(books
          ? [
              "since ",
              timeElement(Date.parse(books.bookedUtc)),
              books.updates === 0 ? "" : `, changed ${count(books.updates)}×`,
            ]
          : [attempts.some(({ status }) => status === "Completed") ? "yes" : "no"]),
      ],
      ["Transaction", h("code", {}, transactionId)],
    ),
    h("h3", {}, `Attempts (${attempts.length})`),
    h("ol", { class: "timeline", role: "list" }, attempts.toReversed().map(attemptItem)),
    ...(attempts.some(({ content }) => content)
      ? [h("h3", {}, "Content"), contentTable(attempts, books?.content)]
      : [
          h("p", { class: "quiet" }, "The API does not return contents and files of transactions."),
        ]),
    ...(attachments ? attachmentList(path, attachments) : []),
  ];
}

/** @param {History["attempts"][number]} attempt */
function attemptItem({ sync, action, status, message }) {
  const to = { ...filtersOf(), sync: sync.syncId, of: sync.companyId };
  return h(
    "li",
    { "data-key": sync.syncId },
    h(
      "div",
      { class: "head" },
      statusPill(status),
      action && h("span", {}, action === "create" ? "Created" : "Changed"),
      timeElement(timeOf(sync)),
      h("a", { href: href(to) }, `Sync ${sync.syncId}`),
      h("span", { class: "quiet" }, codeText(sync)),
    ),
    message && h("p", { class: "message" }, message),
  );
}

/** Each value by its path, as sent in each version and as in the books. @param {History["attempts"]} attempts @param {unknown} booked */
function contentTable(attempts, booked) {
  /** @type {[name: string, values: Map<string, string>][]} */
  const columns = [];
  for (const { content } of attempts) {
    const values = valuesOf(content);
    const known = columns.at(-1)?.[1];
    if (!known || !isSame(known, values))
      columns.push([`Sent, version ${columns.length + 1}`, values]);
  }
  if (columns.length === 1 && columns[0]) columns[0][0] = "As sent";
  if (booked !== undefined) columns.push(["In the books", valuesOf(booked)]);
  const paths = [...new Set(columns.flatMap(([, values]) => [...values.keys()]))];
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Content" },
    h(
      "table",
      { class: "plain content" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Field"),
          columns.map(([name]) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        paths.map((path) => {
          const texts = columns.map(([, values]) => values.get(path));
          const cells = texts.map((text, at) => {
            const isChanged = at > 0 && text !== texts[at - 1];
            return h("td", {}, isChanged ? h("mark", {}, text ?? "(removed)") : (text ?? ""));
          });
          return h("tr", {}, h("th", { scope: "row" }, path), cells);
        }),
      ),
    ),
  );
}

/** @param {Map<string, string>} one @param {Map<string, string>} other */
const isSame = (one, other) =>
  one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);

/** @param {unknown} content */
function valuesOf(content) {
  /** @type {Map<string, string>} */
  const values = new Map();
  const walk = (/** @type {unknown} */ value, /** @type {string} */ path) => {
    if (typeof value !== "object" || value === null) {
      if (value !== null && value !== undefined) values.set(path, String(value));
      return;
    }
    for (const [name, each] of Object.entries(value))
      walk(each, Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name);
  };
  walk(content, "");
  return values;
}

/** @param {string} path @param {Attachment[]} attachments */
const attachmentList = (path, attachments) => [
  h("h3", {}, `Attachments (${attachments.length})`),
  attachments.length === 0
    ? h("p", { class: "quiet" }, "None.")
    : h(
        "ul",
        { class: "attachments", role: "list" },
        attachments.map((each) => attachmentItem(path, each)),
      ),
];

/** @param {string} path @param {Attachment} attachment */
function attachmentItem(path, attachment) {
  const source = `${path}/attachments/${encodeURIComponent(attachment.id)}`;
  const isImage = /^image\/(png|jpeg|gif|webp)$/.test(attachment.contentType);
  const isPdf = attachment.contentType === "application/pdf";
  return h(
    "li",
    {},
    attachment.isKept && isImage && h("img", { src: source, alt: attachment.filename }),
    attachment.isKept &&
      isPdf &&
      h(
        "details",
        {},
        h("summary", {}, "Preview"),
        h("iframe", { src: source, title: attachment.filename, loading: "lazy" }),
      ),
    attachment.isKept
      ? h("a", { href: source, target: "_blank", rel: "noopener" }, fileText(attachment))
      : fileText(attachment),
  );
}
