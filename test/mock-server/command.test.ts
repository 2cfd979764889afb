import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import type { MockCompany } from "codat-expenses/mock";
import { unwrap } from "codat-expenses/webhooks";
import { expect, test } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { runInProcess } from "../support/in-process.js";
import {
  payment,
  post,
  runCommand,
  startMockServer,
  startReceiver,
  syncCodeOf,
  withFolder,
} from "./support.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("says how it is used, and which version it is", async () => {
  const [help, version] = [
    await runCommand(["--help"]).ended,
    await runInProcess("codat-expenses-mock", ["--version"]),
  ];
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  for (const option of ["port", "host", "seed", "sync-ms", "webhook-url", "webhook-secret"]) {
    expect(help.stdout).toContain(`--${option}`);
  }
  for (const option of ["state", "quiet", "help", "version"]) {
    expect(help.stdout).toContain(`--${option}`);
  }
  expect(version).toMatchObject({ exitCode: 0, stdout: `${packageFile.version}\n`, stderr: "" });
});

test("a mistake in the command line is one clear line, and exit code 2", {
  timeout: 60_000,
}, async () => {
  await withFolder(async (folder) => {
    const notJson = join(folder, "not.json");
    const notState = join(folder, "other.json");
    await writeFile(notJson, "{");
    await writeFile(notState, '{"format":"codat-expenses-mock","version":2}');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const mistakes: [string[], RegExp][] = [
      [["--nothing"], /'--nothing'/],
      [["demo"], /'demo'/],
      [["--port", "70000"], /--port takes a whole number, 0 to 65535, not "70000"/],
      [["--sync-ms", "1.5"], /--sync-ms takes a whole number/],
      [["--seed", "real"], /--seed takes "demo"/],
      [["--profile", "kind"], /--profile takes documented, pessimistic or hostile/],
      [["--random-seed", "x"], /--random-seed takes a whole number/],
      [["--webhook-url", "http://localhost"], /--webhook-url and --webhook-secret go together/],
      [["--webhook-url", "ftp://a", "--webhook-secret", secret], /takes an http or https address/],
      [["--webhook-url", "http://a", "--webhook-secret", "x"], /--webhook-secret cannot be used/],
      [["--state", folder], /state file .* cannot be used/],
      [["--state", join(folder, "no", "where.json")], /state file .* cannot be used/],
      [["--state", notJson], /state file .*not\.json cannot be used/],
      [["--state", notState], /state file .*other\.json cannot be used: version/],
      [["--port", port], new RegExp(`Port ${port} of 127.0.0.1 is taken`)],
      [["--host", "0.0.0.0"], /--host 0\.0\.0\.0 exposes the mock.*--allow-host/],
      [["--allow-host", "http://mock:4010"], /--allow-host takes a host name/],
      [
        ["--port", "0", "--host", "192.0.2.1", "--allow-host", "mock"],
        /Cannot listen on 192\.0\.2\.1/,
      ],
    ];
    for (const [args, message] of mistakes) {
      const { exitCode, stdout, stderr } = await runInProcess("codat-expenses-mock", args);
      expect({ args, exitCode, stdout, stderr }).toMatchObject({ exitCode: 2, stdout: "" });
      expect(stderr).toMatch(message);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
    taken.close();
  });
});

test("prints its base URL, page, key, seed and how to stop it; listens on loopback; ends cleanly on both signals", async () => {
  await Promise.all(
    (["SIGINT", "SIGTERM"] as const).map(async (signal) => {
      const mockServer = await startMockServer();
      expect(mockServer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(await mockServer.api("GET", "/companies")).toMatchObject({ totalResults: 0 });
      const { exitCode, stdout, stderr } = await mockServer.stop(signal);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      for (const line of [
        `codat-expenses-mock listens on ${mockServer.url}`,
        `Base URL     ${mockServer.url}`,
        `Page         ${mockServer.url}/`,
        "API key      any",
        "Random seed  1, profile documented",
        "Stop         Ctrl+C",
      ]) {
        expect(stdout).toContain(`${line}\n`);
      }
    }),
  );
});

test("without --port, listens on a port of its own, or the next one that is free", async () => {
  const first = 4640;
  const taken = createServer();
  await new Promise<void>((resolve) => {
    // Where another process has it already, it is as taken.
    taken.once("error", () => resolve()).listen(first, "127.0.0.1", resolve);
  });
  const command = runCommand([]);
  const port = Number(/:(\d+)$/.exec(await command.firstLine)?.[1]);
  expect(port).toBeGreaterThan(first);
  expect(port).toBeLessThanOrEqual(first + 100);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  command.signal("SIGTERM");
  expect((await command.ended).exitCode).toBe(0);
  taken.close();
});

test("ends although a page watches it, and although a request is under way", async () => {
  const mockServer = await startMockServer();
  const events = await fetch(`${mockServer.url}/sync-health/events`);
  await mockServer.control("POST", "/faults", { delayMs: 60_000 });
  const pending = mockServer.api("GET", "/companies").catch(() => "broken off");
  while ((await mockServer.control<unknown[]>("GET", "/faults")).length > 0);
  expect((await mockServer.stop()).exitCode).toBe(0);
  expect(await pending).toBe("broken off");
  await expect(events.text()).rejects.toThrow();
});

test("--quiet prints nothing; --host is where it listens", async () => {
  const port = await freePort();
  const command = runCommand(["--quiet", "--host", "localhost", "--port", port]);
  while (!(await answers(`http://localhost:${port}/`)));
  command.signal("SIGTERM");
  expect(await command.ended).toEqual({ exitCode: 0, stdout: "", stderr: "" });
});

test("--allow-host lets a container reach it by name; a warning says what is exposed", async () => {
  const mockServer = await startMockServer("--host", "0.0.0.0", "--allow-host", "codat-mock");
  const { port } = new URL(mockServer.url);
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { host, authorization: "Basic a2V5" };
      get({ port, path: "/companies", headers, agent: false }, (response) => {
        resolve(response.resume().statusCode);
      }).once("error", reject);
    });
  expect(await statusFor(`codat-mock:${port}`)).toBe(200);
  expect(await statusFor(`localhost:${port}`)).toBe(200);
  expect(await statusFor("rebound.example")).toBe(403);
  expect((await mockServer.stop()).stderr).toMatch(/warning: anyone who reaches 0\.0\.0\.0:\d+/);
});

test("--sync-ms is how long a sync runs; --webhook-url receives a signed webhook when it ends", async () => {
  const receiver = await startReceiver();
  const mockServer = await startMockServer(
    ...["--seed", "demo", "--sync-ms", "0", "--profile", "documented", "--no-limits"],
    ...["--webhook-url", receiver.url, "--webhook-secret", secret],
  );
  const [company] = await mockServer.control<MockCompany[]>("GET", "/companies");
  if (!company) throw new Error("The demo has no company.");
  const sync = await post(mockServer, company, [payment(company)]);
  const webhook = await receiver.next(({ body }) => body.includes("expenses.sync."));
  const event = unwrap(webhook.body, webhook.headers, secret);
  expect(event).toMatchObject({
    eventType: "expenses.sync.successful",
    payload: { syncId: sync.syncId },
  });
  expect(await syncCodeOf(mockServer, sync)).toBe(2000);
  await mockServer.stop();
  await receiver.close();
});

test("--state continues where the last run ended: companies, books, syncs, files, quota, time", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "state.json");
    const first = await startMockServer("--seed", "demo", "--state", file, "--sync-ms", "60000");
    await first.control("POST", "/clock/freeze");
    const companies = await first.control<MockCompany[]>("GET", "/companies");
    const company = companies.find(({ platform }) => platform === "xero");
    if (!company) throw new Error("The demo has no company on Xero.");

    const expense = payment(company);
    const written = await post(first, company, [expense]);
    await first.control("POST", "/clock/advance", { ms: 60_000 });
    const path = `/companies/${company.companyId}/sync/expenses/syncs/${written.syncId}`;
    const form = new FormData();
    form.set("file", new File(["%PDF-1.4"], "receipt.pdf", { type: "application/pdf" }));
    const upload = await fetch(`${first.url}${path}/transactions/${expense.id}/attachments`, {
      method: "POST",
      headers: { authorization: "Basic a2V5" },
      body: form,
    });
    expect(upload.status).toBe(200);
    await first.control("POST", "/end-next-sync", { code: 1000 });
    const endless = await post(first, company, [payment(company)]);
    const running = await post(first, company, [payment(company)]);
    const clock = await first.control("GET", "/clock");
    const ledger = await first.control("GET", `/companies/${company.companyId}/ledger`);
    const before = await first.api("GET", `/companies/${company.companyId}`);
    expect((await first.stop("SIGINT")).exitCode).toBe(0);
    expect(await readdir(folder)).toEqual(["state.json"]);
    // Amounts and names: for its owner alone.
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    // A seed is for a new state only.
    const second = await startMockServer("--seed", "demo", "--state", file);
    expect(await second.control("GET", "/companies")).toEqual(companies);
    expect(await second.control("GET", "/clock")).toEqual(clock);
    expect(await second.control("GET", `/companies/${company.companyId}/ledger`)).toEqual(ledger);
    const after = await second.api<object>("GET", `/companies/${company.companyId}`);
    expect({ ...after, redirect: 0, dataConnections: 0 }).toEqual({
      ...(before as object),
      redirect: 0,
      dataConnections: 0,
    });
    expect(await syncCodeOf(second, written)).toBe(2000);
    expect(await syncCodeOf(second, running)).toBe(1000);
    await expect(post(second, company, [expense])).rejects.toThrow("previously been processed");
    await second.control("POST", "/clock/advance", { ms: 60_000 });
    expect(await syncCodeOf(second, running)).toBe(2000);
    expect(await syncCodeOf(second, endless)).toBe(1000);
    await second.control("POST", "/quota", { remaining: 0 });
    await second.stop();

    const third = await startMockServer("--state", file);
    await expect(third.api("GET", "/companies")).rejects.toThrow("429");
    await third.stop();
  });
});

test("time passes while it is stopped, as far ahead as it was moved", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "state.json");
    const first = await startMockServer("--state", file);
    await first.control("POST", "/clock/advance", { ms: 3_600_000 });
    await first.stop();
    const second = await startMockServer("--state", file);
    const { now, isFrozen } = await second.control<{ now: string; isFrozen: boolean }>(
      "GET",
      "/clock",
    );
    expect(isFrozen).toBe(false);
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(3_599_000);
    await second.stop();
  });
});

test("a state that cannot be written is reported, with exit code 1, and leaves the old one", async () => {
  await withFolder(async (folder) => {
    const inner = join(folder, "inner");
    const file = join(inner, "state.json");
    await mkdir(inner);
    const gone = await startMockServer("--state", file);
    await rm(inner, { recursive: true });
    const { exitCode, stderr } = await gone.stop();
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/state\.json/);

    await mkdir(inner);
    const kept = await startMockServer("--state", file);
    await kept.stop();
    const text = await readFile(file, "utf8");
    const killed = await startMockServer("--state", file, "--seed", "demo");
    await killed.stop("SIGKILL");
    expect(await readFile(file, "utf8")).toBe(text);
  });
});

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(String(port)));
    });
  });
}
