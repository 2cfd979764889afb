// @ts-check
// What a mock shows besides its syncs: transactions, requests, webhooks, companies and faults.
import { transactionItem } from "./detail.js";
import { button, h, messageOf, pill, plural, request, tellProblem, timeElement } from "./dom.js";
import { href, place } from "./place.js";
import { jsonElement, requestsTab } from "./requests.js";
import { searchedTab } from "./search.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./detail.js").Transaction & { companyId: string, companyName: string, startedUtc: string }} FoundTransaction */

export const tabNames = ["transactions", "requests", "webhooks", "companies", "faults"];

/** @param {string} tab @param {() => void} refresh @returns {Promise<Child[]>} */
export async function tabPage(tab, refresh) {
  if (tab === "transactions") return transactionsTab(place().q ?? "");
  if (tab === "requests") return requestsTab(place().q ?? "");
  if (tab === "webhooks") return webhooksTab(refresh);
  if (tab === "companies") return companiesTab(refresh);
  if (tab === "faults") return faultsTab(refresh);
  return [h("p", {}, "There is no such section.")];
}

/** @param {string} title @param {string[]} heads @param {(readonly (Child | Child[])[])[]} rows @param {string} none */
function table(title, heads, rows, none) {
  if (rows.length === 0) return h("p", { class: "none" }, none);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": title },
    h(
      "table",
      { class: "plain" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => (head ? h("th", { scope: "col" }, head) : h("td"))),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((cells) =>
          h(
            "tr",
            {},
            cells.map((cell) => h("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** @param {string} q */
const transactionsTab = (q) =>
  searchedTab(
    "transactions",
    q,
    "id, merchant, supplier, amount, error",
    (/** @type {FoundTransaction} */ each) =>
      transactionItem(
        each,
        each.companyId,
        ` · ${each.companyName} · `,
        timeElement(Date.parse(each.startedUtc)),
      ),
  );

/** @param {() => void} refresh */
async function webhooksTab(refresh) {
  /** @type {{ id: string, url: string, deliveries: { id: string, name: string, status: string, attempts: { atMs: number, status?: number }[], event: unknown }[] }[]} */
  const webhooks = await request("_mock/webhooks");
  const content = webhooks.flatMap(({ id, url, deliveries }) => [
    h("h3", {}, h("code", {}, url)),
    h(
      "p",
      {},
      button("Stop sending", () => request(`_mock/webhooks/${id}`, "DELETE"), refresh),
    ),
    table(
      `Deliveries to ${url}`,
      ["When", "Event", "Delivery", "Attempts", ""],
      deliveries
        .toReversed()
        .map((delivery) => [
          timeElement(delivery.attempts.at(-1)?.atMs ?? 0),
          h(
            "details",
            {},
            h("summary", {}, delivery.name),
            jsonElement(JSON.stringify(delivery.event)),
          ),
          pill(deliveryOutcome(delivery.status), delivery.status),
          delivery.attempts.map(({ status }) => status ?? "no response").join(", "),
          button(
            "Resend",
            () => request(`_mock/webhooks/${id}/redeliver`, "POST", { deliveryId: delivery.id }),
            refresh,
          ),
        ]),
      "Nothing was sent yet.",
    ),
  ]);
  return [
    h("h2", {}, "Webhooks"),
    ...(content.length > 0
      ? content
      : [
          h(
            "p",
            { class: "none" },
            "No webhooks are sent. Start the mock with --webhook-url and --webhook-secret.",
          ),
        ]),
  ];
}

/** @param {string} status */
const deliveryOutcome = (status) =>
  status === "delivered" ? "written" : status === "pending" ? "running" : "failed";

/** @param {() => void} refresh */
async function companiesTab(refresh) {
  /** @type {{ companyId: string, name: string, connections: { id: string, platformName: string, status: string, isOwn: boolean }[], configuration?: object, fetchedUtc: string | null }[]} */
  const companies = (await request("sync-health/companies")).companies;
  const rows = companies.map(({ companyId, name, connections, configuration, fetchedUtc }) => {
    const order = (
      /** @type {string} */ text,
      /** @type {string} */ path,
      /** @type {string} */ connectionId,
    ) => button(text, () => request(`_mock/${path}`, "POST", { companyId, connectionId }), refresh);
    return [
      [h("a", { href: href({ company: companyId }) }, name), h("br"), h("code", {}, companyId)],
      connections.map(({ id, platformName, status, isOwn }) =>
        h(
          "p",
          {},
          pill(status === "Linked" ? "written" : "partly", status),
          ` ${platformName} `,
          !isOwn && status !== "Linked" && order("Link", "link", id),
          !isOwn && status === "Linked" && order("Unlink", "unlink", id),
          !isOwn && status === "Linked" && order("Withdraw access", "deauthorize", id),
        ),
      ),
      configuration
        ? h(
            "details",
            {},
            h("summary", {}, "Configured"),
            jsonElement(JSON.stringify(configuration)),
          )
        : "Not configured",
      fetchedUtc ? timeElement(Date.parse(fetchedUtc)) : "never",
    ];
  });
  return [
    h("h2", {}, `Companies (${rows.length})`),
    table(
      "Companies",
      ["Company", "Connections", "Configuration", "Data fetched"],
      rows,
      "No companies yet. Start the mock with --seed demo.",
    ),
  ];
}

/** @param {() => void} refresh */
async function faultsTab(refresh) {
  /** @type {{ id: string, remaining: number, fault: Record<string, unknown> }[]} */
  const faults = await request("_mock/faults");
  const rows = faults.map(({ id, remaining, fault }) => [
    h("code", {}, JSON.stringify(fault)),
    plural(remaining, "request"),
    button("Remove", () => request(`_mock/faults/${id}`, "DELETE"), refresh),
  ]);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
    const fault = Object.fromEntries(
      values
        .filter(([, value]) => value)
        .map(([name = "", value]) => [
          name,
          /^(status|times|delayMs)$/.test(name) ? Number(value) : value,
        ]),
    );
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    request("_mock/faults", "POST", fault).then(
      () => {
        tellProblem("");
        refresh();
      },
      (error) => tellProblem(messageOf(error)),
    );
  };
  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ control) =>
    h("label", {}, text, control);
  const choices = (/** @type {string} */ name, /** @type {string[]} */ values) =>
    h(
      "select",
      { name },
      h("option", { value: "" }, "–"),
      values.map((value) => h("option", { value }, value)),
    );
  return [
    h("h2", {}, "Faults"),
    table("Faults", ["Fault", "Remaining", ""], rows, "No faults are injected."),
    h("h3", {}, "Inject a fault into the next requests"),
    h(
      "form",
      { class: "fault", submit, autocomplete: "off" },
      labelled(
        "Status",
        h("input", { name: "status", type: "number", min: 200, max: 599, placeholder: "503" }),
      ),
      labelled("Error message", h("input", { name: "error" })),
      labelled(
        "Operation",
        h("input", { name: "operationId", placeholder: "any, or create-expense-transaction" }),
      ),
      labelled("Requests", h("input", { name: "times", type: "number", min: 1, value: 1 })),
      labelled("Delay (ms)", h("input", { name: "delayMs", type: "number", min: 0 })),
      labelled("Disconnect", choices("disconnect", ["before", "after"])),
      labelled("Response", choices("response", ["html", "empty", "truncated"])),
      h("button", { class: "primary" }, "Inject"),
    ),
  ];
}
