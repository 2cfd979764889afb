import { sign } from "../../webhooks/index.js";
import type { MockClock } from "./clock.js";
import { contractJson } from "./contract-json.js";
import type { EventHub, MockEvent } from "./events.js";

/** Where webhooks are sent to. */
export interface WebhookTarget {
  readonly url: string;
  /** What they are signed with: `whsec_…`. */
  readonly secret: string;
  /**
   * Only these, by their `eventType`. All that have one by default. The older rules are sent where
   * they are named here: `SyncCompleted`, `SyncFailed`.
   */
  readonly eventTypes?: readonly string[];
  /** Only events of companies with any of these tags, each `key:value`. All companies by default. */
  readonly tags?: readonly string[];
  /** Headers that each webhook carries besides its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many webhooks are sent in a second of the mock's time at most. No limit by default. */
  readonly maxPerSecond?: number;
}

/** Webhooks that are sent to a target. */
export interface WebhookSubscription {
  /** The latest 1,000, oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
  /** Settles once no attempt is under way. Retries that wait for their time are not waited for. */
  settled(): Promise<void>;
  /** Sends one again under the same `webhook-id`, as a sender that is not sure of its success does. */
  redeliver(id: string): Promise<void>;
  /** Sends no more. */
  stop(): void;
}

/** One webhook, and how its delivery went. */
export interface WebhookDelivery {
  /** Its `webhook-id`: the same for every attempt. */
  readonly id: string;
  readonly name: string;
  readonly event: MockEvent;
  readonly attempts: readonly WebhookAttempt[];
  /** `given-up`: the last retry failed too. */
  readonly status: "pending" | "delivered" | "given-up";
}

/** One attempt to deliver a webhook. */
export interface WebhookAttempt {
  /** In the mock's time. */
  readonly atMs: number;
  /** The status of the response; `undefined` without one within 15 seconds. */
  readonly status: number | undefined;
  /** Its `webhook-signature`: of the id, the time and the body. */
  readonly signature: string;
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** How long after each attempt that failed the next one comes. */
const retryDelaysMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  10 * hour,
];
/** In real time: the receiver is another program. */
const answerTimeoutMs = 15 * second;
const keptDeliveries = 1000;

/** Sends what happens in a mock to a target, until it is stopped. */
export function deliverWebhooks(
  events: EventHub<MockEvent>,
  clock: MockClock,
  target: WebhookTarget,
  tagsOf: (companyId: string) => Readonly<Record<string, string>>,
): WebhookSubscription {
  // A secret that cannot be used is reported now, not with the first event.
  sign("{}", target.secret);
  const deliveries: Delivery[] = [];
  const underWay = new Set<Promise<void>>();
  const cancels = new Set<() => void>();

  const attempt = (delivery: Delivery) => {
    const running = send(clock, target, delivery).then((isDelivered) => {
      underWay.delete(running);
      if (isDelivered) delivery.status = "delivered";
      else retryLater(delivery);
    });
    underWay.add(running);
    return running;
  };

  const retryLater = (delivery: Delivery) => {
    const delayMs = retryDelaysMs[delivery.attempts.length - 1];
    if (isStopped || delivery.status === "delivered") return;
    if (delayMs === undefined) {
      delivery.status = "given-up";
      return;
    }
    attemptAt(clock.now() + delayMs, delivery);
  };

  const attemptAt = (atMs: number, delivery: Delivery) => {
    const cancel = clock.alarm(atMs, () => {
      cancels.delete(cancel);
      attempt(delivery);
    });
    cancels.add(cancel);
  };

  let freeAtMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  const stopListening = events.listen((raised) => {
    const name = nameOf(raised);
    if (!(target.eventTypes?.includes(name) ?? "eventType" in raised)) return;
    if (!hasAnyTag(tagsOf(companyOf(raised)), target.tags)) return;
    const id = `msg_${crypto.randomUUID()}`;
    const body = contractJson(raised);
    const event: MockEvent = JSON.parse(body);
    const delivery: Delivery = { id, name, event, body, attempts: [], status: "pending" };
    if (deliveries.length === keptDeliveries) deliveries.shift();
    deliveries.push(delivery);
    const gapMs = target.maxPerSecond === undefined ? 0 : second / target.maxPerSecond;
    const atMs = Math.max(clock.now(), freeAtMs);
    freeAtMs = atMs + gapMs;
    if (atMs > clock.now()) attemptAt(atMs, delivery);
    else attempt(delivery);
  });

  return {
    deliveries,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    redeliver: async (id) => {
      const delivery = deliveries.find((each) => each.id === id);
      if (!delivery) throw new Error(`The mock has sent no webhook '${id}'.`);
      await attempt(delivery);
    },
    stop: () => {
      isStopped = true;
      stopListening();
      for (const cancel of cancels) cancel();
    },
  };
}

interface Delivery extends WebhookDelivery {
  readonly body: string;
  readonly attempts: WebhookAttempt[];
  status: WebhookDelivery["status"];
}

/** Makes one attempt, and says whether it was taken. */
async function send(clock: MockClock, target: WebhookTarget, delivery: Delivery): Promise<boolean> {
  const atMs = clock.now();
  const { headers, body } = sign(delivery.body, target.secret, {
    id: delivery.id,
    now: () => atMs,
  });
  const status = await post(target.url, { ...target.headers, ...headers }, body);
  delivery.attempts.push({ atMs, status, signature: headers["webhook-signature"] });
  return status !== undefined && status >= 200 && status < 300;
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(answerTimeoutMs);
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal,
      // A signed body goes to the address that was named, and nowhere else.
      redirect: "manual",
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}

function nameOf(event: MockEvent): string {
  if ("RuleType" in event)
    return event.RuleType === "Sync Completed" ? "SyncCompleted" : "SyncFailed";
  return "eventType" in event ? (event.eventType ?? "") : "";
}

/** The company that an event is about; empty for one that is about the whole account. */
function companyOf(event: MockEvent): string {
  if ("CompanyId" in event) return event.CompanyId ?? "";
  if (!("payload" in event)) return "";
  const { payload } = event;
  if (payload && "referenceCompany" in payload) return payload.referenceCompany?.id ?? "";
  return payload && "redirect" in payload ? payload.id : "";
}

function hasAnyTag(
  tags: Readonly<Record<string, string>>,
  wanted: readonly string[] | undefined,
): boolean {
  return !wanted || Object.entries(tags).some(([key, value]) => wanted.includes(`${key}:${value}`));
}
