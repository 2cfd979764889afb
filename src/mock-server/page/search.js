// @ts-check
// A tab with a search, which is in the address, over a list that its server pages.
import { h, request } from "./dom.js";
import { go } from "./place.js";

/** As much as was shown is shown again when the same list is refreshed. */
let shown = { path: "", pages: 1 };

/**
 * @template Item
 * @param {string} tab whose items `sync-health/{tab}` returns
 * @param {string} q what is searched for
 * @param {string} hint what can be found
 * @param {(item: Item) => HTMLElement} render
 */
export async function searchedTab(tab, q, hint, render) {
  const list = h("ul", { class: tab, role: "list" });
  const more = h("button", { type: "button", hidden: true }, "Show more");
  const path = `sync-health/${tab}?${new URLSearchParams({ q })}`;
  const wanted = shown.path === path ? shown.pages : 1;
  shown = { path, pages: 0 };
  let next = "";
  const load = async () => {
    const reply = await request(next ? `${path}&cursor=${encodeURIComponent(next)}` : path);
    list.append(...reply[tab].map(render));
    next = reply.next ?? "";
    more.hidden = !next;
    shown.pages += 1;
  };
  more.addEventListener("click", load);
  do await load();
  while (next && shown.pages < wanted);
  const name = `${tab[0]?.toUpperCase()}${tab.slice(1)}`;
  const none = q ? `None of the ${tab} has this text.` : `No ${tab} yet.`;
  return [
    h("h2", {}, name),
    searchForm(tab, q, hint),
    list.childElementCount > 0 ? list : h("p", { class: "none" }, none),
    more,
  ];
}

/** @param {string} tab @param {string} q @param {string} hint */
function searchForm(tab, q, hint) {
  const search = h("input", {
    type: "search",
    name: "q",
    value: q,
    spellcheck: "false",
    "aria-label": `Search ${tab}`,
    placeholder: `Search: ${hint}`,
  });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    search.blur();
    go({ tab, q: search.value.trim() });
  };
  return h("form", { role: "search", autocomplete: "off", submit, change: submit }, search);
}
