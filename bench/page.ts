/**
 * The inspector in Chromium with many syncs:
 *
 *   npm run bench:page            10,000 syncs with 100,000 transactions
 *   npm run bench:page -- quick   1,000 syncs with 10,000 transactions
 */
import Table from "cli-table3";
import type { Page } from "playwright-core";
import { chromiumPath, launchChromium } from "../test/mock-server/browser.js";
import { median, round } from "./median.js";
import { expenseOf, type MockProcess, postExpenses, startMock } from "./mock-command.js";
import { keepResult } from "./results.js";

const syncs = process.argv.includes("quick") ? 1_000 : 10_000;
const transactionsEach = 10;
const rounds = 5;

/** As text: a compiled function would call helpers that the page does not have. */
const noteFrames = `{
  let last = performance.now();
  const frames = (window.frameTimes = []);
  const note = (now) => {
    frames.push(now - last);
    last = now;
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
}`;

if (chromiumPath === undefined) throw new Error("Chromium is not installed.");
const mock = await startMock();
const [browser] = await Promise.all([launchChromium(), fill(mock)]);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const found = await postNeedle();
const figures = {
  syncs,
  transactions: syncs * transactionsEach,
  listMs: await medianOf(async () => {
    await page.goto(mock.url);
    await rows().first().waitFor();
  }),
  searchMs: await medianOf(async () => {
    await search("needle");
    await page.locator("tr.sync", { hasText: found }).waitFor();
    await shows(1);
  }, clear),
  noMatchMs: await medianOf(async () => {
    await search("nothing like it");
    await page.getByText("No sync matches these filters.").waitFor();
  }, clear),
  ...(await scroll()),
  ...(await liveUpdates()),
  transactionsTabMs: await medianOf(async () => {
    await page.goto(`${mock.url}/?tab=transactions`);
    await page.locator(".transactions > li").first().waitFor();
  }),
};
await browser.close();
mock.end();
await keepResult("page", figures);
const table = new Table({ head: [`${figures.syncs} syncs, ${figures.transactions} transactions`] });
for (const [name, value] of Object.entries(figures)) table.push([name, String(value)]);
console.log(table.toString());

/** Posts syncs of ten expenses, spread over the companies of the demo. */
async function fill({ url, companies }: MockProcess): Promise<void> {
  let left = syncs;
  const worker = async () => {
    for (; left > 0; left -= 1) {
      const company = companies[left % companies.length];
      if (!company) return;
      const expenses = Array.from({ length: transactionsEach }, (_, at) =>
        expenseOf(company, `Merchant ${left} ${at}`),
      );
      await postExpenses(url, company, expenses);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Posts what is searched for, and returns the id of its sync. */
async function postNeedle(): Promise<string> {
  const [company] = mock.companies;
  if (!company) throw new Error("The demo has no company.");
  return postExpenses(mock.url, company, [expenseOf(company, "Needle & Sons")]);
}

function rows() {
  return page.locator("tr.sync");
}

async function shows(count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll("tr.sync").length === wanted,
    count,
  );
}

async function search(text: string): Promise<void> {
  await page.getByLabel("Search").fill(text);
}

async function clear(): Promise<void> {
  await page.getByRole("button", { name: "Clear" }).click();
  await page.waitForFunction(() => document.querySelectorAll("tr.sync").length > 1);
}

async function medianOf(measured: () => Promise<void>, after?: () => Promise<void>) {
  const tookMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await measured();
    tookMs.push(performance.now() - startedAt);
    await after?.();
  }
  return round(median(tookMs), 0);
}

/** Scrolls through 1,000 rows, and moves the focus through 100. */
async function scroll() {
  await page.goto(mock.url);
  await rows().first().waitFor();
  const scrolled = await framesWhile(page, async () => {
    while ((await rows().count()) < 1_000) {
      await page.mouse.wheel(0, 3_000);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  });
  const moved = await framesWhile(page, async () => {
    for (let at = 0; at < 100; at += 1) await page.keyboard.press("j");
  });
  return { rowsShown: await rows().count(), scroll: scrolled, moveFocus: moved };
}

/** What a user who reads the 500th row notices while a sync a second arrives. */
async function liveUpdates() {
  const [company] = mock.companies;
  const row = rows().nth(500);
  await row.scrollIntoViewIfNeeded();
  await row.getByRole("link").focus();
  const before = await row.boundingBox();
  const id = await row.locator(".id").textContent();
  const updated = await framesWhile(page, async () => {
    for (let at = 0; company && at < 10; at += 1) {
      const syncId = await postExpenses(mock.url, company, [expenseOf(company)]);
      await page.locator("tr.sync", { hasText: syncId }).waitFor({ state: "attached" });
    }
  });
  const after = await page.locator("tr.sync", { hasText: id ?? "" }).boundingBox();
  const hasFocus = await page
    .locator("tr.sync", { hasText: id ?? "" })
    .evaluate((each) => each.contains(document.activeElement));
  return {
    liveUpdates: updated,
    movedByPixels: round(Math.abs((after?.y ?? 0) - (before?.y ?? 0)), 0),
    hasFocus,
  };
}

/** How long the page's frames take while something is done: the median, and the longest. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<string> {
  await page.evaluate(noteFrames);
  await work();
  const frames = await page.evaluate(
    () => (window as unknown as { frameTimes: number[] }).frameTimes,
  );
  const over = frames.filter((each) => each > 50).length;
  const middle = round(median(frames), 0);
  return `${frames.length} frames: median ${middle} ms, longest ${round(Math.max(...frames), 0)} ms, ${over} over 50 ms`;
}
