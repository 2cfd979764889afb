import { type ClientOptions, CodatExpenses, type Expense } from "codat-expenses";
import { recordingClock } from "./recording-clock.js";

/** The key of the tests' clients. */
export const apiKey = "hR9vKx2QpLw7TzNf4bYd";

/** The header that the key makes. */
export const authHeader = `Basic ${btoa(apiKey)}`;

/** A client of a server of the test's own, that never really sleeps. */
export function clientOf(server: { readonly url: string }, options: ClientOptions = {}) {
  const key = options.authHeader === undefined ? { apiKey } : {};
  return new CodatExpenses({ ...key, baseUrl: server.url, clock: recordingClock(), ...options });
}

/** What a call throws. Fails where it throws nothing. */
export async function errorOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error("the call was expected to fail");
}

/** The error of a call, of a given class. */
export async function failureOf<Failure>(
  call: PromiseLike<unknown>,
  // biome-ignore lint/suspicious/noExplicitAny: whatever the constructor takes.
  type: abstract new (...parameters: any[]) => Failure,
): Promise<Failure> {
  const error = await errorOf(call);
  if (error instanceof type) return error;
  throw new Error(`expected ${type.name}`, { cause: error });
}

/** An expense that can be sent. */
export function expense(changes: Partial<Expense> = {}): Expense {
  return {
    id: "4d7c6929-7770-412b-91bb-44d3bc71d111",
    type: "Payment",
    issueDate: "2026-08-01",
    currency: "GBP",
    lines: [{ netAmount: 100, taxAmount: 20 }],
    ...changes,
  };
}
