/** Lists a million transactions; tells how much memory it took above the start. */
import { loadBuilt } from "../built.js";
import { startPeak, tell } from "./peak.js";

const [baseUrl = "", items = "0"] = process.argv.slice(2);
const { CodatExpenses } = await loadBuilt();
const codat = new CodatExpenses({ baseUrl, apiKey: "any key" });
const list = (mostPages: number) =>
  codat.syncs.transactions.list(
    "company",
    "sync",
    { pageSize: 1_000 },
    { headers: { pages: String(mostPages) } },
  );
for await (const _ of list(5));
const peak = startPeak();
let count = 0;
for await (const { transactionId } of list(Number(items) / 1_000)) if (transactionId) count += 1;
if (count !== Number(items)) throw new Error(`${count} of ${items} were listed`);
tell(peak());
