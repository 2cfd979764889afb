// A TypeDoc plugin: links each method of a resource to its guide and to its operation in the API's own
// documentation, and groups the names of each entry point by subject.
import { readFileSync } from "node:fs";
import { Comment, CommentTag, Converter, ReflectionKind } from "typedoc";

const operationsUrl = "https://docs.codat.io/sync-for-expenses-api#/operations/";

/** The guide of each resource, by the name of its class. */
const guides = {
  Attachments: "receipts",
  Connections: "reconnecting",
  Data: "waiting",
  LateAttachments: "corrections-and-reconciliation",
  MappingOptions: "platform-rules",
  PushOperations: "waiting",
  Syncs: "sync-lifecycle",
  SyncTransactions: "sync-lifecycle",
};
const writes = ["Adjustments", "Datasets", "Expenses", "Reimbursables", "Transfers"];
const paths = { SyncTransactions: "syncs.transactions", PullOperations: "data.pullOperations" };

/** The subject of a name, by the folder of its source. */
const categories = {
  errors: "Errors",
  http: "Requests",
  files: "Attachments",
  push: "Pushing",
  reconcile: "Reconciliation",
  resources: "Resources",
  schemas: "Requests",
  types: "Bodies and responses",
  waiting: "Waiting",
};

/** Loads the plugin. */
export function load(app) {
  const operations = new Map();
  for (const [, id, method] of readFileSync("src/errors/method-names.ts", "utf8").matchAll(
    /^ {2}"(.+)": "(.+)",$/gm,
  )) {
    operations.set(method, id);
  }
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const documents = project.getReflectionsByKind(ReflectionKind.Document);
    for (const method of project.getReflectionsByKind(ReflectionKind.Method)) {
      const name = method.parent?.name ?? "";
      const file = project.getSymbolIdFromReflection(method)?.fileName ?? "";
      if (!/\/src\/(resources|push\/late-attachments)/.test(`/${file}`)) continue;
      const base = name === "LateAttachments" ? "attachments" : paths[name];
      const operation = operations.get(`${base ?? lowerFirst(name)}.${method.name}`);
      const guide = guides[name] ?? (writes.includes(name) ? "sync-lifecycle" : "getting-started");
      const document = documents.find((each) => each.name === guide);
      for (const signature of method.signatures ?? []) {
        signature.comment ??= new Comment();
        if (document) see(signature, document, `Guide: ${titleOf(document)}`);
        if (operation) see(signature, operationsUrl + operation, `API: ${operation}`);
      }
    }
    for (const reflection of project.getReflectionsByKind(ReflectionKind.All)) {
      if (reflection.parent?.name !== "index" || !reflection.parent.isDeclaration()) continue;
      const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? "";
      const category = categories[/src\/([a-z-]+)\//.exec(file)?.[1] ?? ""] ?? "Client";
      const target = reflection.signatures?.[0] ?? reflection;
      target.comment ??= new Comment();
      target.comment.blockTags.push(
        new CommentTag("@category", [{ kind: "text", text: category }]),
      );
    }
  });
}

function see(signature, target, text) {
  signature.comment.blockTags.push(
    new CommentTag("@see", [{ kind: "inline-tag", tag: "@link", target, text }]),
  );
}

function titleOf(document) {
  const text = document.content.map((part) => part.text).join("");
  return /^# (.+)$/m.exec(text)?.[1] ?? document.name;
}

function lowerFirst(name) {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
