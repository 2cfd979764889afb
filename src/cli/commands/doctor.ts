import { CodatExpenses } from "../../client.js";
import type { Call, Command } from "../command.js";
import { printJson, printTable } from "../output.js";

export const doctor: Command = {
  name: "doctor",
  operands: [],
  summary:
    "Checks the API key, the daily quota and, with --company, what a company still lacks before its first expense. Exits with 1 where anything is missing.",
  options: {
    company: { type: "string", value: "<id>", description: "the company to check" },
  },
  examples: ["CODAT_API_KEY=… codat-expenses doctor --company 8a1b…"],
  run,
};

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
}

async function run(call: Call): Promise<number> {
  const codat = new CodatExpenses();
  const { response } = await codat.companies.list({ pageSize: 1 }).withResponse();
  const { remaining, limit, reset } = response.rateLimit;
  const findings: Finding[] = [
    { check: "API key", ok: true, message: "accepted" },
    {
      check: "quota",
      ok: remaining !== 0,
      message:
        remaining === undefined
          ? "the API did not say how much is left"
          : `${remaining} of ${limit ?? "?"} requests left${reset ? ` until ${reset.toISOString()}` : ""}`,
    },
  ];
  const companyId = call.text("company");
  if (companyId !== undefined) {
    const { ready, missing } = await codat.readiness(companyId);
    for (const { message, advice } of missing) {
      findings.push({ check: "company", ok: false, message: `${message}. ${advice}` });
    }
    if (ready) {
      const message = "linked, fetched and configured: ready for its first expense";
      findings.push({ check: "company", ok: true, message });
    }
  }
  const ok = findings.every((finding) => finding.ok);
  if (call.flag("json")) printJson({ ok, findings });
  else {
    printTable(
      ["Check", "", "Finding"],
      findings.map((each) => [each.check, each.ok ? "ok" : "missing", each.message]),
    );
  }
  return ok ? 0 : 1;
}
