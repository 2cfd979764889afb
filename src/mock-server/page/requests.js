// @ts-check
// The requests that a mock received: what was sent and returned, and how to send each again.
import { copyButton, durationText, h, pill, plural, timeElement } from "./dom.js";
import { searchedTab } from "./search.js";

/**
 * @typedef {object} LoggedRequest
 * @property {number} number
 * @property {string} method
 * @property {string} path
 * @property {number} status 0 where the connection was dropped
 * @property {string} atUtc
 * @property {number} durationMs
 * @property {string} [operationId]
 * @property {string} [idempotencyKey]
 * @property {boolean} [replayed]
 * @property {string} correlationId
 * @property {string} requestBody
 * @property {string} responseBody
 */

/** @param {string} q */
export const requestsTab = (q) =>
  searchedTab("requests", q, "path, status, idempotency key, correlation id, body", requestItem);

/** @param {LoggedRequest} logged */
function requestItem(logged) {
  const { number, method, path, status, idempotencyKey, replayed, correlationId } = logged;
  const isFailed = status === 0 || status >= 400;
  return h(
    "li",
    { "data-key": number },
    h(
      "details",
      {},
      h(
        "summary",
        {},
        pill(isFailed ? "failed" : "written", status ? String(status) : "disconnected"),
        h("code", {}, `${method} ${path}`),
        replayed && pill("empty", "replayed"),
        h("span", { class: "quiet" }, durationText(logged.durationMs)),
        timeElement(Date.parse(logged.atUtc)),
      ),
      h(
        "dl",
        { class: "facts" },
        fact("Operation", logged.operationId ?? "none of the API"),
        fact("Idempotency key", idempotencyKey ?? "none"),
        fact("Replayed", idempotencyKey ? (replayed ? "yes: nothing was executed" : "no") : "–"),
        fact("Correlation id", correlationId),
      ),
      copyButton("Copy as curl", () => curlOf(logged)),
      h("h3", {}, "Request body"),
      jsonElement(logged.requestBody),
      h("h3", {}, "Response body"),
      jsonElement(logged.responseBody),
    ),
  );
}

/** @param {string} name @param {string} value */
const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, h("code", {}, value)));

/** The key is never in it: the shell reads it from the environment. @param {LoggedRequest} logged */
function curlOf({ method, path, idempotencyKey, requestBody }) {
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", `'\\''`)}'`;
  return [
    `curl -X ${method} ${quoted(location.origin + path)}`,
    `-H "authorization: Basic $(printf %s "$CODAT_API_KEY" | base64 | tr -d '\\n')"`,
    idempotencyKey && `-H ${quoted(`idempotency-key: ${idempotencyKey}`)}`,
    requestBody && `-H 'content-type: application/json' -d ${quoted(requestBody)}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** JSON with parts that fold; other text as it is. @param {string} text */
export function jsonElement(text) {
  if (!text) return h("p", { class: "quiet" }, "None was read.");
  try {
    return h("div", { class: "json" }, valueElement(JSON.parse(text), ""));
  } catch {
    // Not JSON, or cut where it was too long.
    return h("pre", { tabindex: 0 }, text);
  }
}

/** What is this large is folded at first. */
const maxOpenEntries = 12;

/** @param {unknown} value @param {string} name @returns {HTMLElement} */
function valueElement(value, name) {
  const label = name && `${name}: `;
  if (typeof value !== "object" || value === null)
    return h("p", {}, label, h("code", {}, JSON.stringify(value)));
  const entries = Object.entries(value);
  const size = Array.isArray(value)
    ? plural(entries.length, "item")
    : plural(entries.length, "property", "properties");
  return h(
    "details",
    { open: entries.length <= maxOpenEntries },
    h("summary", {}, label, h("span", { class: "quiet" }, size)),
    h(
      "div",
      {},
      entries.map(([each, inner]) => valueElement(inner, each)),
    ),
  );
}
