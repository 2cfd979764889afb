import { readFile } from "node:fs/promises";
import type { Reply } from "./reply.js";

/** Nothing from elsewhere, nothing in line, and no text that becomes code or HTML. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const files = [
  { path: "/", name: "index.html", contentType: "text/html; charset=utf-8" },
  { name: "sync-health.css", contentType: "text/css; charset=utf-8" },
  { name: "sync-health.js", contentType: "text/javascript; charset=utf-8" },
];

/** Reads the files of the Sync health page: what each path is answered with. */
export async function readPageFiles(): Promise<ReadonlyMap<string, Reply>> {
  const replies = await Promise.all(
    files.map(async ({ name, contentType, path = `/sync-health/${name}` }) => {
      // The folder is beside this one in the sources and in the package alike.
      const body = await readFile(new URL(`./page/${name}`, import.meta.url));
      const headers = {
        "content-type": contentType,
        "content-security-policy": contentSecurityPolicy,
      };
      return [path, { status: 200, headers, body }] as const;
    }),
  );
  return new Map(replies);
}
