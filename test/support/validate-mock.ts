import { AsyncLocalStorage } from "node:async_hooks";
import type * as mockModule from "codat-expenses/mock";
import { afterEach, expect, vi } from "vitest";
import type * as strictContract from "./strict-contract.js";

/**
 * Holds every answer and every webhook of each mock that a test makes against the contract: answers
 * that a fault was injected into are what the test wants them to be, and are left alone.
 */
vi.mock("codat-expenses/mock", async (importOriginal) => {
  const original = await importOriginal<typeof mockModule>();
  // Only now: a test without a mock needs no validator.
  contract = await import("./strict-contract.js");
  return {
    ...original,
    createMockCodat: (options?: mockModule.MockCodatOptions) =>
      // A hostile mock garbles its own answers.
      options?.profile === "hostile"
        ? original.createMockCodat(options)
        : validated(original.createMockCodat(options), original.mockedOperations),
  };
});

let contract: typeof strictContract | undefined;
const faults = new Set<string>();
const deliveries: { subscription: mockModule.WebhookSubscription; checked: number }[] = [];

afterEach(() => {
  for (const each of deliveries) {
    for (const { name, event } of each.subscription.deliveries.slice(each.checked)) {
      const found = contract?.webhookFaults(name, JSON.stringify(event)) ?? [];
      for (const fault of found) faults.add(fault);
      each.checked += 1;
    }
  }
  const found = [...faults];
  faults.clear();
  expect(found, "answers and webhooks of the mock that the contract does not have").toEqual([]);
});

const requests = new AsyncLocalStorage<{ isFaulty: boolean }>();

function validated(
  mock: mockModule.MockCodat,
  operations: readonly mockModule.MockedOperation[],
): mockModule.MockCodat {
  for (const handler of mock.handlers) {
    const run = handler.run.bind(handler);
    handler.run = (args) => {
      const request = { isFaulty: false };
      return requests.run(request, async () => {
        const result = await run(args);
        const response = result?.response;
        if (!response || response.type === "error" || request.isFaulty) return result;
        const text = await response.clone().text();
        const id = operationOf(operations, args.request)?.id ?? "";
        const found = contract?.answerFaults(id, response.status, text) ?? [];
        for (const fault of found) faults.add(fault);
        return result;
      });
    };
  }
  return {
    ...mock,
    inject: (fault) =>
      mock.inject({
        ...fault,
        when: (met) => {
          const isMet = fault.when?.(met) ?? true;
          const request = requests.getStore();
          if (isMet && request) request.isFaulty = true;
          return isMet;
        },
      }),
    sendWebhooks: (target) => {
      const subscription = mock.sendWebhooks(target);
      deliveries.push({ subscription, checked: 0 });
      return subscription;
    },
  };
}

/** Bases of mocks have paths of their own: the end of a request's path counts. */
function operationOf(
  operations: readonly mockModule.MockedOperation[],
  { method, url }: Request,
): mockModule.MockedOperation | undefined {
  const segments = new URL(url).pathname.split("/");
  return operations.find((operation) => {
    const wanted = operation.path.split("/").slice(1);
    const asked = segments.slice(-wanted.length);
    return (
      operation.method === method &&
      wanted.every((segment, at) => segment.startsWith("{") || segment === asked[at])
    );
  });
}
