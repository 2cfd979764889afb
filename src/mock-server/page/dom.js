// @ts-check
// Elements, formats and requests. Values are only ever written as text: nothing is read as HTML.

/** @template {Element} [T=HTMLElement] @param {string} selector @param {ParentNode} [root] */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return /** @type {T} */ (found);
}

/** @typedef {Node | string | number | false | null | undefined} Child */

/**
 * Makes an element. Functions become listeners, `true` an empty attribute, and false ones are left out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>} [attributes]
 * @param {(Child | readonly Child[])[]} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === false || child === null || child === undefined || child === "") continue;
    element.append(typeof child === "number" ? String(child) : child);
  }
  return element;
}

const signs = { written: "✓", partly: "!", failed: "✕", empty: "–", running: "●" };

/** @param {import("./select.d.ts").Outcome} outcome @param {string} text */
export const pill = (outcome, text) =>
  h(
    "span",
    { class: "pill", "data-outcome": outcome },
    h("span", { "aria-hidden": true }, `${signs[outcome]} `),
    text,
  );

/** @param {number} value */
export const count = (value) => new Intl.NumberFormat().format(value);

/** @param {number} value @param {string} one @param {string} [many] */
export const plural = (value, one, many = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : many}`;

export const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const exact = new Intl.DateTimeFormat(undefined, {
  dateStyle: "medium",
  timeStyle: "long",
});
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
/** @type {readonly (readonly [Intl.RelativeTimeFormatUnit, number])[]} */
const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** What the server's clock is ahead of this one: the mock's can be set. */
let aheadMs = 0;

/** @param {string | undefined} now */
export function setNow(now) {
  if (now) aheadMs = Date.parse(now) - Date.now();
}

/** @param {number} timeMs */
function relativeText(timeMs) {
  const sinceMs = timeMs - (Date.now() + aheadMs);
  const [unit, unitMs] = units.find(([, each]) => Math.abs(sinceMs) >= each) ?? ["second", 1000];
  return relative.format(Math.round(sinceMs / unitMs), unit);
}

/** A time relative to now, with the exact one on hover. @param {number} timeMs */
export function timeElement(timeMs) {
  if (!timeMs) return h("span", {}, "–");
  const iso = new Date(timeMs).toISOString();
  const title = `${exact.format(timeMs)} (${timeZone})`;
  return h("time", { datetime: iso, title }, relativeText(timeMs));
}

/** Brings the relative times up to date. */
export function refreshTimes() {
  for (const element of document.querySelectorAll("time"))
    element.textContent = relativeText(Date.parse(element.dateTime));
}

/** @param {number | undefined} ms */
export function durationText(ms) {
  if (ms === undefined) return "";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** @param {{ amount?: number, currency?: string }} money */
export function amountText({ amount, currency }) {
  if (amount === undefined) return "";
  try {
    return new Intl.NumberFormat(undefined, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency ?? ""}`.trim();
  }
}

/** @param {number} bytes */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * Sends a request to this page's server and returns its JSON.
 *
 * @param {string} path @param {"GET" | "POST" | "DELETE"} [method] @param {unknown} [body]
 */
export async function request(path, method = "GET", body = undefined) {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : undefined;
  throw new Error(`${response.status} ${errorIn(text) ?? response.statusText}`);
}

/** @param {string} text @returns {string | undefined} */
function errorIn(text) {
  try {
    return JSON.parse(text).error;
  } catch {
    return undefined;
  }
}

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string} text */
export function tellProblem(text) {
  find("#problem").textContent = text;
  find("#problem").hidden = !text;
}

/** @param {string} text @param {() => Promise<unknown>} act @param {() => void} [after] */
export function button(text, act, after = () => {}) {
  const click = () => {
    act().then(
      () => {
        tellProblem("");
        after();
      },
      (error) => tellProblem(messageOf(error)),
    );
  };
  return h("button", { type: "button", class: "small", click }, text);
}

/** A button that copies what it makes. @param {string} name @param {() => string} text */
export function copyButton(name, text) {
  const made = button(
    name,
    // Without https, and not on this machine, the page may not write to the clipboard.
    async () => navigator.clipboard.writeText(text()),
    () => {
      made.textContent = "Copied";
    },
  );
  // A refresh must not undo what it says.
  made.toggleAttribute("data-own", true);
  return made;
}

/** @param {string} title @param {string[]} heads @param {[key: string, ...cells: (Child | Child[])[]][]} rows @param {string} none */
export function table(title, heads, rows, none) {
  if (rows.length === 0) return h("p", { class: "none" }, none);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
    h(
      "table",
      { class: "plain" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => (head ? h("th", { scope: "col" }, head) : h("td"))),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map(([key, ...cells]) =>
          h(
            "tr",
            { "data-key": key },
            cells.map((cell) => h("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
}
