import { createHash } from "node:crypto";
import { isTransactionId, RequestValidationError, transactionId } from "codat-expenses";
import fc from "fast-check";
import { expect, it } from "vitest";

const dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

it.each([
  ["www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"],
  ["www.widgets.com", "21f7f8de-8051-5b89-8680-0195ef798b6a"],
])("gives the UUID of version 5 that RFC 9562 gives: %s", (name, expected) => {
  expect(transactionId(dns, name)).toBe(expected);
  expect(transactionId(dns.toUpperCase(), name)).toBe(expected);
});

it("agrees with Node's SHA-1 for references of any length and script", () => {
  const reference = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(
      fc.uuid(),
      reference.filter((text) => text.trim() !== ""),
      (namespace, name) => {
        const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
        const hash = createHash("sha1").update(space).update(name).digest().subarray(0, 16);
        hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
        hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
        expect(transactionId(namespace, name).replaceAll("-", "")).toBe(hash.toString("hex"));
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

it("gives the same id for the same reference, always, and others for others", () => {
  // Written out: an id that changed with a version of the library would double transactions.
  expect(transactionId("acme-cards", "txn_8412")).toBe("d13b3090-cb51-5c87-9048-35ec4ae0da04");
  const ids = [
    transactionId("acme-cards", "txn_8412"),
    transactionId("acme-cards", "txn_8413"),
    transactionId("acme-cards", "TXN_8412"),
    transactionId("other-cards", "txn_8412"),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(ids.every(isTransactionId)).toBe(true);
});

it.each([
  ["", "a"],
  ["a", " "],
  [1, "a"],
  ["a", undefined],
])("refuses %j and %j", (namespace, reference) => {
  expect(() => transactionId(namespace as string, reference as string)).toThrow(
    RequestValidationError,
  );
});

it.each([
  ["4d7c6929-7770-412b-91bb-44d3bc71d111", true],
  ["4D7C6929-7770-412B-91BB-44D3BC71D111", true],
  ["4d7c69297770412b91bb44d3bc71d111", false],
  ["txn_8412", false],
  ["", false],
  [null, false],
  [7, false],
])("%j is the id of a transaction: %s", (value, expected) => {
  expect(isTransactionId(value)).toBe(expected);
});
