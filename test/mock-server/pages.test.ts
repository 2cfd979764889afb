import axe from "axe-core";
import type { MockCompany } from "codat-expenses/mock";
import { createFleet, migrate } from "codat-expenses/postgres";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { useDatabase } from "../postgres/support/database.js";
import { chromiumPath, launchChromium } from "./browser.js";
import {
  payment,
  post,
  type RunningServer,
  startMockServer,
  startReceiver,
  startSyncHealth,
} from "./support.js";

/** Nothing here waits for time to pass; a loaded machine may take this long for any one step. */
const maxWaitMs = 60_000;
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const maxTestMs = 4 * maxWaitMs;
const poll = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: maxWaitMs });
const withChromium = chromiumPath ? "the pages in Chromium" : "the pages (no Chromium installed)";

const database = useDatabase();

describe.skipIf(chromiumPath === undefined)(withChromium, { timeout: maxTestMs }, () => {
  let browser: Browser;
  let mockServer: RunningServer;
  let companies: MockCompany[];

  beforeAll(async () => {
    [browser, mockServer] = await Promise.all([
      launchChromium(),
      startMockServer("--seed", "demo", "--sync-ms", "36000000"),
    ]);
    companies = await mockServer.control("GET", "/companies");
  }, maxWaitMs);
  afterAll(async () => {
    await browser?.close();
    await mockServer?.stop();
  });

  const companyOn = (platform: string) => {
    const found = companies.find((company) => company.platform === platform);
    if (!found) throw new Error(`The demo has no company on ${platform}.`);
    return found;
  };

  /** A page that fails its test when it asks for anything from elsewhere, or breaks its policy. */
  async function open(url: string, options: { width?: number; dark?: boolean } = {}) {
    const { width = 1440, dark = false } = options;
    const context = await browser.newContext({
      viewport: { width, height: width < 500 ? 844 : 900 },
      colorScheme: dark ? "dark" : "light",
      timezoneId: "Europe/London",
      locale: "en-GB",
    });
    const faults: string[] = [];
    const page = await context.newPage();
    page.setDefaultTimeout(maxWaitMs);
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("dialog", (dialog) => faults.push(`A dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(new URL(url).origin)) faults.push(`Asked for ${request.url()}`);
    });
    onTestFinished(async () => {
      await context.close();
      expect(faults).toEqual([]);
    });
    await page.goto(url);
    return page;
  }

  const rowOf = (page: Page, syncId: string) => page.getByRole("row").filter({ hasText: syncId });
  const hasText = (page: Page, text: string) => page.getByText(text).first().waitFor();
  const shown = async (page: Page) => (await page.locator("tr.sync .id").allInnerTexts()).sort();
  const ids = (...syncs: { syncId: string }[]) => syncs.map(({ syncId }) => syncId).sort();

  /** What axe-core finds wrong with what a page shows. */
  async function faultsOf(page: Page) {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ["violations"],
        preload: false,
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
  }

  test("a link is opened, authorised, and the connection is Linked", async () => {
    const company = await mockServer.control<MockCompany>("POST", "/create-company", {
      linked: false,
      name: "Harbour & Pine",
    });
    const path = `/companies/${company.companyId}/connections/${company.accountingConnectionId}`;
    const { linkUrl } = await mockServer.api<{ linkUrl: string }>("GET", path);
    const page = await open(linkUrl, { width: 390 });
    await hasText(page, "Harbour & Pine");
    await page.getByRole("button", { name: "Authorise" }).click();
    await hasText(page, "Access is authorised");
    expect(await mockServer.api("GET", path)).toMatchObject({ status: "Linked" });
    await page.reload();
    await page.getByRole("button", { name: "Withdraw access" }).click();
    await hasText(page, "Access was withdrawn");
    expect(await mockServer.api("GET", path)).toMatchObject({ status: "Deauthorized" });
  });

  test("without syncs, it gives the base URL, the key and a curl line that makes the first one", async () => {
    const empty = await startMockServer("--sync-ms", "0");
    onTestFinished(async () => {
      await empty.stop();
    });
    const page = await open(empty.url);
    await hasText(page, `Base URL ${empty.url} · API key any`);
    await page.getByRole("button", { name: "Create one for each platform" }).click();
    await hasText(page, "This makes the first sync:");
    const line = (await page.locator(".command code").textContent()) ?? "";
    const [, key = "", body = "", url = ""] =
      /^curl -u (\S+) -H '[^']+' -d '([^']+)' (\S+)$/.exec(line) ?? [];
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(key)}`, "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(200);
    await page.locator("tr.sync").getByText("1 written").waitFor();
  });

  test("a sync is watched from running to failed, and opened and left by keyboard", async () => {
    const company = companyOn("netsuite");
    const page = await open(mockServer.url);
    await page.locator("#live[data-state=live]").waitFor();
    const good = payment(company);
    const bad = payment(company, "<img src=x onerror=alert(1)>");
    const message = "The books are <b>locked</b>.";
    await mockServer.control("POST", "/refuse-transaction", {
      transactionId: bad.id,
      status: "PushError",
      message,
    });
    const sync = await post(mockServer, company, [good, bad]);
    const row = rowOf(page, sync.syncId);
    await row.getByText("Running: 2 transactions").waitFor();
    const link = row.getByRole("link");
    await page.keyboard.press("j");
    await poll(() => link.evaluate((each) => each === document.activeElement)).toBe(true);

    await mockServer.control("POST", "/end-sync", sync);
    await row.getByText("1 of 2 written").waitFor();
    expect(await row.locator(".pill").getAttribute("data-outcome")).toBe("partly");
    expect(await row.textContent()).toContain(message);
    expect(await row.textContent()).toContain("Oracle NetSuite");
    expect(await row.locator("time").getAttribute("title")).toMatch(/20\d\d.*\(Europe\/London\)$/);
    // What changes around it leaves the focus where it was.
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);

    await page.keyboard.press("Enter");
    await page.getByText("PushError").waitFor();
    await hasText(page, "<img src=x onerror=alert(1)>");
    await hasText(page, "Its date is in a closed period");
    expect(await page.locator("#view img, #view b").count()).toBe(0);
    await page.keyboard.press("Escape");
    await row.waitFor();
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press("/");
    await page.keyboard.type(bad.id);
    await poll(() => shown(page)).toEqual([sync.syncId]);
  });

  test("a transaction has a page: its attempts, its content by version, the books and its files", async () => {
    const company = companyOn("xero");
    const expense = payment(company, "Blue Fern");
    await mockServer.control("POST", "/refuse-transaction", {
      transactionId: expense.id,
      status: "ValidationError",
      message: "Account 429 is archived.",
    });
    const first = await post(mockServer, company, [expense]);
    await mockServer.control("POST", "/end-sync", first);
    const page = await open(`${mockServer.url}/?q=${first.syncId}`);
    await rowOf(page, first.syncId).getByText("0 of 1 written").click();
    await page.getByRole("link", { name: "Blue Fern" }).click();
    await hasText(page, "Account 429 is archived. It refers to a record");
    await hasText(page, "Attempts (1)");
    const [guide] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("link", { name: "docs/reconnecting.md, “Refresh the data”" }).click(),
    ]);
    await hasText(guide, "## Refresh the data");
    await guide.close();

    const second = await post(mockServer, company, [{ ...expense, merchantName: "Red Fern" }]);
    await mockServer.control("POST", "/end-sync", second);
    await hasText(page, "Attempts (2)");
    const heads = () => page.locator(".content thead th").allInnerTexts();
    await poll(heads).toEqual(["Field", "Sent, version 1", "Sent, version 2", "In the books"]);
    expect(await page.locator("mark").allInnerTexts()).toEqual(["Red Fern"]);

    const path = `/companies/${company.companyId}/sync/expenses/syncs/${second.syncId}/transactions/${expense.id}`;
    for (const [name, type, content] of [
      ["lunch <1>.pdf", "application/pdf", "%PDF-1.4"],
      ["lunch.png", "image/png", Buffer.from(pixel, "base64")],
    ] as const) {
      const form = new FormData();
      form.set("file", new File([content], name, { type }));
      await fetch(`${mockServer.url}${path}/attachments`, {
        method: "POST",
        headers: { authorization: "Basic a2V5" },
        body: form,
      });
    }
    await hasText(page, "lunch <1>.pdf · application/pdf · 8 B");
    const pdf = page.locator("iframe[title='lunch <1>.pdf']");
    expect(await pdf.getAttribute("src")).toContain("/attachments/");
    const image = page.getByAltText("lunch.png");
    await poll(() =>
      image.evaluate((each) => each instanceof HTMLImageElement && each.naturalWidth),
    ).toBe(1);
    await page.reload();
    await hasText(page, "Attempts (2)");
    await page.goBack();
    await hasText(page, "Transactions (1)");
    await page.goBack();
    await rowOf(page, first.syncId).waitFor();
    expect(await page.getByLabel("Search").inputValue()).toBe(first.syncId);
  });

  test("filters by company, status, time and any text, and keeps them in the address", async () => {
    const [zoho, sage] = [companyOn("zohoBooks"), companyOn("sageIntacct")];
    const written = await post(mockServer, zoho, [payment(zoho)]);
    await mockServer.control("POST", "/end-sync", written);
    const lapsed = await post(mockServer, zoho, [payment(zoho)]);
    await mockServer.control("POST", "/end-sync", { ...lapsed, code: 4260 });
    const other = await post(mockServer, sage, [payment(sage, "Ümlaut & Söhne")]);
    const page = await open(mockServer.url);
    await rowOf(page, other.syncId).waitFor();

    const field = (name: string) => page.getByLabel(name, { exact: true });
    await field("Company").selectOption(zoho.companyId);
    await poll(() => shown(page)).toEqual(ids(written, lapsed));
    await field("Status").selectOption("failed");
    await poll(() => shown(page)).toEqual(ids(lapsed));
    await field("Status").selectOption("2000");
    await poll(() => shown(page)).toEqual(ids(written));
    await page.reload();
    await poll(() => shown(page)).toEqual(ids(written));
    expect(await field("Company").inputValue()).toBe(zoho.companyId);

    await page.locator("#dates summary").click();
    await field("To").fill("2020-01-01T00:00");
    await hasText(page, "No sync matches these filters.");
    await page.getByRole("button", { name: "Clear" }).click();
    await rowOf(page, other.syncId).waitFor();
    await field("Search").fill("söhne 120");
    await poll(() => shown(page)).toEqual(ids(other));
    await field("From").fill("2020-01-01T00:00");
    await field("Search").fill(lapsed.syncId.toUpperCase());
    await poll(() => shown(page)).toEqual(ids(lapsed));
  });

  test("the strip shows when syncs were, in at most 80 px, and filters by the range that is dragged", async () => {
    const page = await open(mockServer.url);
    const company = companyOn("zohoBooks");
    const early = await post(mockServer, company, [payment(company)]);
    await mockServer.control("POST", "/clock/advance", { ms: 30 * 60_000 });
    const late = await post(mockServer, company, [payment(company)]);
    await page.goto(`${mockServer.url}/?company=${company.companyId}`);
    await rowOf(page, late.syncId).waitFor();
    expect((await page.locator("#strip").boundingBox())?.height).toBeLessThanOrEqual(80);
    expect(await page.locator("#ticks span").count()).toBeGreaterThan(2);
    const bars = await page
      .locator("#bars rect")
      .evaluateAll((rects) => rects.map((rect) => Number(rect.getAttribute("x"))));
    // Half an hour without syncs is as wide as it was long.
    expect(Math.min(...bars)).toBeLessThan(10);
    expect(Math.max(...bars)).toBeGreaterThan(90);
    const plot = await page.locator("#plot").boundingBox();
    if (!plot) throw new Error("The strip is not shown.");
    const y = plot.y + plot.height / 2;
    await page.mouse.move(plot.x + plot.width * 0.5, y);
    await page.mouse.down();
    await page.mouse.move(plot.x + plot.width + 5, y, { steps: 3 });
    await page.mouse.up();
    await poll(() => shown(page)).toEqual(ids(late));
    expect(new URL(page.url()).searchParams.has("from")).toBe(true);
    await page.goBack();
    await rowOf(page, early.syncId).waitFor();
  });

  test("the tabs show requests, companies, webhooks and faults, and act on them", async () => {
    const company = companyOn("freeagent");
    const expense = payment(company, "Tabbed Ltd");
    await post(mockServer, company, [expense]);
    const page = await open(mockServer.url);
    const tab = (name: string) =>
      page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
    await tab("Transactions");
    await page.getByLabel("Search transactions").fill("tabbed");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Tabbed Ltd" }).waitFor();
    await poll(() => page.locator(".transactions > li").count()).toBe(1);
    await tab("Requests");
    await hasText(page, `POST /companies/${company.companyId}/sync/expenses/expense-transactions`);
    await tab("Companies");
    const row = page.getByRole("row").filter({ hasText: company.companyId });
    await row.getByRole("button", { name: "Unlink" }).click();
    await row.getByText("Unlinked").waitFor();
    await row.getByRole("button", { name: "Link", exact: true }).click();
    await row.getByRole("button", { name: "Unlink" }).waitFor();
    await row.getByText("Configuration").click();
    await row
      .getByText(/^bankAccount/)
      .first()
      .waitFor();
    await row.getByText("Mapping options").click();
    await row.getByText(/^accounts: /).waitFor();
    await tab("Webhooks");
    await hasText(page, "No webhooks are sent.");
    const receiver = await startReceiver();
    onTestFinished(() => receiver.close());
    await mockServer.control("POST", "/webhooks", { url: receiver.url, secret });
    const sync = await post(mockServer, company, [payment(company)]);
    await mockServer.control("POST", "/end-sync", sync);
    const isOfSync = ({ body }: { body: string }) => body.includes(sync.syncId);
    const { headers } = await receiver.next(isOfSync);
    const delivery = page.getByRole("row").filter({ hasText: "expenses.sync.successful" });
    await delivery.getByText("delivered").waitFor();
    await delivery.getByText("expenses.sync.successful").first().click();
    await delivery.getByText(String(headers["webhook-signature"])).waitFor();
    await delivery.getByRole("button", { name: "Resend" }).click();
    await delivery.getByRole("cell", { name: "204, 204" }).waitFor();
    await tab("Faults");
    await page.getByRole("spinbutton", { name: "Status" }).fill("503");
    await page.getByLabel("Operation").fill("get-company");
    await page.getByRole("button", { name: "Inject" }).click();
    await hasText(page, '"status":503');
    const response = await fetch(`${mockServer.url}/companies/${company.companyId}`, {
      headers: { authorization: "Basic a2V5" },
    });
    expect(response.status).toBe(503);
    await page.getByRole("spinbutton", { name: "Status" }).fill("500");
    await page.getByRole("button", { name: "Inject" }).click();
    await hasText(page, '"status":500');
    await page.getByRole("button", { name: "Remove" }).click();
    await hasText(page, "No faults are injected.");
  });

  test("a request shows its bodies, duration, key and replay, is found by correlation id, and copies as curl", async () => {
    const company = companyOn("freeagent");
    const path = `/companies/${company.companyId}/sync/expenses/expense-transactions`;
    const expense = payment(company, "Robert's Café");
    const key = crypto.randomUUID();
    const authorization = "Basic c2VjcmV0LWtleQ==";
    const headers = { authorization, "idempotency-key": key, "content-type": "application/json" };
    const sent = { method: "POST", headers, body: JSON.stringify([expense]) };
    await fetch(mockServer.url + path, sent);
    await fetch(mockServer.url + path, sent);
    const missing = `/companies/${crypto.randomUUID()}`;
    const refusal = await fetch(mockServer.url + missing, { headers: { authorization } });
    const { correlationId } = (await refusal.json()) as { correlationId: string };
    const page = await open(`${mockServer.url}/?tab=requests&q=${key}`);
    const items = page.locator(".requests > li");
    await poll(() => items.count()).toBe(2);
    await items.nth(0).locator(".pill", { hasText: "replayed" }).waitFor();
    const first = items.nth(1);
    await first.locator("summary").first().click();
    await first.getByText("no", { exact: true }).waitFor();
    await first.getByText('"Robert\'s Café"').waitFor();
    await first.getByText(/^syncId: /).waitFor();
    expect(await first.locator("summary").first().textContent()).toMatch(/\d (ms|s)/);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await first.getByRole("button", { name: "Copy as curl" }).click();
    await first.getByRole("button", { name: "Copied" }).waitFor();
    const curl = await page.evaluate(() => navigator.clipboard.readText());
    expect(curl).toContain(`curl -X POST '${mockServer.url}${path}'`);
    expect(curl).toContain(`-H 'idempotency-key: ${key}'`);
    expect(curl).toContain(`"merchantName":"Robert'\\''s Café"`);
    expect(curl).not.toMatch(/c2VjcmV0|secret-key/);

    // What is opened stays open when more requests arrive.
    await mockServer.api("GET", `/companies/${company.companyId}?with=${key}`);
    await poll(() => items.count()).toBe(3);
    await items.nth(2).getByText('"Robert\'s Café"').waitFor();

    await page.goto(`${mockServer.url}/?q=${correlationId}`);
    await page.getByRole("link", { name: "requests", exact: true }).click();
    await poll(() => items.count()).toBe(1);
    await items.getByText(`GET ${missing}`).waitFor();
  });

  test("sync-health shows real companies read only: syncs, transactions with advice, and settings", async () => {
    const company = companyOn("freeagent");
    const bad = payment(company);
    const { companyId } = company;
    const message = "Account 429 is archived.";
    const refused = { transactionId: bad.id, status: "ValidationError", message };
    await mockServer.control("POST", "/refuse-transaction", refused);
    const sync = await post(mockServer, company, [bad]);
    await mockServer.control("POST", "/end-sync", sync);
    const { url } = await startSyncHealth({
      CODAT_API_KEY: "key",
      CODAT_BASE_URL: mockServer.url,
    });
    const page = await open(url);
    await hasText(page, "Codat, read only");
    await page.getByText("Not live: reload to refresh").waitFor();
    await page.getByLabel("Search").fill(sync.syncId);
    await rowOf(page, sync.syncId).getByRole("link").click();
    await page.getByRole("link", { name: "Untitled" }).click();
    await hasText(page, "Attempts (1)");
    await hasText(page, `${message} It refers to a record`);
    await page.goto(`${url}/?q=${bad.id}&company=${companyId}`);
    await page.getByRole("link", { name: "Search the company's syncs" }).click();
    await hasText(page, "Attempts (1)");
    await page.getByRole("navigation").getByRole("link", { name: "Companies" }).click();
    const row = page.getByRole("row").filter({ hasText: companyId });
    await row.getByText("Configuration").click();
    await row
      .getByText(/^bankAccount/)
      .first()
      .waitFor();
    await row.getByText("Mapping options").click();
    await row.getByText(/^accounts: /).waitFor();
    expect(await page.locator("#view button").count()).toBe(0);
  });

  test("the focus goes from the top to the rows in the order in which they are read", async () => {
    const company = companyOn("sageIntacct");
    const { syncId } = await post(mockServer, company, [payment(company)]);
    const page = await open(`${mockServer.url}/?q=${syncId}`);
    await rowOf(page, syncId).waitFor();
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: each } = document;
        return each?.getAttribute("aria-label") ?? each?.textContent?.trim() ?? "";
      });
    const order: string[] = [];
    for (let at = 0; at < 15; at += 1) {
      await page.keyboard.press("Tab");
      order.push(await focused());
    }
    expect(order).toEqual([
      ...["Skip to content", "Pause", "Syncs", "Transactions", "Requests", "Webhooks"],
      ...["Companies", "Faults", "Search", "Company", "Status", "Any time", "Clear"],
      ...["1 running", expect.stringContaining(syncId)],
    ]);
    await page.keyboard.press("k");
    expect(await focused()).toContain(syncId);
  });

  test("can be paused, and catches up afterwards", async () => {
    const company = companyOn("freeagent");
    const page = await open(mockServer.url);
    await page.locator("#live[data-state=live]").waitFor();
    const pause = page.getByRole("button", { name: "Pause" });
    await pause.click();
    expect(await pause.getAttribute("aria-pressed")).toBe("true");
    const { syncId } = await post(mockServer, company, [payment(company)]);
    await page.getByText("Paused").waitFor();
    expect(await rowOf(page, syncId).count()).toBe(0);
    await pause.click();
    await rowOf(page, syncId).waitFor();
  });

  test.each([
    { width: 390, dark: true },
    { width: 1440, dark: false },
  ])("fits %o, axe-core finds nothing, and text stands out", async (look) => {
    const company = companyOn("dynamics365");
    const expense = payment(company);
    const { syncId } = await post(mockServer, company, [expense]);
    const page = await open(mockServer.url, look);
    const row = rowOf(page, syncId);
    await row.waitFor();
    // The list begins on the first screen, with its search, under a strip of at most 80 px.
    expect((await page.locator("#rows").boundingBox())?.y).toBeLessThan(450);
    expect((await page.getByLabel("Search").boundingBox())?.y).toBeLessThan(450);
    expect((await page.locator("#strip").boundingBox())?.height).toBeLessThanOrEqual(80);
    const of = `of=${company.companyId}`;
    for (const address of [
      "/",
      `/?sync=${syncId}&${of}`,
      `/?transaction=${expense.id}&${of}`,
      `/?tab=requests&q=${company.companyId}`,
      ...["transactions", "webhooks", "companies", "faults"].map((tab) => `/?tab=${tab}`),
    ]) {
      await page.goto(mockServer.url + address);
      await (address === "/" ? row : page.locator("#view h2")).waitFor();
      // Nothing changes while it is examined.
      await page.getByRole("button", { name: "Pause" }).click();
      const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
      expect(await page.evaluate(overflow), address).toBeLessThanOrEqual(0);
      expect(await faultsOf(page), address).toEqual([]);
      expect(await page.evaluate(leastContrast), address).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("a fleet has a tab where the command was given its database", async () => {
    await migrate(database.pool);
    await createFleet(database.pool).want("company-1", { pushId: "2026-10" });
    await database.pool.query(
      "update codat_fleet.work set state = 'parked', last_error = 'the table of spend is locked'",
    );
    const server = await startMockServer("--database-url", database.url);
    onTestFinished(async () => void (await server.stop()));
    const page = await open(server.url);
    await page.getByRole("link", { name: "Fleet" }).click();
    const row = page.getByRole("row", { name: /company-1/ });
    await poll(() => row.textContent()).toMatch(/2026-10.*parked.*the table of spend is locked/s);
    const without = await open(mockServer.url);
    await without.getByRole("link", { name: "Companies" }).waitFor();
    expect(await without.getByRole("link", { name: "Fleet" }).count()).toBe(0);
  });
});

/** A picture of one pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** The least contrast of any text to what is behind it, after WCAG. Runs in the page. */
function leastContrast(): number {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element: Element | null): string => {
    if (!element) return "rgb(255, 255, 255)";
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0
      ? backgroundOf(element.parentElement)
      : backgroundColor;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 21;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!element || !texts.currentNode.textContent?.trim() || !element.checkVisibility()) continue;
    if (element.closest("option, template, noscript, script")) continue;
    const one = luminance(getComputedStyle(element).color);
    const other = luminance(backgroundOf(element));
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    least = Math.min(least, contrast);
  }
  return least;
}
