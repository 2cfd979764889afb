// @ts-check
// Brings a view up to date in place: whatever stays keeps its focus, its folds, and a click under way.

/** @param {Node} node */
const keyOf = (node) => (node instanceof Element ? node.getAttribute("data-key") : null);

/** @param {Node | undefined} one @param {Node} other */
const isSame = (one, other) => one?.nodeName === other.nodeName && keyOf(one) === keyOf(other);

/**
 * Has an element show other children. A child with a `data-key` is matched by it, the rest by their
 * order. Listeners stay those of the first render: whatever they close over has to depend on a key.
 *
 * @param {Element} parent @param {readonly Node[]} children
 */
export function morph(parent, children) {
  const known = [...parent.childNodes];
  const byKey = new Map(known.map((node) => [keyOf(node), node]));
  const unkeyed = known.filter((node) => keyOf(node) === null);
  let place = parent.firstChild;
  for (const child of children) {
    const key = keyOf(child);
    const old = key === null ? unkeyed.shift() : byKey.get(key);
    if (key !== null) byKey.delete(key);
    const kept = old && isSame(old, child) ? old : child;
    if (kept !== child) update(kept, child);
    if (kept === place) place = place.nextSibling;
    else parent.insertBefore(kept, place);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

/** @param {Node} old @param {Node} next */
function update(old, next) {
  if (!(old instanceof Element && next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes])
    if (name !== "open" && !next.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  // What an element loads by itself is its own.
  if (!next.hasAttribute("data-own")) morph(old, [...next.childNodes]);
}
