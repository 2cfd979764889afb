import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const page = `
import { createElement } from "react";
import { exercise } from "../exercise.js";
export const dynamic = "force-dynamic";
export default async function Page() {
  return createElement("pre", null, "<<" + JSON.stringify(await exercise(JSON.parse(process.env.ORDER))) + ">>");
}`;
const layout = `
import { createElement } from "react";
export default ({ children }) => createElement("html", null, createElement("body", null, children));`;

/** Builds an app of Next.js whose page calls the API in a server component; returns what it shows. */
export async function showNextPage(installed: string, app: string, order: string) {
  const next = join(installed, "node_modules", "next", "dist", "bin", "next");
  const modules = join(installed, "node_modules");
  cpSync(join(app, "node_modules"), modules, { recursive: true, force: true });
  cpSync(join(app, "exercise.js"), join(installed, "exercise.js"));
  rmSync(join(installed, "app"), { recursive: true, force: true });
  mkdirSync(join(installed, "app"));
  writeFileSync(join(installed, "app", "page.js"), page);
  writeFileSync(join(installed, "app", "layout.js"), layout);
  const env = { ...process.env, ORDER: order, NEXT_TELEMETRY_DISABLED: "1" };
  const options = { cwd: installed, env: { ...env, NODE_ENV: "production" as const } };
  await promisify(execFile)(process.execPath, [next, "build"], { ...options, timeout: 240_000 });

  const server = spawn(process.execPath, [next, "start", "-p", "0", "-H", "127.0.0.1"], options);
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let printed = "";
      const read = (text: Buffer) => {
        printed += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (found && printed.includes("Ready")) resolve(found);
      };
      server.stdout.on("data", read);
      server.stderr.on("data", read);
      server.once("exit", () => reject(new Error(printed)));
    });
    const html = await (await fetch(url, { signal: AbortSignal.timeout(60_000) })).text();
    const told = /&lt;&lt;(.*?)&gt;&gt;/.exec(html)?.[1];
    if (told === undefined) throw new Error("the page does not show what the script told");
    const { version } = JSON.parse(readFileSync(join(modules, "next", "package.json"), "utf8"));
    return { told: told.replaceAll("&quot;", '"'), version: String(version) };
  } finally {
    server.kill();
  }
}
