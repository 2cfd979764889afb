// @ts-check
// The strip above the list: syncs over a true time axis, where a dragged range becomes the filter.
import { count, find, h, plural } from "./dom.js";
import { outcomes } from "./select.js";

/** @typedef {import("./select.d.ts").Strip} Strip */

/** @type {Strip | null} */
let shown = null;

/** @param {Strip | null} strip @param {{ from: string | undefined, to: string | undefined }} range */
export function renderStrip(strip, range) {
  shown = strip;
  const box = find("#strip");
  box.hidden = !strip;
  if (!strip) return;
  const sum = (/** @type {Strip["bars"][number]} */ { counts }) =>
    outcomes.reduce((total, outcome) => total + counts[outcome], 0);
  const most = Math.max(1, ...strip.bars.map(sum));
  const total = strip.bars.reduce((all, bar) => all + sum(bar), 0);
  const widthMs = strip.toMs - strip.fromMs;
  find("#bars").replaceChildren(
    ...strip.bars.flatMap((bar) => {
      let below = 0;
      return outcomes
        .filter((outcome) => bar.counts[outcome] > 0)
        .map((outcome) => {
          const height = (bar.counts[outcome] / most) * 100;
          below += height;
          const x = ((bar.atMs - strip.fromMs) / widthMs) * 100;
          return rect(outcome, x, 100 - below, (strip.sizeMs / widthMs) * 100, height);
        });
    }),
  );
  const per = sizeText(strip.sizeMs);
  find("#strip-label").textContent = `Syncs per ${per}, at most ${count(most)}`;
  find("#bars").setAttribute(
    "aria-label",
    `${plural(total, "sync")} from ${full.format(strip.fromMs)} to ${full.format(strip.toMs)}, at most ${count(most)} per ${per}`,
  );
  find("#ticks").replaceChildren(...ticks(strip));
  const from = range.from ? Date.parse(range.from) : strip.fromMs;
  const to = range.to ? Date.parse(range.to) : strip.toMs;
  showBrush(range.from || range.to ? [from, to] : undefined);
}

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** @param {string} outcome @param {number} x @param {number} y @param {number} width @param {number} height */
function rect(outcome, x, y, width, height) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  made.dataset.outcome = outcome;
  for (const [name, value] of Object.entries({ x, y, width, height }))
    made.setAttribute(name, String(value));
  return made;
}

/** @type {readonly (readonly [ms: number, one: string])[]} */
const sizes = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
];

/** @param {number} ms */
function sizeText(ms) {
  const [unitMs, one] = sizes.find(([each]) => ms >= each) ?? [1000, "second"];
  return ms === unitMs ? one : plural(ms / unitMs, one);
}

const stepsMs = [
  1, 5, 10, 15, 30, 60, 300, 600, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  2_592_000, 7_776_000, 31_536_000,
].map((seconds) => seconds * 1000);

/** @param {Strip} strip */
function ticks({ fromMs, toMs }) {
  const most = innerWidth < 700 ? 4 : 8;
  const step = stepsMs.find((each) => (toMs - fromMs) / each <= most) ?? (toMs - fromMs) / most;
  const format = new Intl.DateTimeFormat(
    undefined,
    step >= 86_400_000
      ? { day: "numeric", month: "short" }
      : step >= 10_800_000
        ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }
        : { hour: "2-digit", minute: "2-digit", ...(step < 60_000 ? { second: "2-digit" } : {}) },
  );
  // Ticks lie on whole steps of the wall's time.
  const shiftMs = new Date(fromMs).getTimezoneOffset() * 60_000;
  const made = [];
  for (let at = Math.ceil((fromMs - shiftMs) / step) * step + shiftMs; at <= toMs; at += step) {
    const share = (at - fromMs) / (toMs - fromMs);
    const tick = h("span", {}, format.format(at));
    tick.style.left = `${share * 100}%`;
    if (share < 0.05) tick.dataset.edge = "start";
    if (share > 0.93) tick.dataset.edge = "end";
    made.push(tick);
  }
  return made;
}

/** @param {[from: number, to: number] | undefined} range */
function showBrush(range) {
  const brush = find("#brush");
  brush.hidden = !range || !shown;
  if (!range || !shown) return;
  const share = (/** @type {number} */ timeMs) =>
    Math.min(1, Math.max(0, (timeMs - (shown?.fromMs ?? 0)) / widthOf(shown)));
  brush.style.left = `${share(range[0]) * 100}%`;
  brush.style.width = `${(share(range[1]) - share(range[0])) * 100}%`;
}

/** @param {Strip | null} strip */
const widthOf = (strip) => (strip ? strip.toMs - strip.fromMs : 1);

/** @param {(range: { from: string | undefined, to: string | undefined }) => void} choose */
export function listenToStrip(choose) {
  const plot = find("#plot");
  /** @type {number | undefined} */
  let begun;
  const timeAt = (/** @type {PointerEvent} */ { clientX }) => {
    const { left, width } = plot.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    return (shown?.fromMs ?? 0) + share * widthOf(shown);
  };
  /** @param {number} one @param {number} other @returns {[number, number]} */
  const inOrder = (one, other) => (one < other ? [one, other] : [other, one]);
  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    begun = timeAt(event);
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    if (begun !== undefined) showBrush(inOrder(begun, timeAt(event)));
  });
  plot.addEventListener("pointercancel", () => {
    begun = undefined;
  });
  plot.addEventListener("pointerup", (event) => {
    if (begun === undefined) return;
    const [from, to] = inOrder(begun, timeAt(event));
    begun = undefined;
    // A click without a drag takes the range away.
    const isDrag = (to - from) / widthOf(shown) > 0.005;
    choose({
      from: isDrag ? new Date(from).toISOString() : undefined,
      to: isDrag ? new Date(to).toISOString() : undefined,
    });
  });
}
