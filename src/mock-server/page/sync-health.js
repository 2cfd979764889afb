// @ts-check
// The page of a server that answers, beside this file:
//   GET sync-health/syncs[?from=N]                     → { source, syncs: Sync[], next: N | null }
//   GET sync-health/companies/{id}/syncs/{id}          → { transactions: Transaction[] }
//   GET sync-health/events (server-sent)               → "sync" (a Sync), "reload"
// Values are only ever written as text: nothing that came from a server is read as HTML.

/**
 * A sync, as the API answers its status, with the name of its company.
 *
 * @typedef {object} Sync
 * @property {string} companyId
 * @property {string} [companyName]
 * @property {string} syncId
 * @property {number} syncStatusCode
 * @property {string | null} [syncStatus]
 * @property {string | null} [errorMessage]
 * @property {string | null} [syncUtc]
 */

/**
 * A transaction of a sync, as the API answers it. Whoever knows more of it says so.
 *
 * @typedef {object} Transaction
 * @property {string} transactionId
 * @property {string} status
 * @property {string | null} [message]
 * @property {string} [advice]
 * @property {string} [kind]
 * @property {string} [title]
 * @property {number} [amount]
 * @property {string} [currency]
 * @property {{ filename: string, contentType: string, sizeBytes: number }[]} [attachments]
 */

/** @typedef {"written" | "empty" | "failed" | "running"} Outcome */
/** @typedef {{ row: HTMLTableRowElement, details?: HTMLTableRowElement, shown?: Sync }} Row */

/** @type {readonly Outcome[]} */
const outcomes = ["written", "empty", "failed", "running"];
const outcomeNames = {
  written: "Written",
  empty: "Nothing to write",
  failed: "Failed",
  running: "Running",
};
const outcomeSigns = { written: "✓", empty: "–", failed: "✕", running: "●" };

/** @type {Readonly<Record<number, string>>} */
const codeNames = {
  1000: "Running",
  1010: "Running for over ten minutes",
  2000: "Written",
  2040: "Nothing to write",
  4000: "Configuration error",
  4040: "Company deleted",
  4220: "Access withdrawn",
  4260: "Subscription lapsed",
  5000: "Server error",
  5080: "Duplicate protection",
  5120: "Not valid",
  5130: "Could not be written",
};

const rowsAtOnce = 50;

/** @type {Map<string, Sync>} */
const syncs = new Map();
/** @type {Map<string, Row>} */
const rows = new Map();
/** @type {Set<string>} */
const openKeys = new Set();
/** Syncs that were told live since the list began to load: what it says of them is older. */
let toldLive = new Set();
let shownRows = rowsAtOnce;
let isLoaded = false;
let isPaused = false;

/** @template {Element} [T=HTMLElement] @param {string} selector @param {ParentNode} [root] */
function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return /** @type {T} */ (found);
}

const filters = /** @type {HTMLFormElement} */ (find("#filters"));
const pause = /** @type {HTMLButtonElement} */ (find("#pause"));

/** @param {{ companyId: string, syncId: string }} sync */
const keyOf = ({ companyId, syncId }) => `${companyId}/${syncId}`;

/** @param {number} code @returns {Outcome} */
function outcomeOf(code) {
  if (code < 2000) return "running";
  if (code === 2040) return "empty";
  return code < 3000 ? "written" : "failed";
}

/** @type {WeakMap<Sync, number>} */
const times = new WeakMap();

/** The API's times are in UTC, whether they say so or not. @param {Sync} sync */
function timeOf(sync) {
  let time = times.get(sync);
  if (time === undefined) {
    const { syncUtc } = sync;
    const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(syncUtc ?? "");
    time = Date.parse(hasOffset ? `${syncUtc}` : `${syncUtc}Z`) || 0;
    times.set(sync, time);
  }
  return time;
}

// --- what is shown ---

function wanted() {
  const asked = new FormData(filters);
  /** @param {string} name */
  const text = (name) => String(asked.get(name) ?? "").trim();
  const search = text("search").toLowerCase();
  const [company, status] = [text("company"), text("status")];
  const from = text("from") ? new Date(`${text("from")}T00:00:00`).getTime() : -Infinity;
  const to = text("to") ? new Date(`${text("to")}T00:00:00`) : undefined;
  to?.setDate(to.getDate() + 1);
  const before = to?.getTime() ?? Infinity;
  return [...syncs.values()]
    .filter((sync) => {
      const time = timeOf(sync);
      return (
        (!company || sync.companyId === company) &&
        (!status ||
          String(sync.syncStatusCode) === status ||
          outcomeOf(sync.syncStatusCode) === status) &&
        time >= from &&
        time < before &&
        (!search ||
          `${sync.syncId}\n${sync.companyId}\n${sync.companyName ?? ""}`
            .toLowerCase()
            .includes(search))
      );
    })
    .sort((one, other) => timeOf(other) - timeOf(one));
}

let isRenderDue = false;

function render() {
  if (isRenderDue) return;
  isRenderDue = true;
  setTimeout(() => {
    isRenderDue = false;
    renderChoices();
    const found = wanted();
    renderTotals(found);
    renderRows(found);
  }, 50);
}

/** @param {Sync[]} found */
function renderRows(found) {
  const shown = found.slice(0, shownRows);
  const body = find("#rows");
  const keys = new Set(shown.map(keyOf));
  for (const [key, { row, details }] of rows) {
    if (keys.has(key)) continue;
    row.remove();
    details?.remove();
    rows.delete(key);
  }
  // Rows that stay where they are are not touched: the focus may be in one of them.
  let next = body.firstElementChild;
  for (const sync of shown) {
    const made = rows.get(keyOf(sync)) ?? makeRow(sync);
    fillRow(made, sync);
    for (const element of [made.row, made.details]) {
      if (!element) continue;
      if (element === next) next = next.nextElementSibling;
      else body.insertBefore(element, next);
    }
  }
  const count = new Intl.NumberFormat();
  find("#count").textContent =
    found.length > shown.length
      ? `${count.format(shown.length)} of ${count.format(found.length)}`
      : count.format(found.length);
  find("#more").hidden = found.length <= shown.length;
  const none = find("#none");
  none.hidden = found.length > 0;
  find("#syncs").hidden = found.length === 0;
  none.textContent = !isLoaded
    ? "Loading…"
    : syncs.size === 0
      ? "No syncs yet. They appear here as soon as spend is sent."
      : "No sync matches these filters.";
}

/** @param {Sync} sync @returns {Row} */
function makeRow(sync) {
  const key = keyOf(sync);
  const copy = /** @type {DocumentFragment} */ (
    /** @type {HTMLTemplateElement} */ (find("#row")).content.cloneNode(true)
  );
  const row = /** @type {HTMLTableRowElement} */ (find("tr", copy));
  find("button .unseen", row).textContent = `Transactions of sync ${sync.syncId}`;
  row.addEventListener("click", (event) => {
    const isOnButton = event.target instanceof Element && event.target.closest("button");
    const isSelecting = !isOnButton && getSelection()?.isCollapsed === false;
    if (!isSelecting) toggle(key);
  });
  /** @type {Row} */
  const made = { row };
  rows.set(key, made);
  if (openKeys.has(key)) open(key, made);
  return made;
}

/** @param {Row} made @param {Sync} sync */
function fillRow(made, sync) {
  if (made.shown === sync) return;
  made.shown = sync;
  const code = sync.syncStatusCode;
  const pill = find(".pill", made.row);
  const outcome = outcomeOf(code);
  pill.dataset.outcome = outcome;
  pill.textContent = `${outcomeSigns[outcome]} ${nameOfCode(code, sync.syncStatus)} · ${code}`;
  find(".message", made.row).textContent = sync.errorMessage ?? "";
  find(".company", made.row).textContent = sync.companyName ?? sync.companyId;
  find(".id code", made.row).textContent = sync.syncId;
  const time = /** @type {HTMLTimeElement} */ (find("time", made.row));
  time.dateTime = sync.syncUtc ?? "";
  time.textContent = timeOf(sync) ? formatTime.format(timeOf(sync)) : "";
}

const formatTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** @param {number} code @param {string | null} [own] */
function nameOfCode(code, own) {
  return codeNames[code] ?? own ?? outcomeNames[outcomeOf(code)];
}

// --- the transactions of a sync ---

/** @param {string} key */
function toggle(key) {
  const made = rows.get(key);
  if (!made) return;
  if (made.details) {
    openKeys.delete(key);
    made.details.remove();
    delete made.details;
    markOpen(made, false);
    return;
  }
  openKeys.add(key);
  open(key, made);
  if (made.details) made.row.after(made.details);
}

/** @param {string} key @param {Row} made */
function open(key, made) {
  const details = document.createElement("tr");
  details.className = "details";
  details.id = `details-${key.replace("/", "-")}`;
  details.setAttribute("role", "row");
  const cell = document.createElement("td");
  cell.colSpan = 5;
  cell.setAttribute("role", "cell");
  cell.textContent = "Loading…";
  details.append(cell);
  made.details = details;
  markOpen(made, true);
  loadTransactions(key);
}

/** @param {Row} made @param {boolean} isOpen */
function markOpen({ row, details }, isOpen) {
  row.classList.toggle("open", isOpen);
  const button = find("button", row);
  button.setAttribute("aria-expanded", String(isOpen));
  if (details) button.setAttribute("aria-controls", details.id);
  else button.removeAttribute("aria-controls");
}

/** @param {string} key */
async function loadTransactions(key) {
  const load = {};
  latestLoads.set(key, load);
  const [companyId = "", syncId = ""] = key.split("/").map(encodeURIComponent);
  /** @type {Node} */
  let content;
  try {
    const answer = await getJson(`sync-health/companies/${companyId}/syncs/${syncId}`);
    content = transactionList(answer.transactions);
  } catch (error) {
    content = document.createTextNode(`The transactions could not be read: ${messageOf(error)}`);
  }
  // An answer that was overtaken by a later one is older than what is shown.
  if (latestLoads.get(key) !== load) return;
  rows.get(key)?.details?.firstElementChild?.replaceChildren(content);
}

/** @type {Map<string, object>} */
const latestLoads = new Map();

/** @param {Transaction[]} transactions */
function transactionList(transactions) {
  if (transactions.length === 0) return document.createTextNode("This sync has no transactions.");
  const list = document.createElement("ul");
  list.className = "transactions";
  list.setAttribute("role", "list");
  list.append(...transactions.map(transactionItem));
  return list;
}

/** @type {Readonly<Record<string, Outcome>>} */
const outcomeOfStatus = {
  Completed: "written",
  Pending: "running",
  ValidationError: "failed",
  PushError: "failed",
  Failed: "failed",
};

/** @param {Transaction} transaction */
function transactionItem(transaction) {
  const copy = /** @type {DocumentFragment} */ (
    /** @type {HTMLTemplateElement} */ (find("#transaction")).content.cloneNode(true)
  );
  const pill = find(".pill", copy);
  const outcome = outcomeOfStatus[transaction.status] ?? "empty";
  pill.dataset.outcome = outcome;
  pill.textContent = `${outcomeSigns[outcome]} ${transaction.status}`;
  find("strong", copy).textContent = transaction.title ?? "";
  find(".amount", copy).textContent = amountText(transaction);
  find(".kind", copy).textContent = transaction.kind ?? "";
  const { message, advice } = transaction;
  const words = [message?.replace(/\.$/, ""), advice].filter(Boolean);
  find(".message", copy).textContent = words.map((each) => `${each}.`).join(" ");
  find("code", copy).textContent = transaction.transactionId;
  const attachments = (transaction.attachments ?? []).map(
    ({ filename, contentType, sizeBytes }) => {
      const item = document.createElement("li");
      item.textContent = `${filename} · ${contentType} · ${sizeText(sizeBytes)}`;
      return item;
    },
  );
  find(".attachments", copy).append(...attachments);
  return copy;
}

/** @param {Transaction} transaction */
function amountText({ amount, currency }) {
  if (amount === undefined) return "";
  try {
    return new Intl.NumberFormat(undefined, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency ?? ""}`.trim();
  }
}

/** @param {number} bytes */
function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// --- totals over time ---

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const bucketSizes = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  6 * hour,
  day,
  7 * day,
  30 * day,
  365 * day,
];
const mostBuckets = 48;

/** The wall's time as if it were UTC, so that a day is a day of the one who looks. @param {number} time */
const wallTime = (time) => time - new Date(time).getTimezoneOffset() * minute;

/** @param {Sync[]} found newest first */
function renderTotals(found) {
  const all = found.filter(timeOf);
  const [newest, oldest] = [all[0], all.at(-1)];
  const last = newest ? wallTime(timeOf(newest)) : 0;
  const first = oldest ? wallTime(timeOf(oldest)) : 0;
  const size = bucketSizes.find((each) => (last - first) / each < mostBuckets - 1) ?? 365 * day;
  const start = Math.floor(first / size) * size;
  const buckets = Array.from({ length: Math.floor((last - start) / size) + 1 }, (_, at) => ({
    start: start + at * size,
    counts: noCounts(),
  }));
  const totals = noCounts();
  for (const sync of found) {
    const outcome = outcomeOf(sync.syncStatusCode);
    totals[outcome] += 1;
    const bucket = timeOf(sync) && buckets[Math.floor((wallTime(timeOf(sync)) - start) / size)];
    if (bucket) bucket.counts[outcome] += 1;
  }
  const count = new Intl.NumberFormat();
  for (const outcome of outcomes) {
    find(`#totals [data-outcome=${outcome}] dd`).textContent = count.format(totals[outcome]);
  }
  find(".chart").hidden = all.length === 0;
  if (all.length > 0) renderChart(buckets, size);
}

const noCounts = () => ({ written: 0, empty: 0, failed: 0, running: 0 });

/** @typedef {{ start: number, counts: ReturnType<typeof noCounts> }} Bucket */

/** @param {Bucket[]} buckets @param {number} size */
function renderChart(buckets, size) {
  const format = new Intl.DateTimeFormat(undefined, {
    dateStyle: "medium",
    ...(size < day ? { timeStyle: "short" } : {}),
    timeZone: "UTC",
  });
  const sum = (/** @type {Bucket} */ { counts }) =>
    outcomes.reduce((total, outcome) => total + counts[outcome], 0);
  const most = Math.max(1, ...buckets.map(sum));
  // A lone bar does not fill the width.
  const width = 100 / Math.max(buckets.length, 12);
  find("#bars").replaceChildren(
    ...buckets.flatMap((bucket, at) => {
      let below = 0;
      return outcomes
        .filter((outcome) => bucket.counts[outcome] > 0)
        .map((outcome) => {
          const height = (bucket.counts[outcome] / most) * 100;
          below += height;
          return bar(outcome, at * width, 100 - below, width, height);
        });
    }),
  );
  find("#scale-most").textContent = `most: ${new Intl.NumberFormat().format(most)}`;
  find("#axis-first").textContent = format.format(buckets[0]?.start);
  find("#axis-last").textContent = buckets.length > 1 ? format.format(buckets.at(-1)?.start) : "";
  find("#chart-caption").textContent = `Syncs ${sizeName(size)}, as a table`;
  find("#buckets").replaceChildren(
    ...buckets
      .filter((bucket) => sum(bucket) > 0)
      .reverse()
      .map((bucket) => {
        const row = document.createElement("tr");
        const texts = [format.format(bucket.start), ...outcomes.map((each) => bucket.counts[each])];
        row.append(
          ...texts.map((text) => {
            const cell = document.createElement("td");
            cell.textContent = String(text);
            return cell;
          }),
        );
        return row;
      }),
  );
}

/** @param {Outcome} outcome @param {number} x @param {number} y @param {number} width @param {number} height */
function bar(outcome, x, y, width, height) {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.dataset.outcome = outcome;
  for (const [name, value] of Object.entries({ x, y, width, height })) {
    rect.setAttribute(name, String(value));
  }
  return rect;
}

/** @param {number} size */
function sizeName(size) {
  if (size < hour) return size === minute ? "a minute" : `every ${size / minute} minutes`;
  if (size < day) return size === hour ? "an hour" : `every ${size / hour} hours`;
  return size === day ? "a day" : `every ${size / day} days`;
}

// --- filters ---

let knownChoices = "";

/** Offers the companies and codes that there are, and keeps what is chosen. */
function renderChoices() {
  /** @type {Map<string, string>} */
  const companies = new Map();
  const codes = new Set(Object.keys(codeNames).map(Number));
  for (const { companyId, companyName, syncStatusCode } of syncs.values()) {
    companies.set(companyId, companyName ?? companyId);
    codes.add(syncStatusCode);
  }
  const sorted = [...companies].sort(([, one], [, other]) => one.localeCompare(other));
  const known = JSON.stringify([sorted, [...codes]]);
  if (known === knownChoices) return;
  knownChoices = known;
  const company = /** @type {HTMLSelectElement} */ (filters.elements.namedItem("company"));
  const status = /** @type {HTMLSelectElement} */ (filters.elements.namedItem("status"));
  fillChoices(company, [
    option("", "All companies"),
    ...sorted.map(([id, name]) => option(id, name)),
  ]);
  const group = document.createElement("optgroup");
  group.label = "By code";
  group.append(
    ...[...codes]
      .sort((one, other) => one - other)
      .map((code) => option(String(code), `${code} · ${nameOfCode(code)}`)),
  );
  const byOutcome = outcomes.map((outcome) => option(outcome, outcomeNames[outcome]));
  fillChoices(status, [option("", "All statuses"), ...byOutcome, group]);
}

/** @param {HTMLSelectElement} select @param {HTMLElement[]} choices */
function fillChoices(select, choices) {
  const chosen = select.value || (askedFirst.get(select.name) ?? "");
  select.replaceChildren(...choices);
  // A choice that is not there (yet) stays chosen, or what is shown would be more than was asked for.
  const isThere = [...select.options].some(({ value }) => value === chosen);
  if (!isThere) select.append(option(chosen, chosen));
  select.value = chosen;
}

/** @param {string} value @param {string} text */
function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

/** What the address asks for: a view can be kept, and sent to somebody. */
const askedFirst = new URLSearchParams(location.search);

function readAddress() {
  for (const name of ["search", "from", "to"]) {
    const field = filters.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = askedFirst.get(name) ?? "";
  }
}

function filtersChanged() {
  for (const name of [...askedFirst.keys()]) askedFirst.delete(name);
  const asked = [...new FormData(filters)].map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(asked.filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
  shownRows = rowsAtOnce;
  render();
  const { length } = wanted();
  find("#announcement").textContent = `${length} ${length === 1 ? "sync" : "syncs"}`;
}

filters.addEventListener("input", filtersChanged);
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(filtersChanged, 0));
find("#more").addEventListener("click", () => {
  shownRows += rowsAtOnce;
  render();
});

// --- loading, and staying live ---

/** @param {string} path */
async function getJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

let loading = 0;

/** Reads the whole list, page by page; a load that is begun later takes over. */
async function load() {
  loading += 1;
  const own = loading;
  toldLive = new Set();
  /** @type {Set<string>} */
  const listed = new Set();
  try {
    for (let from = 0; from !== null; ) {
      const page = await getJson(`sync-health/syncs?from=${from}`);
      if (own !== loading) return;
      find("#source").textContent = page.source;
      for (const sync of /** @type {Sync[]} */ (page.syncs)) {
        const key = keyOf(sync);
        listed.add(key);
        if (!toldLive.has(key)) put(sync);
      }
      from = page.next;
      render();
    }
    for (const key of syncs.keys()) {
      if (!listed.has(key) && !toldLive.has(key)) syncs.delete(key);
    }
    tellProblem("");
  } catch (error) {
    if (own === loading) tellProblem(`The syncs could not be read: ${messageOf(error)}`);
  }
  isLoaded = true;
  render();
}

/** @param {Sync} sync */
function put(sync) {
  const key = keyOf(sync);
  const known = syncs.get(key);
  if (known && JSON.stringify(known) === JSON.stringify(sync)) return;
  syncs.set(key, sync);
  if (openKeys.has(key)) loadTransactions(key);
}

/** @param {string} text */
function tellProblem(text) {
  const problem = find("#problem");
  problem.textContent = text;
  problem.hidden = !text;
}

/** @param {"live" | "paused" | "lost" | "connecting"} state @param {string} text */
function tellLive(state, text) {
  const live = find("#live");
  if (live.dataset.state === state) return;
  live.dataset.state = state;
  live.textContent = text;
}

/** @type {EventSource | undefined} */
let events;

function connect() {
  events = new EventSource("sync-health/events");
  // Also after a break: what happened meanwhile was told to nobody.
  events.addEventListener("open", () => {
    tellLive("live", "Live");
    load();
  });
  events.addEventListener("error", () => {
    tellLive("lost", "Connection lost, trying again…");
    // A refused connection is not tried again by itself.
    if (events?.readyState === EventSource.CLOSED && !isPaused) setTimeout(connect, 3000);
  });
  events.addEventListener("sync", (event) => {
    const sync = /** @type {Sync} */ (JSON.parse(event.data));
    const key = keyOf(sync);
    toldLive.add(key);
    syncs.set(key, sync);
    if (openKeys.has(key)) loadTransactions(key);
    render();
  });
  events.addEventListener("reload", load);
}

pause.addEventListener("click", () => {
  isPaused = !isPaused;
  pause.setAttribute("aria-pressed", String(isPaused));
  if (isPaused) {
    events?.close();
    tellLive("paused", "Paused");
  } else {
    tellLive("connecting", "Connecting…");
    connect();
  }
});

readAddress();
render();
connect();
