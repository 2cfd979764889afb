// Receives Codat's webhooks with node:http:
//   CODAT_WEBHOOK_SECRET=whsec_… npx tsx examples/webhooks-node-http.ts
import { createServer, type IncomingMessage, type Server } from "node:http";
import { unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import { printEvent, readSecret, saveOnce, type WebhookHandlerOptions } from "./webhooks-inbox.js";

const MAX_BODY_BYTES = 1_000_000;

/** A server that takes webhooks at `POST /webhooks/codat` and responds once each one is saved. */
export function createWebhookServer({ secret, save }: WebhookHandlerOptions): Server {
  const saveEach = saveOnce(save);

  async function receive(request: IncomingMessage): Promise<number> {
    if (request.method !== "POST" || request.url !== "/webhooks/codat") return 404;
    try {
      const body = await readBody(request);
      if (body === undefined) return 413;
      const event = unwrap(body, request.headers, secret);
      await saveEach(String(request.headers["webhook-id"]), event);
      return 204;
    } catch (error) {
      if (error instanceof WebhookVerificationError) {
        console.warn(`Webhook refused (${error.reason}): ${error.message}`);
        return 400;
      }
      console.error("Webhook not saved, Codat will deliver it again:", error);
      return 503;
    }
  }

  return createServer(async (request, response) => {
    response.statusCode = await receive(request);
    response.end();
  });
}

// The bytes as they came: the signature is over these. What is too long is read and not kept.
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request) {
    sizeBytes += chunk.length;
    if (sizeBytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return sizeBytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.env.PORT ?? 3000);
  createWebhookServer({ secret: readSecret(), save: printEvent }).listen(port, () => {
    console.log(`Listening for webhooks at http://localhost:${port}/webhooks/codat`);
  });
}
