import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = { [key: string]: Json };
type Operation = { id: string; path: string; method: string; node: Node; shared: Json[] };

const document = JSON.parse(
  readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8"),
) as Node;

const isNode = (value: Json | undefined): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function resolve(ref: string): Json | undefined {
  const keys = ref.slice(2).split("/");
  return keys.reduce<Json | undefined>((at, key) => {
    const name = decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
    return isNode(at) ? at[name] : undefined;
  }, document);
}

const deref = (value: Json): Json | undefined =>
  isNode(value) && typeof value.$ref === "string" ? resolve(value.$ref) : value;

function refs(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refs);
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child] : refs(child),
  );
}

function entries(key: string): [string, Node][] {
  const map = document[key];
  if (!isNode(map)) throw new Error(`the document has no ${key}`);
  return Object.entries(map).filter((entry): entry is [string, Node] => isNode(entry[1]));
}

const operations: Operation[] = entries("paths").flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, node]) => {
    if (method === "parameters" || !isNode(node)) return [];
    const shared = Array.isArray(item.parameters) ? item.parameters : [];
    return [{ id: String(node.operationId), path, method, node, shared }];
  }),
);

const operationIds = `
  list-companies create-company get-company replace-company update-company delete-company
  get-company-info
  list-connections create-connection get-connection unlink-connection delete-connection
  create-partner-expense-connection
  get-company-configuration set-company-configuration get-mapping-options
  create-expense-transaction update-expense-transaction create-transfer-transaction
  create-adjustment-transaction create-reimbursable-expense-transaction
  update-reimbursable-expense-transaction
  get-last-successful-sync get-latest-sync list-syncs get-sync-by-id list-sync-transactions
  get-sync-transaction upload-expense-attachment
  refresh-all-data-types get-data-status refresh-data-type list-pull-operations get-pull-operation
  list-push-operations get-push-operation
  create-account get-create-chartOfAccounts-model list-accounts get-account
  create-bank-account get-create-bankAccounts-model list-bank-accounts get-bank-account
  create-bank-transactions
  list-customers get-customer create-customer update-customer
  list-suppliers get-supplier create-supplier update-supplier
  list-tax-rates get-tax-rate list-tracking-categories get-tracking-category
  list-direct-costs create-direct-cost
  create-expense-dataset initiate-sync
`
  .trim()
  .split(/\s+/);

const eventTypes = [
  "expenses.sync.successful",
  "expenses.sync.unsuccessful",
  "client.rateLimit.reached",
  "client.rateLimit.reset",
  "company.created",
  "company.deleted",
  "company.product.added",
  "company.product.removed",
  "connection.created",
  "connection.connected",
  "connection.disconnected",
  "connection.reconnected",
  "connection.failed",
  "connection.deleted",
  "read.completed",
  "read.completed.initial",
  "{dataType}.write.successful",
  "{dataType}.write.unsuccessful",
  "SyncCompleted",
  "SyncFailed",
];

describe("the OpenAPI document", () => {
  it("has the 61 operations, each once", () => {
    expect(operationIds).toHaveLength(61);
    expect(operations.map(({ id }) => id).sort()).toEqual([...operationIds].sort());
  });

  it("has the 20 webhooks", () => {
    expect(entries("webhooks").map(([type]) => type)).toEqual(eventTypes);
  });

  it("describes every operation, webhook, parameter and schema", () => {
    const described: [string, Json | undefined][] = operations.map(({ id, node }) => [id, node]);
    for (const [type, item] of entries("webhooks")) described.push([type, item.post]);
    for (const [kind, components] of entries("components"))
      for (const [name, node] of Object.entries(components))
        described.push([`${kind} ${name}`, node]);
    const silent = described.filter(([, node]) => !isNode(node) || !node.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("resolves every reference inside itself", () => {
    const lost = refs(document).filter((ref) => !ref.startsWith("#/") || !resolve(ref));
    expect(lost).toEqual([]);
  });

  it("declares the parameters of every path, and no others", () => {
    for (const { id, path, node, shared } of operations) {
      const own = Array.isArray(node.parameters) ? node.parameters : [];
      const names = [...shared, ...own]
        .map(deref)
        .filter((parameter) => isNode(parameter) && parameter.in === "path")
        .map((parameter) => isNode(parameter) && parameter.name);
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(names.sort(), id).toEqual(wanted.sort());
    }
  });

  it("says why wherever it departs from the published contract", () => {
    const schemas = resolve("#/components/schemas");
    const reasons = JSON.stringify(schemas).match(/"x-deviation":"[^"]+"/g) ?? [];
    expect(reasons).toHaveLength(2);
  });
});
