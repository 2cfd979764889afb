// @ts-check
// What a list without syncs says: where to send requests, and one line that makes the first sync.
import { button, copyButton, h, request } from "./dom.js";

const exampleId = self.crypto.randomUUID?.() ?? "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

/**
 * @param {boolean} hasControl whether the server is a mock
 * @param {() => void} refresh
 * @returns {Promise<HTMLElement[]>}
 */
export async function firstSteps(hasControl, refresh) {
  const none = h("p", {}, "No syncs yet. They appear here as soon as transactions are sent.");
  if (!hasControl) return [none];
  const { origin } = location;
  const base = h("p", {}, "Base URL ", h("code", {}, origin), " · API key ", h("code", {}, "any"));
  /** @type {{ companyId: string, baseCurrency: string, accounts: { id: string }[] }[]} */
  const companies = await request("_mock/companies");
  const company = companies.find(({ accounts }) => accounts.length > 0);
  const account = company?.accounts[0];
  if (!company || !account) {
    return [
      none,
      base,
      h("p", {}, "There are no companies yet:"),
      h(
        "p",
        {},
        button("Create one for each platform", () => request("_mock/seed-demo", "POST"), refresh),
      ),
      commandLine(`curl -X POST ${origin}/_mock/seed-demo`),
    ];
  }
  const expense = {
    id: exampleId,
    type: "Payment",
    issueDate: new Date().toISOString().slice(0, 10),
    currency: company.baseCurrency,
    merchantName: "Blue Fern Hotels",
    lines: [{ netAmount: 100, accountRef: { id: account.id } }],
  };
  const path = `/companies/${company.companyId}/sync/expenses/expense-transactions`;
  const type = "-H 'content-type: application/json'";
  return [
    none,
    base,
    h("p", {}, "This makes the first sync:"),
    commandLine(`curl -u any: ${type} -d '${JSON.stringify([expense])}' ${origin}${path}`),
  ];
}

/** @param {string} text */
const commandLine = (text) =>
  h(
    "p",
    { class: "command" },
    h("code", {}, text),
    copyButton("Copy", () => text),
  );
