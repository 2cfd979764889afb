import * as codatExpenses from "codat-expenses";
import * as mockEntry from "codat-expenses/mock";
import * as nodeEntry from "codat-expenses/node";
import * as openTelemetry from "codat-expenses/opentelemetry";
import * as platforms from "codat-expenses/platforms";
import * as webhooks from "codat-expenses/webhooks";
import * as mswNode from "msw/node";
import ts from "typescript";
import type { CodeBlock } from "./code-blocks.js";
import { setScene } from "./scene.js";

/** Runs a block in this process, against a mock of its own. Rejects as its code does. */
export async function runBlock(block: CodeBlock): Promise<void> {
  const mock = mockEntry.createMockCodat({ syncDurationMs: 300, fetchDurationMs: 100 });
  const api = await mock.listen();
  // Code that brings a mock of its own is run as its reader would: nothing points to this one.
  const bringsMock = block.code.includes("codat-expenses/mock");
  process.env.CODAT_API_KEY = "a-key";
  process.env.CODAT_BASE_URL = api.url;
  const scene = setScene(mock);
  const servers: ReturnType<typeof mswNode.setupServer>[] = [];
  const setupServer: typeof mswNode.setupServer = (...handlers) => {
    const server = mswNode.setupServer(...handlers);
    servers.push(server);
    return server;
  };
  const modules: Readonly<Record<string, unknown>> = {
    "codat-expenses": codatExpenses,
    "codat-expenses/mock": mockEntry,
    "codat-expenses/node": nodeEntry,
    "codat-expenses/opentelemetry": openTelemetry,
    "codat-expenses/platforms": platforms,
    "codat-expenses/webhooks": webhooks,
    "msw/node": { ...mswNode, setupServer },
    "node:assert": await import("node:assert"),
    "node:crypto": await import("node:crypto"),
    "node:fs": await import("node:fs"),
  };
  const require = (name: string) => {
    if (name in modules) return modules[name];
    throw new Error(`${block.file}:${block.line} imports ${name}, which the runner does not know.`);
  };
  const quiet = { ...console, log: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const given = { ...scene, require, exports: {}, console: quiet };
  try {
    await evaluate(block.before, given);
    if (bringsMock) delete process.env.CODAT_BASE_URL;
    await evaluate(block.code, given);
  } finally {
    for (const server of servers) server.close();
    await api.close();
    delete process.env.CODAT_API_KEY;
    delete process.env.CODAT_BASE_URL;
  }
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

async function evaluate(code: string, given: Readonly<Record<string, unknown>>): Promise<void> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  // In a block of its own, so that the code may declare what it is given anew.
  await new AsyncFunction(...Object.keys(given), `{${outputText}\n}`)(...Object.values(given));
}
