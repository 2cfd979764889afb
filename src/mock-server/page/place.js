// @ts-check
// What the address says is shown: a view can be reloaded, kept, shared as a link, and left with Back.

/** @typedef {Record<string, string | undefined>} Place */

const names = ["tab", "company", "sync", "transaction", "of", "q", "status", "from", "to"];

export function place() {
  const query = new URLSearchParams(location.search);
  /** @type {Place} */
  const here = {};
  for (const name of names) here[name] = query.get(name) || undefined;
  return here;
}

/** The address of a place. @param {Place} to */
export function href(to) {
  const query = new URLSearchParams();
  for (const name of names) if (to[name]) query.set(name, String(to[name]));
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/** The filters of the list, which stay while something is opened from it. @param {Place} [from] */
export function filtersOf({ q, status, company, from, to } = place()) {
  return { q, status, company, from, to };
}

/** @type {() => void} */
let arrive = () => {};

/** @param {Place} to @param {{ replace?: boolean }} [options] */
export function go(to, { replace = false } = {}) {
  const address = href(to);
  if (address === `${location.search || location.pathname}`) return;
  if (replace) history.replaceState(history.state, "", address);
  else history.pushState({ isInside: true }, "", address);
  arrive();
}

/** Back to where one came from on this page; otherwise to a place. @param {Place} to */
export function goBack(to) {
  if (history.state?.isInside) history.back();
  else go(to);
}

/** Has links of this page change the place without reloading it. @param {() => void} show */
export function listenToPlace(show) {
  arrive = show;
  addEventListener("popstate", show);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    const address = link?.getAttribute("href") ?? "";
    if (!link || !isPlain || event.defaultPrevented || link.target) return;
    if (!address.startsWith("?") && address !== location.pathname) return;
    event.preventDefault();
    go(Object.fromEntries(new URL(link.href).searchParams));
  });
}
