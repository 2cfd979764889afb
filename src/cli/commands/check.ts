import * as rules from "../../platforms/index.js";
import { type PlatformSlug, platforms } from "../../platforms/index.js";
import { precheck } from "../../push/precheck.js";
import { type Call, type Command, UsageError } from "../command.js";
import { printJson, printTable } from "../output.js";
import { readItems } from "../rows.js";

export const check: Command = {
  name: "check",
  operands: ["FILE"],
  summary:
    "Checks a .jsonl or .csv file of transactions against a platform's rules, offline. Exits with 1 where any would be refused.",
  options: {
    platform: {
      type: "string",
      value: "<name>",
      description: `one of ${Object.keys(platforms).join(", ")}`,
      required: true,
    },
    "base-currency": {
      type: "string",
      value: "<code>",
      description: "the company's base currency, to check currencies with",
    },
  },
  examples: [
    "codat-expenses check october.csv --platform xero",
    "codat-expenses check feed.jsonl --platform netsuite --base-currency USD --json",
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [file = ""] = call.operands;
  const baseCurrency = call.text("base-currency");
  const context = { platform: readPlatform(call), ...(baseCurrency && { baseCurrency }) };
  const refused: { item: number; id: string; message: string; codes: readonly string[] }[] = [];
  let items = 0;
  for await (const item of readItems(file, undefined)) {
    items += 1;
    const { refusal } = precheck(item, rules, { check: context, failOn: "error" });
    if (!refusal) continue;
    const errors = (refusal.issues ?? []).filter(({ severity }) => severity === "error");
    const codes = errors.map(({ code }) => code);
    refused.push({ item: items, id: refusal.id, message: refusal.message, codes });
  }
  if (call.flag("json")) printJson({ items, refused });
  else if (refused.length === 0) console.log(`${items} transactions: none would be refused.`);
  else {
    printTable(
      ["Item", "Id", "Why it would be refused"],
      refused.map(({ item, id, message }) => [String(item), id, message]),
    );
    console.log(`\n${refused.length} of ${items} transactions would be refused.`);
  }
  return refused.length === 0 ? 0 : 1;
}

function readPlatform(call: Call): PlatformSlug {
  const name = call.text("platform") ?? "";
  const known = (value: string): value is PlatformSlug => Object.hasOwn(platforms, value);
  if (known(name)) return name;
  throw new UsageError(`--platform must be one of ${Object.keys(platforms).join(", ")}`);
}
