import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "../support/scripted-server.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = existsSync(join(root, "dist", "index.cjs"));
const run = promisify(execFile);

/** The names are resolved by the package's own `exports`, as a user's `require` does. */
const script = `
  const { CodatExpenses, NotFoundError } = require("codat-expenses");
  const { checkExpense } = require("codat-expenses/platforms");
  const codat = new CodatExpenses({ apiKey: "some key", baseUrl: process.argv[1] });
  codat.companies.get("a").then(async ({ id }) => {
    const error = await codat.companies.get("b").catch((error) => error);
    console.log(id, error instanceof NotFoundError, typeof checkExpense);
  });
`;

test.skipIf(!built)(
  "require reaches the client and, through it, ky (skipped before npm run build)",
  async () => {
    const server = await startServer([{ body: { id: "acme" } }, { status: 404 }]);
    const { stdout } = await run(process.execPath, ["-e", script, server.url], { cwd: root });
    expect(stdout.trim()).toBe("acme true function");
  },
);

test.skipIf(!built)("each entry that is required has the same classes", async () => {
  const { stdout } = await run(
    process.execPath,
    [
      "-e",
      `const { CodatError } = require("codat-expenses");
       const { unwrap } = require("codat-expenses/webhooks");
       try { unwrap("", {}, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"); }
       catch (error) { console.log(error.name, error instanceof CodatError); }`,
    ],
    { cwd: root },
  );
  expect(stdout.trim()).toBe("WebhookVerificationError true");
});

test.skipIf(!built).each([
  { way: "import", load: 'await import("codat-expenses/webhooks")', type: "module" },
  { way: "require", load: 'require("codat-expenses/webhooks")', type: "commonjs" },
])("the stack of an error leads to the source, with $way", async ({ load, type }) => {
  const code = `
    const { unwrap } = ${load};
    try { unwrap("", {}, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"); } catch (error) { console.log(error.stack); }
  `;
  const options = ["--enable-source-maps", `--input-type=${type}`, "-e", code];
  const { stdout } = await run(process.execPath, options, { cwd: root });
  const [, , called = ""] = stdout.split("\n");
  const [, file = "", line = ""] = /\((.*):(\d+):\d+\)/.exec(called) ?? [];
  expect(file).toBe(join(root, "src", "webhooks", "unwrap.ts"));
  expect(readFileSync(file, "utf8").split("\n")[Number(line) - 1]).toContain(
    "readSignatureHeaders(",
  );
});
