/** Uploads 100 MB from a path or a stream; tells how much memory it took above the start. */
import { createReadStream } from "node:fs";
import { loadBuilt } from "../built.js";
import { startPeak, tell } from "./peak.js";

const [baseUrl = "", path = "", from = ""] = process.argv.slice(2);
const { CodatExpenses } = await loadBuilt();
const codat = new CodatExpenses({ baseUrl, apiKey: "any key", timeoutMs: 120_000 });
// The first upload loads what uploads need.
await upload({ content: new TextEncoder().encode("receipt"), filename: "receipt.pdf" });
await upload({ path: new URL(import.meta.url).pathname, filename: "receipt.txt" });
const peak = startPeak();
const receivedBytes = await upload(
  from === "path"
    ? { path, filename: "receipt.pdf" }
    : { content: createReadStream(path), filename: "receipt.pdf" },
);
if (receivedBytes < 100_000_000) throw new Error(`only ${receivedBytes} bytes were uploaded`);
tell(peak());

async function upload(file: Parameters<typeof codat.attachments.upload>[3]): Promise<number> {
  const call = codat.attachments.upload("company", "sync", "transaction", file);
  const { response } = await call.withResponse();
  return Number(response.headers.get("received-bytes"));
}
