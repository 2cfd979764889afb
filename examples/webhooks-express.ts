// Receives Codat's webhooks with Express 5:
//   CODAT_WEBHOOK_SECRET=whsec_… npx tsx examples/webhooks-express.ts
import { unwrap, WebhookVerificationError } from "codat-expenses/webhooks";
import express, { type Express } from "express";
import { printEvent, readSecret, saveOnce, type WebhookHandlerOptions } from "./webhooks-inbox.js";

/** An app that takes webhooks at `POST /webhooks/codat` and responds once each one is saved. */
export function createWebhookApp({ secret, save }: WebhookHandlerOptions): Express {
  const saveEach = saveOnce(save);
  const app = express();

  // The raw parser sits on this route alone. An express.json() for the rest of the app comes after
  // it, or the body is parsed here already and its signature can no longer be verified.
  const rawBody = express.raw({ type: () => true, limit: "1mb" });
  app.post("/webhooks/codat", rawBody, async (request, response) => {
    try {
      const event = unwrap(request.body, request.headers, secret);
      await saveEach(String(request.headers["webhook-id"]), event);
      response.sendStatus(204);
    } catch (error) {
      if (error instanceof WebhookVerificationError) {
        console.warn(`Webhook refused (${error.reason}): ${error.message}`);
        response.sendStatus(400);
        return;
      }
      console.error("Webhook not saved, Codat will deliver it again:", error);
      response.sendStatus(503);
    }
  });

  return app;
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.env.PORT ?? 3000);
  createWebhookApp({ secret: readSecret(), save: printEvent }).listen(port, () => {
    console.log(`Listening for webhooks at http://localhost:${port}/webhooks/codat`);
  });
}
