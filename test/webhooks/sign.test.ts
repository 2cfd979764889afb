import { sign, unwrap, type WebhookEvent } from "codat-expenses/webhooks";
import { describe, expect, it } from "vitest";
import { secret, syncEvent } from "./fixtures.js";

describe("sign", () => {
  it("makes a request that fetch can send as it is", async () => {
    const request = new Request("http://localhost/webhooks/codat", {
      method: "POST",
      ...sign(syncEvent, secret),
    });
    expect(request.headers.get("content-type")).toBe("application/json");
    expect(unwrap(await request.arrayBuffer(), request.headers, secret)).toEqual(syncEvent);
  });

  it("gives each webhook an id of its own, or the one that is asked for", () => {
    const ids = Array.from({ length: 50 }, () => sign(syncEvent, secret).headers["webhook-id"]);
    expect(new Set(ids).size).toBe(50);
    expect(sign(syncEvent, secret, { id: "msg_1" }).headers["webhook-id"]).toBe("msg_1");
  });

  it("signs at the moment of the given clock", () => {
    const { headers } = sign(syncEvent, secret, { now: () => 1_700_000_000_999 });
    expect(headers["webhook-timestamp"]).toBe("1700000000");
  });

  it("signs text as it is", () => {
    const text = '{ "eventType" : "company.created" }\n';
    expect(sign(text, secret).body).toBe(text);
  });

  it("takes what unwrap returned", () => {
    const first = sign(syncEvent, secret);
    const event: WebhookEvent = unwrap(first.body, first.headers, secret);
    expect(sign(event, secret).body).toBe(first.body);
  });
});
