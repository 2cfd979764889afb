// Receives Codat's webhooks where a server is a function from Request to Response:
//   CODAT_WEBHOOK_SECRET=whsec_… bun examples/webhooks-fetch.ts     (or: deno serve, wrangler dev)
import { unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import { printEvent, readSecret, saveOnce, type WebhookHandlerOptions } from "./webhooks-inbox.js";

/** A handler that takes webhooks at `POST /webhooks/codat` and responds once each one is saved. */
export function createWebhookHandler({
  secret,
  save,
}: WebhookHandlerOptions): (request: Request) => Promise<Response> {
  const saveEach = saveOnce(save);

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method !== "POST" || pathname !== "/webhooks/codat") {
      return new Response(null, { status: 404 });
    }
    try {
      const event = unwrap(await request.arrayBuffer(), request.headers, secret);
      await saveEach(String(request.headers.get("webhook-id")), event);
      return new Response(null, { status: 204 });
    } catch (error) {
      if (error instanceof WebhookVerificationError) {
        console.warn(`Webhook refused (${error.reason}): ${error.message}`);
        return new Response(null, { status: 400 });
      }
      console.error("Webhook not saved, Codat will deliver it again:", error);
      return new Response(null, { status: 503 });
    }
  };
}

let handler: ReturnType<typeof createWebhookHandler> | undefined;

// These runtimes start the default export themselves.
export default {
  fetch: (request: Request): Promise<Response> => {
    handler ??= createWebhookHandler({ secret: readSecret(), save: printEvent });
    return handler(request);
  },
};
