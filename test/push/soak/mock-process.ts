import { createMockCodat, type Fault } from "codat-expenses/mock";
import type { FromMock, ToMock } from "./messages.js";
import { randomFrom } from "./random.js";

// The mock, in a process of its own, making trouble from a seed. The quota is for other tests.
const [seed = "1", syncDurationMs = "300"] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const mock = createMockCodat({
  clock: "real",
  syncDurationMs: Number(syncDurationMs),
  dailyQuota: Number.POSITIVE_INFINITY,
});
const company = mock.createCompany();
const { companyId } = company;
const { url } = await mock.listen();

let requests = 0;
let tellAt = Number.POSITIVE_INFINITY;
let calm = false;
const troubles: Record<string, number> = {};

// Asked first, of every request: it only counts.
mock.inject({
  times: Number.POSITIVE_INFINITY,
  when: ({ operationId }) => {
    requests += 1;
    if (requests >= tellAt) {
      tellAt = Number.POSITIVE_INFINITY;
      tell({ kind: "reached" });
    }
    const posts = /^create-.*-transaction$/;
    // Now and then a sync fails as a whole.
    if (!calm && posts.test(operationId) && random() < 0.02) {
      mock.endNextSync({ code: random() < 0.5 ? 5000 : 5080 });
    }
    return false;
  },
});

/** Has this share of the requests meet the trouble. */
function trouble(name: string, share: number, what: Fault): void {
  mock.inject({
    ...what,
    times: Number.POSITIVE_INFINITY,
    when: () => {
      const meets = !calm && random() < share;
      if (meets) troubles[name] = (troubles[name] ?? 0) + 1;
      return meets;
    },
  });
}
trouble("broken off before", 0.02, { disconnect: "before" });
trouble("broken off after", 0.02, { disconnect: "after" });
trouble("broken off late", 0.005, { disconnect: "after", delayMs: 700 });
trouble("429", 0.02, { status: 429, headers: { "Retry-After": "0" } });
trouble("500", 0.01, { status: 500 });
trouble("500, carried out", 0.01, { status: 500, executed: true });
trouble("502", 0.01, { status: 502 });
trouble("503", 0.01, { status: 503, headers: { "Retry-After": "0" } });
trouble("503 of a proxy, carried out", 0.005, { status: 503, executed: true });
trouble("HTML", 0.01, { response: "html" });
trouble("HTML with 200, carried out", 0.01, { response: "html", status: 200 });
trouble("truncated", 0.02, { response: "truncated" });
trouble("delay", 0.03, { delayMs: 200 });
trouble("delay beyond the timeout", 0.003, { delayMs: 2_500 });

process.on("message", (message: ToMock) => {
  if (message.kind === "tell") tellAt = requests + message.afterRequests;
  if (message.kind === "calm") calm = true;
  if (message.kind === "show") void show();
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
tell({ kind: "listening", url, company });

async function show(): Promise<void> {
  calm = true;
  const entries = mock.ledger(companyId).map(({ transactionId, updates, attachments }) => ({
    transactionId,
    updates,
    filenames: attachments.map(({ filename }) => filename),
  }));
  tell({
    kind: "books",
    books: { entries, writes: [...(await writesByTransaction())], troubles, requests },
  });
}

async function writesByTransaction(): Promise<Map<string, number>> {
  const { CodatExpenses } = await import("codat-expenses");
  const codat = new CodatExpenses({ apiKey: "any", baseUrl: url });
  const writes = new Map<string, number>();
  for (const { syncId } of await codat.syncs.list(companyId)) {
    const list = codat.syncs.transactions.list(companyId, syncId ?? "", { pageSize: 5_000 });
    for await (const { transactionId, status } of list) {
      if (!transactionId || status !== "Completed") continue;
      writes.set(transactionId, (writes.get(transactionId) ?? 0) + 1);
    }
  }
  return writes;
}

function tell(message: FromMock): void {
  process.send?.(message);
}
