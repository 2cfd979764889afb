import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { messageOf } from "../core/errors.js";
import type { InjectedFault, MockCodat, WebhookSubscription } from "../mock/index.js";
import { ApiFault } from "../mock/state/api-error.js";
import { bodies } from "./control-bodies.js";
import { type DocumentedRoute, indexOf, openapiOf } from "./control-index.js";
import { HttpError, jsonReply, type Reply } from "./reply.js";

/** One thing that can be asked or ordered of the mock over HTTP. */
interface ControlRoute extends DocumentedRoute {
  readonly answer: (ids: readonly string[], body: unknown) => unknown;
}

/** The functions of the mock, as JSON over HTTP: for tests in any language. */
export class Control {
  readonly #faults = new Map<string, { injected: InjectedFault; fault: object }>();
  readonly #webhooks = new Map<string, { url: string; subscription: WebhookSubscription }>();
  readonly #routes: readonly ControlRoute[];

  constructor(private readonly mock: MockCodat) {
    const routes = this.#createRoutes();
    this.#routes = [
      get("", "Returns this index", () => indexOf(this.#routes)),
      get("/openapi.json", "Returns the OpenAPI document of these routes", () =>
        openapiOf(this.#routes),
      ),
      ...routes,
    ];
  }

  /** Responds to a request below `/_mock`: 404 for what is not there. */
  async answer(method: string, path: string, body: () => Promise<string>): Promise<Reply> {
    const asked = path.replace(/\/$/, "").split("/").map(decode);
    const there = this.#routes.filter((route) => matches(route.path, asked));
    const route = there.find((each) => each.method === method);
    if (!route) {
      if (there.length === 0) throw new HttpError(404, `The mock has no ${path}.`);
      throw new HttpError(405, `${path} accepts ${there.map((each) => each.method).join(" or ")}.`);
    }
    const names = route.path.split("/");
    const ids = asked.filter((_, at) => names[at]?.startsWith(":"));
    const checked = method === "POST" ? read(route.body, await body()) : {};
    try {
      const result = await route.answer(ids, checked);
      return result === undefined ? { status: 204 } : jsonReply(200, result);
    } catch (error) {
      throw asHttpError(error, method);
    }
  }

  /** Sends webhooks to a target, as the control API does. Returns their id. */
  sendWebhooks(target: z.output<typeof bodies.webhooks>): string {
    const id = randomUUID();
    this.#webhooks.set(id, { url: target.url, subscription: this.mock.sendWebhooks(target) });
    return id;
  }

  #createRoutes(): ControlRoute[] {
    const { mock } = this;
    return [
      get("/companies", "Lists all companies, with every id that a test needs", () =>
        mock.companies(),
      ),
      get("/companies/:companyId", "Returns a company", (companyId) => mock.company(companyId)),
      get(
        "/companies/:companyId/ledger",
        "Returns the transactions in the company's books",
        (companyId) => this.#ledger(companyId),
      ),
      get(
        "/companies/:companyId/bank-accounts/:accountId/transactions",
        "Returns the lines of a bank account's statement",
        (companyId, accountId) => mock.bankTransactions(companyId, accountId),
      ),
      get("/requests", "Returns the latest requests, oldest first", () => mock.requests),
      post(
        "/create-company",
        "Creates a company and returns its ids",
        bodies.createCompany,
        (options) => mock.createCompany(options),
      ),
      post("/seed-demo", "Creates one company for each platform", bodies.nothing, () =>
        mock.seedDemo(),
      ),
      post(
        "/reset",
        "Deletes everything except the clock's offset and the webhook targets",
        bodies.nothing,
        () => {
          this.#faults.clear();
          mock.reset();
        },
      ),

      post(
        "/link",
        "The business authorises access: Linked",
        bodies.link,
        ({ companyId, connectionId, ...books }) => mock.link(companyId, connectionId, books),
      ),
      post(
        "/unlink",
        "The connection becomes Unlinked",
        bodies.connection,
        ({ companyId, connectionId }) => mock.unlink(companyId, connectionId),
      ),
      post(
        "/deauthorize",
        "The business withdraws access: Deauthorized",
        bodies.connection,
        ({ companyId, connectionId }) => mock.deauthorize(companyId, connectionId),
      ),

      get("/clock", "Returns the mock's time", () => this.#clock()),
      post(
        "/clock/advance",
        "Moves the clock forward by milliseconds",
        bodies.advance,
        async ({ ms }) => {
          await mock.clock.advance(ms);
          return this.#clock();
        },
      ),
      post(
        "/clock/advance-to",
        "Moves the clock forward to a moment",
        bodies.advanceTo,
        async ({ moment }) => {
          await mock.clock.advanceTo(moment);
          return this.#clock();
        },
      ),
      post("/clock/freeze", "Stops the clock", bodies.nothing, () => {
        mock.clock.freeze();
        return this.#clock();
      }),
      post("/clock/run", "Restarts the clock", bodies.nothing, () => {
        mock.clock.run();
        return this.#clock();
      }),

      post("/end-sync", "Ends a running sync at once", bodies.endSync, (order) =>
        mock.endSync(order),
      ),
      post("/end-next-sync", "Sets how the next sync ends", bodies.endNextSync, (order) =>
        mock.endNextSync(order),
      ),
      post(
        "/refuse-transaction",
        "Refuses a transaction the next time it is written",
        bodies.refuseTransaction,
        (order) => mock.refuseTransaction(order),
      ),
      post("/end-next-push", "Sets how the next push operation ends", bodies.endNextPush, (order) =>
        mock.endNextPush(order),
      ),
      post("/fail-next-fetch", "Makes the next fetch of data fail", bodies.failNextFetch, (order) =>
        mock.failNextFetch(order),
      ),

      get("/faults", "Lists the faults that are still pending", () => this.#pendingFaults()),
      post("/faults", "Injects a fault into the next requests", bodies.fault, (order) =>
        this.#inject(order),
      ),
      remove("/faults/:id", "Removes a fault", (id) => {
        this.#faults.get(id)?.injected.cancel();
        this.#faults.delete(id);
      }),
      post(
        "/limits",
        "Sets the limits on concurrent requests and requests a minute",
        bodies.limits,
        (limits) => mock.setLimits(limits),
      ),
      post("/refresh", "Fetches data at once", bodies.refresh, ({ companyId, dataTypes }) =>
        mock.refresh(companyId, dataTypes),
      ),
      post("/archive", "The business archives or deletes a record", bodies.archive, (record) =>
        mock.archive(record),
      ),
      post(
        "/decline",
        "The business declines to link",
        bodies.connection,
        ({ companyId, connectionId }) => mock.decline(companyId, connectionId),
      ),
      post("/quota", "Sets how many requests are left today", bodies.quota, ({ remaining }) =>
        mock.setQuotaRemaining(remaining),
      ),

      get("/webhooks", "Lists the webhook targets with their deliveries", () =>
        this.#listWebhooks(),
      ),
      post(
        "/webhooks",
        "Sends signed webhooks to a URL from now on",
        bodies.webhooks,
        (target) => ({ id: this.sendWebhooks(target) }),
      ),
      post(
        "/webhooks/:id/redeliver",
        "Sends a delivery again under the same webhook-id",
        bodies.redeliver,
        ({ deliveryId }, id) => this.#webhook(id).subscription.redeliver(deliveryId),
      ),
      remove("/webhooks/:id", "Stops sending webhooks to a target", (id) => {
        this.#webhooks.get(id)?.subscription.stop();
        this.#webhooks.delete(id);
      }),
    ];
  }

  /** Without the bytes of the files, which can be large. */
  #ledger(companyId: string) {
    return this.mock.ledger(companyId).map(({ attachments, ...entry }) => ({
      ...entry,
      attachments: attachments.map(({ content, ...about }) => about),
    }));
  }

  #clock() {
    const { clock } = this.mock;
    return { now: new Date(clock.now()).toISOString(), isFrozen: clock.isFrozen };
  }

  #inject({ ids, ...fault }: z.output<typeof bodies.fault>) {
    const wanted = Object.entries(ids ?? {});
    const injected = this.mock.inject({
      ...fault,
      when: (request) => wanted.every(([name, id]) => request.ids[name] === id),
    });
    const id = randomUUID();
    this.#faults.set(id, { injected, fault: { ...fault, ...(ids && { ids }) } });
    return { id, remaining: injected.remaining };
  }

  #pendingFaults() {
    for (const [id, { injected }] of this.#faults) {
      if (injected.remaining === 0) this.#faults.delete(id);
    }
    return [...this.#faults].map(([id, { injected, fault }]) => ({
      id,
      remaining: injected.remaining,
      fault,
    }));
  }

  #listWebhooks() {
    return [...this.#webhooks].map(([id, { url, subscription }]) => ({
      id,
      url,
      deliveries: subscription.deliveries.map(({ name, event, attempts, status, ...delivery }) => ({
        id: delivery.id,
        name,
        status,
        attempts,
        event,
      })),
    }));
  }

  #webhook(id: string) {
    const webhook = this.#webhooks.get(id);
    if (!webhook) throw new HttpError(404, `The mock sends no webhooks '${id}'.`);
    return webhook;
  }
}

function get(path: string, summary: string, answer: (...ids: string[]) => unknown): ControlRoute {
  return { method: "GET", path, summary, body: bodies.nothing, answer: (ids) => answer(...ids) };
}

function remove(
  path: string,
  summary: string,
  answer: (...ids: string[]) => unknown,
): ControlRoute {
  return { method: "DELETE", path, summary, body: bodies.nothing, answer: (ids) => answer(...ids) };
}

function post<Body extends z.ZodType>(
  path: string,
  summary: string,
  body: Body,
  answer: (body: z.output<Body>, ...ids: string[]) => unknown,
): ControlRoute {
  // `answer` is only ever given what `body` made of a request.
  return {
    method: "POST",
    path,
    summary,
    body,
    answer: (ids, checked) => answer(checked as z.output<Body>, ...ids),
  };
}

function matches(path: string, asked: readonly string[]): boolean {
  const names = path.split("/");
  return (
    names.length === asked.length &&
    names.every((name, at) => (name.startsWith(":") ? asked[at] !== "" : name === asked[at]))
  );
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** No body at all is an empty order. */
function read(schema: z.ZodType, text: string): unknown {
  let body: unknown = {};
  try {
    if (text.trim() !== "") body = JSON.parse(text);
  } catch {
    throw new HttpError(400, "The body is not valid JSON.");
  }
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(
    ({ path, message }) => `${path.join(".") || "The body"}: ${message}`,
  );
  throw new HttpError(400, faults.join("; "));
}

/** What the mock refuses is not a fault of this server: the message says why. */
function asHttpError(error: unknown, method: string): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ApiFault) return new HttpError(error.status, error.message);
  const message = messageOf(error);
  return new HttpError(method === "GET" ? 404 : 400, message);
}
