// @ts-check
// The page of two servers: the mock's, and the one of `codat-expenses sync-health`. Both serve:
//   GET sync-health/syncs                              → { source, tabs, companies } and what select.js returns
//   GET sync-health/companies                          → { companies }
//   GET sync-health/companies/{id}/mapping-options     → what the API returns
//   GET sync-health/companies/{id}/syncs/{id}          → { sync: PageSync, transactions: Transaction[] }
//   GET sync-health/companies/{id}/transactions/{id}   → History
//   GET sync-health/events (server-sent)               → "sync" (a PageSync), "reload"
// Where the reply lists the tab `faults`, it is a mock, with its control API under _mock.
import { syncPage, transactionPage } from "./detail.js";
import { find, h, messageOf, refreshTimes } from "./dom.js";
import { listenToList, loadList, moveFocus } from "./list.js";
import { morph } from "./morph.js";
import { filtersOf, go, goBack, href, listenToPlace, place } from "./place.js";
import { tabNames, tabPage } from "./tabs.js";

/** What the server shows besides syncs. @type {string[]} */
let tabs = [];
let isPaused = false;
let listScroll = 0;
let shownView = "";
/** What had the focus in the list when something was opened from it. @type {Element | null} */
let listFocus = null;
let latestView = 0;

const isList = () => {
  const { tab, sync, transaction } = place();
  return !tab && !sync && !transaction;
};

function renderTabs() {
  const { tab, transaction } = place();
  const current = tab ?? (transaction ? "transactions" : "");
  const links = ["", ...tabNames.filter((name) => tabs.includes(name))].map((name) =>
    h(
      "a",
      {
        href: name ? href({ tab: name }) : href(filtersOf()),
        "aria-current": current === name ? "page" : undefined,
      },
      name ? `${name[0]?.toUpperCase()}${name.slice(1)}` : "Syncs",
    ),
  );
  const bar = find("#tabs");
  bar.hidden = tabs.length === 0;
  bar.replaceChildren(...links);
  // On a phone not all of them fit.
  const open = links.find((link) => link.hasAttribute("aria-current"));
  if (open) bar.scrollLeft = open.offsetLeft - bar.clientWidth / 2;
}

/** Shows what the address names. */
async function show() {
  const view = find("#view");
  const list = find("#list");
  renderTabs();
  if (isList()) {
    latestView += 1;
    const isReturn = list.hidden;
    view.hidden = true;
    list.hidden = false;
    shownView = "";
    if (isReturn) {
      scrollTo(0, listScroll);
      if (listFocus instanceof HTMLElement) listFocus.focus({ preventScroll: true });
    }
    await loadList();
    return;
  }
  if (!list.hidden) {
    listScroll = scrollY;
    listFocus = document.activeElement;
  }
  list.hidden = true;
  view.hidden = false;
  await showView();
}

/** @param {() => boolean} [isUnwanted] whether a view that has not arrived yet is not to be shown any more */
async function showView(isUnwanted = () => false) {
  const load = ++latestView;
  const view = find("#view");
  const here = place();
  const { tab, sync, transaction, of = "" } = here;
  const key = href(here);
  const isNew = key !== shownView;
  if (isNew) {
    view.replaceChildren(h("p", { class: "quiet" }, "Loading…"));
    scrollTo(0, 0);
    find("#main").focus({ preventScroll: true });
  }
  shownView = key;
  /** @type {import("./dom.js").Child[]} */
  let content;
  try {
    content = transaction
      ? await transactionPage(of, transaction)
      : sync
        ? await syncPage(of, sync)
        : await tabPage(tab ?? "", () => showView(), tabs.includes("faults"));
  } catch (error) {
    content = [
      h("p", { class: "note", role: "alert" }, `This could not be read: ${messageOf(error)}`),
    ];
  }
  if (load !== latestView || isUnwanted()) return;
  const nodes = content.filter((each) => each instanceof Node);
  if (isNew) view.replaceChildren(...nodes);
  else morph(view, nodes);
}

/** @param {EventTarget | null} target */
const isField = (target) =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

// --- staying live ---

/** @param {"live" | "paused" | "lost" | "connecting"} state @param {string} text */
function tellLive(state, text) {
  const live = find("#live");
  if (live.dataset.state === state) return;
  live.dataset.state = state;
  live.textContent = text;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Many changes at once are read once. */
function refreshSoon() {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    // Paused means that nothing changes, not even by what is still on its way.
    const isUnwanted = () => isPaused;
    if (isUnwanted()) return;
    if (isList()) loadList(isUnwanted);
    else showView(isUnwanted);
  }, 200);
}

/** @type {EventSource | undefined} */
let events;

function connect() {
  if (isPaused) return;
  events = new EventSource("sync-health/events");
  // Also after a lost connection: what happened meanwhile was not received.
  events.addEventListener("open", () => {
    tellLive("live", "Live");
    refreshSoon();
  });
  events.addEventListener("error", () => {
    tellLive("lost", "Connection lost, reconnecting…");
    // A rejected connection is not retried by the browser.
    if (events?.readyState === EventSource.CLOSED) setTimeout(connect, 3000);
  });
  events.addEventListener("sync", refreshSoon);
  events.addEventListener("reload", refreshSoon);
  events.addEventListener("requests", () => {
    if (["requests", "webhooks", "faults"].includes(place().tab ?? "")) refreshSoon();
  });
}

find("#pause").addEventListener("click", () => {
  isPaused = !isPaused;
  find("#pause").setAttribute("aria-pressed", String(isPaused));
  if (isPaused) {
    events?.close();
    tellLive("paused", "Paused");
  } else {
    tellLive("connecting", "Connecting…");
    connect();
  }
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isTyping = isField(target);
  const search = find("#view").hidden
    ? find("#filters [name=q]")
    : document.querySelector("#view [type=search]");
  if (key === "Escape") {
    if (isTyping && target instanceof HTMLElement) target.blur();
    else if (!isList()) goBack(filtersOf());
  } else if (isTyping) return;
  else if (key === "/" && search instanceof HTMLElement) {
    event.preventDefault();
    search.focus();
  } else if (key === "/") go(filtersOf());
  else if (key === "j" || key === "k") moveFocus(key === "j" ? 1 : -1);
});

listenToList();
listenToPlace(show);
setInterval(refreshTimes, 30_000);
// A fleet's database sends no events to the page.
setInterval(() => place().tab === "fleet" && !isPaused && refreshSoon(), 3_000);
loadList().then(async (reply) => {
  tabs = reply?.tabs ?? [];
  find("#source").textContent = reply?.source ?? "";
  await show();
  if (reply?.isLive === false) {
    tellLive("paused", "Not live: reload to refresh");
    find("#pause").hidden = true;
  } else connect();
});
