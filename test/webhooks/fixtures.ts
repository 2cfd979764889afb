import type { SignedWebhook, SignOptions, WebhookEvent } from "codat-expenses/webhooks";
import { sign } from "codat-expenses/webhooks";

export const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const otherSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/** The moment at which every test webhook is signed and read, unless a test says otherwise. */
export const signedAtMs = Date.UTC(2024, 4, 17, 9, 30);
export const now = () => signedAtMs;

export const syncEvent = {
  id: "ba29118f-5406-4e59-b05c-ba307ca38d01",
  eventType: "expenses.sync.unsuccessful",
  generatedDate: "2024-05-17T09:29:58.0000000Z",
  payload: {
    referenceCompany: { id: "0498e921-9b53-4396-a412-4f2f5983b0a2", name: "Café Zürich ☕" },
    syncId: "321363b4-efa9-4fbc-b71c-0b58d62f3248",
    transactions: [
      { id: "4d7c6929-7770-412b-91bb-44d3bc71d111", status: "Completed", errorMessage: null },
      { id: "9f1d5b3e-33a5-4bb0-8d2e-0c6b6c7a1e02", status: "Failed", errorMessage: "No account" },
    ],
  },
} satisfies WebhookEvent;

export function signed(
  event: Parameters<typeof sign>[0] = syncEvent,
  options: SignOptions = {},
): SignedWebhook {
  return sign(event, secret, { now, ...options });
}
