import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer } from "../support/scripted-server.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = existsSync(`${root}/dist/index.cjs`);
const run = promisify(execFile);

/** The name is resolved by the package's own `exports`, as a user's `require` does. */
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
