// Run by memory.test.ts in a process of its own: uploads a file and prints by how many bytes the
// process's resident memory rose meanwhile.
import { createReadStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CodatExpenses, type FileInput } from "codat-expenses";

const [baseUrl = "", kind = "", smallPath = "", largePath = ""] = process.argv.slice(2);
const codat = new CodatExpenses({ apiKey: "test-key", baseUrl });

function upload(path: string) {
  const file: FileInput =
    kind === "path" ? { path } : { content: createReadStream(path), filename: "receipt.pdf" };
  return codat.attachments.upload("company", "sync", "transaction", file);
}

await upload(smallPath);
// What the start left behind is no part of the upload, and neither is room to spare.
globalThis.gc?.();
await delay(50);
globalThis.gc?.();
const startBytes = process.memoryUsage.rss();
let mostBytes = startBytes;
const sample = () => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
};
const sampling = setInterval(sample, 2);
await upload(largePath);
clearInterval(sampling);
sample();
console.log(mostBytes - startBytes);
