import type { Books, Write } from "./books.js";
import { type ApiRequest, failure, ok, type Reply } from "./messages.js";
import type { Random } from "./random.js";
import { dayMs, minuteMs, type World } from "./rules.js";

/** A failure of the API itself, before or after it carried the request out. */
export interface Forced {
  readonly status: number;
  readonly executed: boolean;
}

interface CachedReply {
  readonly fingerprint: string;
  reply: Reply | undefined;
  atMs: number;
}

/**
 * The Expenses API of one company, written from its contract and documentation alone: routes, the
 * quota and idempotency keys.
 */
export class SimulatedApi {
  /** What no client may ever do. */
  readonly offences: string[] = [];
  readonly #keys = new Map<string, CachedReply>();
  readonly #world: World;
  readonly #books: Books;
  readonly #random: Random;
  #day = 0;
  #used = 0;

  constructor(world: World, books: Books, random: Random) {
    this.#world = world;
    this.#books = books;
    this.#random = random;
  }

  get #serverNowMs(): number {
    return this.#world.scheduler.nowMs + this.#world.rules.serverSkewMs;
  }

  handle(request: ApiRequest, respond: (reply: Reply) => void, forced?: Forced): void {
    const { scheduler } = this.#world;
    request.arrivals.push(scheduler.nowMs);
    if (!this.#count()) {
      respond(this.limited());
      return;
    }
    const answer = (reply: Reply) => respond({ ...reply, headers: this.#rateLimit() });
    const cached = this.#cachedReply(request);
    if (cached === "not protected") this.#work(request, forced, answer);
    else if (cached) answer(cached);
    else {
      const slot: CachedReply = { fingerprint: fingerprint(request), reply: undefined, atMs: 0 };
      this.#keys.set(request.key ?? "", slot);
      this.#work(request, forced, (reply) => {
        slot.reply = reply;
        slot.atMs = scheduler.nowMs;
        answer(reply);
      });
    }
  }

  /** A 429, which no key caches. */
  limited(): Reply {
    const isUsedUp = this.#used >= this.#world.rules.dailyQuota;
    const untilMidnight = Math.ceil((dayMs - (this.#serverNowMs % dayMs)) / 1_000);
    const seconds = isUsedUp ? untilMidnight : this.#random.between(1, 20);
    const date = new Date(this.#serverNowMs + seconds * 1_000).toUTCString();
    const retryAfter = this.#random.chance(0.5) ? String(seconds) : date;
    const headers = { ...this.#rateLimit(), "Retry-After": retryAfter };
    return { ...failure(429, "Rate limited"), headers };
  }

  /** Counts a request against the day's quota, and returns whether there was any left. */
  #count(): boolean {
    const day = Math.floor(this.#serverNowMs / dayMs);
    if (day !== this.#day) this.#used = 0;
    this.#day = day;
    if (this.#used >= this.#world.rules.dailyQuota && !this.#world.isCalm) return false;
    this.#used += 1;
    return true;
  }

  #rateLimit(): Record<string, string> {
    const { dailyQuota } = this.#world.rules;
    const used = this.#world.isCalm ? 0 : this.#used;
    return {
      Date: new Date(this.#serverNowMs).toUTCString(),
      "X-Rate-Limit-Limit": String(dailyQuota),
      "X-Rate-Limit-Remaining": String(Math.max(0, dailyQuota - used)),
      "X-Rate-Limit-Reset": new Date((this.#day + 1) * dayMs).toISOString(),
    };
  }

  #cachedReply(request: ApiRequest): Reply | "not protected" | undefined {
    const { key, method, path } = request;
    const { keys, uploadKeys } = this.#world.rules;
    if (key !== null && method !== "POST") this.offences.push(`a key on a ${method}`);
    const isKept = path.endsWith("/attachments") ? uploadKeys : keys;
    if (key === null || !isKept) return "not protected";
    const known = this.#keys.get(key);
    const isOver = known?.reply && this.#world.scheduler.nowMs - known.atMs >= 90 * minuteMs;
    if (!known || isOver) return undefined;
    if (known.fingerprint !== fingerprint(request)) {
      this.offences.push(`a key was used again with another request: ${method} ${path}`);
      return failure(422, "The idempotency key was used before with a different request");
    }
    return known.reply ?? failure(409, "A request with this idempotency key is in progress");
  }

  #work(request: ApiRequest, forced: Forced | undefined, respond: (reply: Reply) => void): void {
    const { scheduler, rules, isCalm } = this.#world;
    const canBeSlow = request.method !== "GET" && !isCalm && rules.on.has("slowWork");
    const isSlow = canBeSlow && this.#random.chance(0.2);
    const workMs = isSlow ? this.#random.between(2_000, minuteMs) : this.#random.between(20, 400);
    const finish = () => {
      const reply = forced?.executed === false ? undefined : this.#execute(request);
      const status = forced?.status ?? 500;
      respond(forced || !reply ? failure(status, "Internal error") : reply);
    };
    scheduler.after(workMs, finish, true);
  }

  #execute(request: ApiRequest): Reply {
    if (request.path.endsWith("/connections")) return ok(connections);
    const route = /^\/companies\/[^/]+\/sync\/expenses\/([^/]+)(?:\/(.*))?$/.exec(request.path);
    const [, first = "", rest] = route ?? [];
    if (first === "syncs") return this.#books.read(request, rest?.split("/") ?? []);
    const put = puts.get(first);
    if (request.method === "PUT" && put && rest) {
      return this.#books.write(request, [{ ...JSON.parse(request.body), id: rest }], put);
    }
    const isPost = /^(expense|reimbursable-expense|adjustment)-transactions$/.test(first);
    if (request.method !== "POST" || !isPost || rest) {
      this.offences.push(`${request.method} ${request.path}`);
      return failure(404, "Not found");
    }
    const items: unknown = JSON.parse(request.body);
    if (!Array.isArray(items) || items.length < 1 || items.length > 50) {
      this.offences.push(`a body of ${first} that is not 1 to 50 transactions`);
      return failure(400, "Between 1 and 50 transactions are required");
    }
    return this.#books.write(request, items, "create");
  }
}

const puts: ReadonlyMap<string, Write> = new Map([
  ["transfer-transactions", "put"],
  ["expense-transactions", "update"],
  ["reimbursable-expense-transactions", "update"],
]);

const uuid = "ee2eb431-c0fa-4dc9-93fa-d29781c12bcd";
const link = { href: "/connections" };
const connections = {
  results: [
    {
      ...{ id: uuid, integrationId: uuid, sourceId: uuid, platformName: "Xero" },
      ...{ linkUrl: "https://link.codat.io/", created: "2026-11-01T00:00:00Z" },
      ...{ status: "Linked", sourceType: "Accounting" },
    },
  ],
  ...{ pageNumber: 1, pageSize: 100, totalResults: 1, _links: { self: link, current: link } },
};

const fingerprint = ({ method, path, contentType, body }: ApiRequest) =>
  [method, path, contentType, body].join("\n");
