// @ts-check
// What a mock shows besides its syncs: transactions, requests, webhooks, companies and faults.
import { transactionItem } from "./detail.js";
import {
  button,
  h,
  messageOf,
  pill,
  plural,
  request,
  table,
  tellProblem,
  timeElement,
} from "./dom.js";
import { fleetTab } from "./fleet.js";
import { href, place } from "./place.js";
import { jsonElement, requestsTab } from "./requests.js";
import { searchedTab } from "./search.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./detail.js").Transaction & { companyId: string, companyName: string, startedUtc: string }} FoundTransaction */

export const tabNames = ["transactions", "requests", "webhooks", "companies", "faults", "fleet"];

/**
 * @param {string} tab @param {() => void} refresh @param {boolean} isMock whether the companies can be controlled
 * @returns {Promise<Child[]>}
 */
export async function tabPage(tab, refresh, isMock) {
  if (tab === "transactions") return transactionsTab(place().q ?? "");
  if (tab === "requests") return requestsTab(place().q ?? "");
  if (tab === "webhooks") return webhooksTab(refresh);
  if (tab === "companies") return companiesTab(refresh, isMock);
  if (tab === "faults") return faultsTab(refresh);
  if (tab === "fleet") return fleetTab();
  return [h("p", {}, "There is no such section.")];
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

/** @typedef {{ atMs: number, status?: number, signature: string }} Attempt */
/** @typedef {{ id: string, name: string, status: string, attempts: Attempt[], event: unknown }} Delivery */

const deliveriesAPage = 50;
let maxDeliveries = deliveriesAPage;

/** @param {() => void} refresh */
async function webhooksTab(refresh) {
  /** @type {{ id: string, url: string, deliveries: Delivery[] }[]} */
  const webhooks = await request("_mock/webhooks");
  const showMore = async () => {
    maxDeliveries += deliveriesAPage;
  };
  const sections = webhooks.map(({ id, url, deliveries }) =>
    h(
      "section",
      { "data-key": id },
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
          .slice(0, maxDeliveries)
          .map((delivery) => [
            delivery.id,
            timeElement(delivery.attempts.at(-1)?.atMs ?? 0),
            deliveryElement(delivery),
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
      deliveries.length > maxDeliveries && h("p", {}, button("Show more", showMore, refresh)),
    ),
  );
  return [
    h("h2", {}, "Webhooks"),
    ...(sections.length > 0
      ? sections
      : [
          h(
            "p",
            { class: "none" },
            "No webhooks are sent. Start the mock with --webhook-url and --webhook-secret.",
          ),
        ]),
  ];
}

/** @param {Delivery} delivery */
const deliveryElement = ({ id, name, event, attempts }) =>
  h(
    "details",
    {},
    h("summary", {}, name),
    h("p", {}, "webhook-id ", h("code", {}, id)),
    jsonElement(JSON.stringify(event)),
    h("h3", {}, "Attempts"),
    h("ol", { class: "attempts" }, attempts.map(attemptItem)),
  );

/** @param {Attempt} attempt */
const attemptItem = ({ atMs, status, signature }) =>
  h(
    "li",
    {},
    timeElement(atMs),
    ` · ${status ?? "no response"} · webhook-signature `,
    h("code", {}, signature),
  );

/** @param {string} status */
const deliveryOutcome = (status) =>
  status === "delivered" ? "written" : status === "pending" ? "running" : "failed";

/** @param {() => void} refresh @param {boolean} isMock */
async function companiesTab(refresh, isMock) {
  /** @type {{ companyId: string, name: string, connections: { id: string, platformName: string, status: string, isOwn: boolean }[], isConfigured?: boolean, fetchedUtc: string | null }[]} */
  const companies = (await request("sync-health/companies")).companies;
  const rows = companies.map(({ companyId, name, connections, isConfigured, fetchedUtc }) => {
    const order = (
      /** @type {string} */ text,
      /** @type {string} */ path,
      /** @type {string} */ connectionId,
    ) => button(text, () => request(`_mock/${path}`, "POST", { companyId, connectionId }), refresh);
    return /** @type {[string, ...(Child | Child[])[]]} */ ([
      companyId,
      [h("a", { href: href({ company: companyId }) }, name), h("br"), h("code", {}, companyId)],
      connections.map(({ id, platformName, status, isOwn }) =>
        h(
          "p",
          { "data-key": `${id} ${status}` },
          pill(status === "Linked" ? "written" : "partly", status),
          ` ${platformName} `,
          isMock && !isOwn && status !== "Linked" && order("Link", "link", id),
          isMock && !isOwn && status === "Linked" && order("Unlink", "unlink", id),
          isMock && !isOwn && status === "Linked" && order("Withdraw access", "deauthorize", id),
        ),
      ),
      isConfigured !== false
        ? readFold("Configuration", companyId, "configuration")
        : "Not configured",
      readFold("Mapping options", companyId, "mapping-options"),
      [
        fetchedUtc ? timeElement(Date.parse(fetchedUtc)) : "never",
        " ",
        isMock &&
          button("Fetch now", () => request("_mock/refresh", "POST", { companyId }), refresh),
      ],
    ]);
  });
  return [
    h("h2", {}, `Companies (${rows.length})`),
    table(
      "Companies",
      ["Company", "Connections", "Configuration", "Mapping options", "Data fetched"],
      rows,
      isMock ? "No companies yet. Start the mock with --seed demo." : "The key has no companies.",
    ),
  ];
}

/** What is long, or takes a request: read when it is opened. @param {string} name @param {string} companyId @param {string} what */
function readFold(name, companyId, what) {
  const content = h("div", { "data-own": true });
  const toggle = async (/** @type {Event} */ { currentTarget }) => {
    const isOpen = currentTarget instanceof HTMLDetailsElement && currentTarget.open;
    if (!isOpen) return;
    content.replaceChildren(
      await request(`sync-health/companies/${encodeURIComponent(companyId)}/${what}`).then(
        (read) => jsonElement(JSON.stringify(read)),
        (error) => h("p", {}, messageOf(error)),
      ),
    );
  };
  return h("details", { toggle }, h("summary", {}, name), content);
}

/** @param {() => void} refresh */
async function faultsTab(refresh) {
  /** @type {{ id: string, remaining: number, fault: Record<string, unknown> }[]} */
  const faults = await request("_mock/faults");
  const rows = faults.map(
    ({ id, remaining, fault }) =>
      /** @type {[string, ...Child[]]} */ ([
        id,
        h("code", {}, JSON.stringify(fault)),
        plural(remaining, "request"),
        button("Remove", () => request(`_mock/faults/${id}`, "DELETE"), refresh),
      ]),
  );
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
