// Runs the bundled worker of the working directory in workerd.
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const script = readFileSync("worker.bundle.js", "utf8");
const worker = new Miniflare({ modules: true, script, compatibilityDate: "2025-09-01" });
const answer = await worker.dispatchFetch("http://worker/", {
  method: "POST",
  body: process.argv[2],
});
console.log(await answer.text());
await worker.dispose();
