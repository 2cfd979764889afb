import type { MockCompany } from "codat-expenses/mock";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { chromiumPath, launchChromium } from "./browser.js";
import { payment, post, type RunningServer, startMockServer } from "./support.js";

/** A browser takes its time to start on a machine that has much else to do. */
const longestStartMs = 60_000;
const withChromium = chromiumPath ? "the pages in Chromium" : "the pages (no Chromium installed)";

describe.skipIf(chromiumPath === undefined)(withChromium, () => {
  let browser: Browser;
  let mockServer: RunningServer;
  let companies: MockCompany[];

  beforeAll(async () => {
    [browser, mockServer] = await Promise.all([
      launchChromium(),
      startMockServer("--seed", "demo", "--sync-ms", "60000"),
    ]);
    companies = await mockServer.control("GET", "/companies");
  }, longestStartMs);
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
    const { width = 1280, dark = false } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? "dark" : "light",
      timezoneId: "Europe/London",
      locale: "en-GB",
    });
    const faults: string[] = [];
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("dialog", (dialog) => faults.push(`A dialog: ${dialog.message()}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(mockServer.url)) faults.push(`Asked for ${request.url()}`);
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

  test("a sync is watched from running to failed, and opened by keyboard", async () => {
    const company = companyOn("netsuite");
    const page = await open(mockServer.url);
    await page.locator("#live[data-state=live]").waitFor();
    const sync = await post(mockServer, company, [
      payment(company, "<img src=x onerror=alert(1)>"),
      payment(company),
    ]);
    const row = rowOf(page, sync.syncId);
    await row.getByText("Running · 1000").waitFor();
    const opener = row.getByRole("button");
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Pending").first().waitFor();
    expect(await opener.getAttribute("aria-expanded")).toBe("true");

    const message = "The books are <b>locked</b>.";
    await mockServer.control("POST", "/end-sync", { ...sync, code: 5130, message });
    await row.getByText("Could not be written · 5130").waitFor();
    expect(await row.textContent()).toContain(message);
    await page.getByText("PushError").first().waitFor();
    await hasText(page, "<img src=x onerror=alert(1)>");
    await hasText(page, "Its date is in a closed period");
    expect(await page.locator("#rows img, #rows b").count()).toBe(0);
    // What changes around it leaves the focus where it was.
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.locator("#totals [data-outcome=failed] dd").textContent()).toBe("1");
    await page.keyboard.press("Enter");
    expect(await opener.getAttribute("aria-expanded")).toBe("false");
  });

  test("a file that is attached appears with its transaction", async () => {
    const company = companyOn("xero");
    const expense = payment(company);
    const { companyId, syncId } = await post(mockServer, company, [expense]);
    await mockServer.control("POST", "/end-sync", { companyId, syncId });
    const page = await open(`${mockServer.url}/?search=${syncId}`);
    await rowOf(page, syncId).click();
    await page.getByText("Completed").waitFor();
    const form = new FormData();
    form.set("file", new File(["%PDF-1.4"], "lunch <1>.pdf", { type: "application/pdf" }));
    const path = `/companies/${companyId}/sync/expenses/syncs/${syncId}/transactions/${expense.id}`;
    await fetch(`${mockServer.url}${path}/attachments`, {
      method: "POST",
      headers: { authorization: "Basic a2V5" },
      body: form,
    });
    await hasText(page, "lunch <1>.pdf · application/pdf · 8 B");
  });

  test("filters by company, status, date and id, and keeps them in the address", async () => {
    const [zoho, sage] = [companyOn("zohoBooks"), companyOn("sageIntacct")];
    const written = await post(mockServer, zoho, [payment(zoho)]);
    await mockServer.control("POST", "/end-sync", written);
    const lapsed = await post(mockServer, zoho, [payment(zoho)]);
    await mockServer.control("POST", "/end-sync", { ...lapsed, code: 4260 });
    const other = await post(mockServer, sage, [payment(sage)]);
    const page = await open(mockServer.url);
    await rowOf(page, other.syncId).waitFor();

    const shown = async () => (await page.locator("tr.sync .id").allInnerTexts()).sort();
    const ids = (...syncs: { syncId: string }[]) => syncs.map(({ syncId }) => syncId).sort();
    await page.getByLabel("Company", { exact: true }).selectOption(zoho.companyId);
    await expect.poll(shown).toEqual(ids(written, lapsed));
    await page.getByLabel("Status", { exact: true }).selectOption("failed");
    await expect.poll(shown).toEqual(ids(lapsed));
    await page.getByLabel("Status", { exact: true }).selectOption("2000");
    await expect.poll(shown).toEqual(ids(written));
    await page.reload();
    await expect.poll(shown).toEqual(ids(written));
    expect(await page.getByLabel("Company", { exact: true }).inputValue()).toBe(zoho.companyId);

    await page.getByLabel("To", { exact: true }).fill("2020-01-01");
    await hasText(page, "No sync matches these filters.");
    await page.getByRole("button", { name: "Clear" }).click();
    await rowOf(page, other.syncId).waitFor();
    await page.getByLabel("Sync or company id").fill(sage.companyId.slice(0, 13).toUpperCase());
    await expect.poll(shown).toEqual(ids(other));
    await page.getByLabel("From", { exact: true }).fill("2020-01-01");
    await page.getByLabel("Sync or company id").fill(lapsed.syncId);
    await expect.poll(shown).toEqual(ids(lapsed));
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
    { width: 390, dark: false },
    { width: 390, dark: true },
    { width: 1280, dark: true },
  ])("fits %o, every field has a name, and text stands out", async (look) => {
    const company = companyOn("dynamics365");
    const { syncId } = await post(mockServer, company, [payment(company)]);
    const page = await open(mockServer.url, look);
    await rowOf(page, syncId).click();
    await page.getByText("Pending").first().waitFor();
    const overflow = () => document.documentElement.scrollWidth - window.innerWidth;
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    for (const name of ["Sync or company id", "Company", "Status", "From", "To"]) {
      expect(await page.getByLabel(name, { exact: true }).count()).toBe(1);
    }
    expect(await page.evaluate(leastContrast)).toBeGreaterThanOrEqual(4.5);
  });
});

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
