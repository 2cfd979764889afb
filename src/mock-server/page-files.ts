import { readdir, readFile } from "node:fs/promises";
import type { Reply } from "./reply.js";

/** Nothing from elsewhere, nothing in line, and no text that becomes code or HTML. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  md: "text/plain; charset=utf-8",
};
// The folder is beside this file in the sources and in the package alike.
const pageFolder = new URL("./page/", import.meta.url);
/** The guides, which advice links to. */
const guideFolder = new URL("../../docs/", import.meta.url);

/** Reads the files of the Sync health page and the guides. Returns the response for each path. */
export async function readPageFiles(): Promise<ReadonlyMap<string, Reply>> {
  const page = readFolder(pageFolder, /\.(html|css|js)$/, "/sync-health/");
  // Tools that shrink node_modules remove them.
  const guides = readFolder(guideFolder, /\.md$/, "/sync-health/docs/").catch(() => []);
  return new Map([...(await page), ...(await guides)]);
}

async function readFolder(folder: URL, wanted: RegExp, under: string) {
  const names = (await readdir(folder)).filter((name) => wanted.test(name));
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(new URL(name, folder));
      const headers = {
        "content-type": contentTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "",
        "content-security-policy": contentSecurityPolicy,
      };
      const path = name === "index.html" ? "/" : under + name;
      return [path, { status: 200, headers, body }] as const;
    }),
  );
}
