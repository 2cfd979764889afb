// @ts-check
// The list of syncs: its filters, its rows, and what keeps them current without losing the place.
import {
  count,
  durationText,
  find,
  h,
  messageOf,
  plural,
  request,
  setNow,
  tellProblem,
  timeElement,
  timeZone,
} from "./dom.js";
import { firstSteps } from "./first-steps.js";
import { filtersOf, go, href, place } from "./place.js";
import { outcomes, timeOf } from "./select.js";
import { listenToStrip, renderStrip } from "./strip.js";
import { codeNames, codeText, outcomeNames, reasonOf, syncPill } from "./sync-words.js";

/** @typedef {import("./select.d.ts").PageSync} PageSync */

const pageSize = 50;
/** As many as one request returns: what is shown beyond these is brought up to date when it is opened. */
const maxRefreshed = 1000;

/** @param {PageSync} sync */
const keyOf = ({ companyId, syncId }) => `${companyId}/${syncId}`;

/** @type {Map<string, { row: HTMLTableRowElement, text: string }>} */
const rows = new Map();
/** @type {PageSync[]} */
let loaded = [];
/** @type {string | null} */
let next = null;
let latestLoad = 0;
let shownFilters = "";
/** Whether the server is a mock, which can be controlled. */
let hasControl = false;

const filters = /** @type {HTMLFormElement} */ (find("#filters"));

/** @param {string} name */
function field(name) {
  const element = filters.elements.namedItem(name);
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) return element;
  throw new Error(`The form has no ${name}.`);
}

/** @param {Record<string, string>} more */
async function readSyncs(more) {
  const query = new URLSearchParams({ limit: String(pageSize), ...more });
  for (const [name, value] of Object.entries(filtersOf())) if (value) query.set(name, value);
  return request(`sync-health/syncs?${query}`);
}

/**
 * Reads the list again, as much of it as is shown. Resolves with what its server says of itself.
 *
 * @param {() => boolean} [isUnwanted] whether a list that has not arrived yet is not to be shown any more
 */
export async function loadList(isUnwanted = () => false) {
  const load = ++latestLoad;
  const isSameView = shownFilters === href(filtersOf());
  const limit = isSameView ? Math.min(Math.max(loaded.length, pageSize), maxRefreshed) : pageSize;
  try {
    const reply = await readSyncs({ limit: String(limit) });
    if (load !== latestLoad || isUnwanted()) return undefined;
    shownFilters = href(filtersOf());
    hasControl = reply.tabs?.includes("faults") ?? false;
    setNow(reply.now);
    const rest = isSameView && loaded.length > limit ? loaded.slice(limit) : [];
    const keys = new Set(reply.syncs.map(keyOf));
    loaded = [...reply.syncs, ...rest.filter((sync) => !keys.has(keyOf(sync)))];
    if (rest.length === 0) next = reply.next;
    renderFilters(reply.companies);
    renderCounts(reply);
    renderRows(reply.total);
    renderStrip(reply.strip, filtersOf());
    tellProblem("");
    return reply;
  } catch (error) {
    if (load === latestLoad) tellProblem(`The syncs could not be read: ${messageOf(error)}`);
    return undefined;
  }
}

async function loadMore() {
  if (next === null) return;
  const load = latestLoad;
  const cursor = next;
  next = null;
  const reply = await readSyncs({ cursor });
  if (load !== latestLoad) {
    next ??= cursor;
    return;
  }
  next = reply.next;
  loaded = [...loaded, ...reply.syncs];
  renderRows(reply.total);
}

/** @param {number} total */
function renderRows(total) {
  const body = find("#rows");
  const keys = new Set(loaded.map(keyOf));
  for (const [key, { row }] of rows) {
    if (keys.has(key)) continue;
    row.remove();
    rows.delete(key);
  }
  // Rows that stay where they are are not touched: the focus may be in one of them.
  let at = body.firstElementChild;
  for (const sync of loaded) {
    const row = rowOf(sync);
    if (row === at) at = at.nextElementSibling;
    else body.insertBefore(row, at);
  }
  find("#more").hidden = next === null;
  find("#syncs").hidden = total === 0;
  const none = find("#none");
  none.hidden = total > 0;
  if (total === 0) renderEmpty(none);
  find("#announcement").textContent = plural(total, "sync");
}

/** @param {PageSync} sync */
function rowOf(sync) {
  const key = keyOf(sync);
  const text = JSON.stringify(sync);
  const known = rows.get(key);
  if (known?.text === text) return known.row;
  const cell = (
    /** @type {string} */ name,
    /** @type {import("./dom.js").Child[]} */ ...children
  ) => h("td", { role: "cell", class: name }, ...children);
  const to = { ...filtersOf(), sync: sync.syncId, of: sync.companyId };
  const reason = reasonOf(sync);
  const cells = [
    cell(
      "status",
      h(
        "a",
        { href: href(to) },
        syncPill(sync),
        h("span", { class: "unseen" }, `, sync ${sync.syncId}`),
      ),
      h("span", { class: "code" }, codeText(sync)),
      reason && h("span", { class: "message" }, reason),
    ),
    cell(
      "company",
      h("span", { class: "name" }, sync.companyName ?? sync.companyId),
      sync.platform && h("span", { class: "quiet" }, sync.platform),
    ),
    cell("took", durationText(sync.durationMs)),
    cell("time", timeElement(timeOf(sync))),
    cell("id", h("code", {}, sync.syncId)),
  ];
  const row = known?.row ?? h("tr", { class: "sync", role: "row", click: openRow });
  const isFocused = row.contains(document.activeElement);
  row.replaceChildren(...cells);
  if (isFocused) row.querySelector("a")?.focus();
  rows.set(key, { row, text });
  return row;
}

/** @param {Event} event */
function openRow(event) {
  const { target, currentTarget } = event;
  const isOnLink = target instanceof Element && target.closest("a");
  if (isOnLink || getSelection()?.isCollapsed === false) return;
  if (currentTarget instanceof Element) currentTarget.querySelector("a")?.click();
}

/** The same search where it may find more: a correlation id is in a request. */
function elsewhere() {
  const { q, company } = place();
  if (!q) return h("p");
  if (!hasControl)
    return company && /^[\da-f]{8}-[\da-f-]{27}$/i.test(q)
      ? h(
          "p",
          {},
          h(
            "a",
            { href: href({ transaction: q, of: company }) },
            "Search the company's syncs for this transaction",
          ),
        )
      : h("p", {}, "Transactions are found by id: choose their company, and search for the id.");
  const link = (/** @type {string} */ tab) => h("a", { href: href({ tab, q }) }, tab);
  return h("p", {}, `Search for “${q}” in `, link("transactions"), " or ", link("requests"));
}

/** @param {HTMLElement} none */
async function renderEmpty(none) {
  const content = Object.values(filtersOf()).some(Boolean)
    ? [h("p", {}, "No sync matches these filters."), elsewhere()]
    : await firstSteps(hasControl, loadList);
  // What says the same stays: text in it may be selected.
  if (content.map((each) => each.textContent).join("") === none.textContent) return;
  none.replaceChildren(...content);
}

/** @param {import("./select.d.ts").Selection} selection */
function renderCounts({ counts, total }) {
  const named = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) =>
      h(
        "a",
        { href: href({ ...filtersOf(), status: outcome }), "data-outcome": outcome },
        `${count(counts[outcome])} ${outcomeNames[outcome].toLowerCase()}`,
      ),
    );
  find("#totals").replaceChildren(
    h("strong", {}, plural(total, "sync")),
    ...named,
    h("span", { class: "zone" }, `Times in ${timeZone}`),
  );
}

let knownCompanies = "";

/** @param {{ id: string, name: string }[]} companies */
function renderFilters(companies) {
  const here = filtersOf();
  const known = JSON.stringify([companies, here.company]);
  if (known !== knownCompanies) {
    knownCompanies = known;
    const sorted = companies.toSorted((one, other) => one.name.localeCompare(other.name));
    // A choice that is not there (yet) stays chosen, or more would be shown than was asked for.
    if (here.company && !sorted.some(({ id }) => id === here.company))
      sorted.push({ id: here.company, name: here.company });
    field("company").replaceChildren(
      h("option", { value: "" }, "All companies"),
      ...sorted.map(({ id, name }) => h("option", { value: id }, name)),
    );
  }
  showFilters();
}

function showFilters() {
  const here = filtersOf();
  for (const name of /** @type {const} */ (["q", "company", "status"])) {
    // What the user types is ahead of the address.
    if (name === "q" && field("q") === document.activeElement && typing) continue;
    field(name).value = here[name] ?? "";
  }
  for (const name of /** @type {const} */ (["from", "to"]))
    field(name).value = localTime(here[name]);
  const range = [here.from, here.to].map((each) => each && short.format(Date.parse(each)));
  find("#dates summary").textContent =
    here.from || here.to ? `${range[0] || "…"} – ${range[1] || "…"}` : "Any time";
}

const short = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An ISO time as a field of local time takes it. @param {string | undefined} iso */
function localTime(iso) {
  const at = iso ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(at)) return "";
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

function readFilters() {
  typing = undefined;
  // Something was opened meanwhile.
  if (place().sync || place().transaction || place().tab) return;
  const moment = (/** @type {string} */ name) =>
    field(name).value ? new Date(field(name).value).toISOString() : undefined;
  const to = { q: field("q").value.trim(), company: field("company").value };
  go(
    { ...to, status: field("status").value, from: moment("from"), to: moment("to") },
    { replace: true },
  );
}

/** Lets the list's filters, strip and button work. */
export function listenToList() {
  field("status").replaceChildren(
    h("option", { value: "" }, "All statuses"),
    ...outcomes.map((outcome) => h("option", { value: outcome }, outcomeNames[outcome])),
    ...Object.entries(codeNames).map(([code, name]) =>
      h("option", { value: code }, `${code} ${name}`),
    ),
  );
  filters.addEventListener("input", (event) => {
    clearTimeout(typing);
    // A date is typed in parts: it counts once it is whole.
    typing = setTimeout(readFilters, event.target === field("q") ? 150 : 0);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    typing = undefined;
    field("q").value = "";
    go({});
  });
  find("#more").addEventListener("click", loadMore);
  new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) loadMore();
  }).observe(find("#more"));
  listenToStrip((range) => go({ ...filtersOf(), ...range }));
}

/** Moves the focus among the rows. @param {1 | -1} by */
export function moveFocus(by) {
  /** @type {Element[]} */
  const links = [...document.querySelectorAll("#rows a")];
  const at = document.activeElement ? links.indexOf(document.activeElement) : -1;
  const link = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
  if (link instanceof HTMLElement) link.focus();
}
