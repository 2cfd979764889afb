import type { Forced, SimulatedApi } from "./api.js";
import {
  type ApiRequest,
  describeReceived,
  describeRequest,
  failure,
  networkError,
  type Received,
  type Reply,
} from "./messages.js";
import type { Random } from "./random.js";
import { type Feature, minuteMs, type World } from "./rules.js";

/** The faults of the network, each of which needs the feature of its name. */
const faults = [
  ...(["dropped", "lost", "late", "slow", "silent", "repeated", "cut", "truncated"] as const),
  ...(["proxyError", "apiError", "limited"] as const),
] satisfies Feature[];
type Fault = (typeof faults)[number];

/** Errors after which a request may have been executed, and errors that prove the opposite. */
const broken = (
  "ECONNRESET:read EPIPE:write ETIMEDOUT:read UND_ERR_SOCKET UND_ERR_HEADERS_TIMEOUT UND_ERR_INFO " +
  "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC"
).split(" ");
const rarelyBroken = ["EHOSTUNREACH:read", "ENETUNREACH:write"];
const unconnected = (
  "ECONNREFUSED:connect ENOTFOUND:getaddrinfo EAI_AGAIN:getaddrinfo EHOSTUNREACH:connect " +
  "UND_ERR_CONNECT_TIMEOUT"
).split(" ");

const html = "<html><body><h1>Bad gateway</h1></body></html>";

/** The way between clients and the API: takes time, and has the faults of the plan. */
export class Network {
  readonly #world: World;
  readonly #api: SimulatedApi;
  readonly #random: Random;
  readonly #faults: readonly Fault[];
  /** How many requests were sent. */
  sent = 0;
  /** How many of them met a fault. */
  faults = 0;

  constructor(world: World, api: SimulatedApi, random: Random) {
    this.#world = world;
    this.#api = api;
    this.#random = random;
    this.#faults = faults.filter((fault) => world.rules.on.has(fault));
  }

  /** Sends a request, and calls `receive` once when something comes back, if anything does. */
  send(
    parts: Omit<ApiRequest, "sequence" | "arrivals">,
    receive: (received: Received) => void,
  ): void {
    const { scheduler, rules, isCalm, log } = this.#world;
    const request: ApiRequest = { ...parts, sequence: this.sent++, arrivals: [] };
    const isFaulty = !isCalm && this.#faults.length > 0 && this.#random.chance(rules.faultShare);
    const fault = isFaulty ? this.#random.pick(this.#faults) : undefined;
    if (fault) this.faults += 1;
    const name = `#${request.sequence}`;
    log(() => `${name} ${describeRequest(request)}${fault ? ` [${fault}]` : ""}`);
    let isOver = false;
    const back = (delayMs: number, received: Received) => {
      scheduler.after(delayMs, () => {
        if (isOver) return;
        isOver = true;
        log(() => `${name} <- ${describeReceived(received)}`);
        receive(received);
      });
    };
    const deliver = (delayMs: number, respond: (reply: Reply) => void, forced?: Forced) => {
      const answered = (reply: Reply) => {
        log(() => `${name} is answered ${reply.status}`);
        respond(reply);
      };
      scheduler.after(delayMs, () => this.#api.handle(request, answered, forced), true);
    };
    this.#carry(request, fault, deliver, back);
  }

  #carry(
    { method }: ApiRequest,
    fault: Fault | undefined,
    deliver: (delayMs: number, respond: (reply: Reply) => void, forced?: Forced) => void,
    back: (delayMs: number, received: Received) => void,
  ): void {
    const random = this.#random;
    const travelMs = random.between(5, 250);
    const lateMs = random.between(2_000, minuteMs);
    const nothing = () => undefined;
    const answer = (reply: Reply) => back(travelMs, { reply });
    const ways: Record<Fault, () => void> = {
      dropped: () => {
        const unsent = networkError(random.pick(unconnected));
        back(travelMs, random.chance(0.5) ? this.#broken() : unsent);
      },
      lost: () => deliver(travelMs, () => back(travelMs, this.#broken())),
      late: () => {
        deliver(lateMs, nothing);
        back(random.between(10, 20_000), this.#proxyError());
      },
      slow: () => deliver(travelMs, (reply) => back(lateMs, { reply })),
      silent: () => {
        if (random.chance(0.5)) deliver(random.pick([travelMs, lateMs]), nothing);
      },
      repeated: () => {
        deliver(travelMs, answer);
        deliver(travelMs + random.between(0, 30_000), answer);
      },
      cut: () => deliver(travelMs, (reply) => back(travelMs, { reply, cutAt: random.next() })),
      truncated: () =>
        deliver(travelMs, (reply) => {
          const text = JSON.stringify(reply.body);
          back(travelMs, { reply, text: text.slice(0, Math.floor(text.length * random.next())) });
        }),
      proxyError: () => {
        const received = this.#proxyError();
        if (random.chance(0.5)) back(travelMs, received);
        else deliver(travelMs, () => back(travelMs, received));
      },
      apiError: () => {
        const executed = method !== "GET" && random.chance(0.5);
        deliver(travelMs, answer, { status: random.pick([500, 503]), executed });
      },
      limited: () => back(travelMs, { reply: this.#api.limited() }),
    };
    if (fault) ways[fault]();
    else deliver(travelMs, answer);
  }

  #broken(): Error {
    const isRare = this.#world.rules.on.has("rareError") && this.#random.chance(0.3);
    return networkError(this.#random.pick(isRare ? rarelyBroken : broken));
  }

  /** What a proxy says, or a broken connection. */
  #proxyError(): Received {
    const isRare = this.#world.rules.on.has("rareStatus");
    const status = this.#random.pick([0, 200, 408, 502, 503, 504, ...(isRare ? [499, 520] : [])]);
    if (status === 0) return this.#broken();
    const headers: Record<string, string> = status === 503 && isRare ? { "Retry-After": "2" } : {};
    const text = status === 200 ? html : this.#random.pick([html, "", '{"message":"timeout"}']);
    return { reply: { ...failure(status, "upstream error"), headers }, text };
  }
}
