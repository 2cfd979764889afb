import { runInNewContext } from "node:vm";
import { RequestValidationError, where } from "codat-expenses";
import { describe, expect, it } from "vitest";

describe("where", () => {
  it("writes each comparison of the language", () => {
    expect([
      String(where("name").is("Acme")),
      String(where("name").isNot("Acme")),
      String(where("name").contains("cm")),
      String(where("balance").greaterThan(10)),
      String(where("balance").lessThan(-0.5)),
      String(where("modifiedDate").atLeast(new Date("2026-10-01T00:00:00Z"))),
      String(where("modifiedDate").atMost("2026-10-31")),
      String(where("metadata.isDeleted").is(false)),
    ]).toEqual([
      "name=Acme",
      "name!=Acme",
      "name~cm",
      "balance>10",
      "balance<-0.5",
      "modifiedDate>=2026-10-01T00:00:00.000Z",
      "modifiedDate<=2026-10-31",
      "metadata.isDeleted=false",
    ]);
  });

  it("takes a date of another realm", () => {
    const date: Date = runInNewContext('new Date("2026-10-01T00:00:00Z")');
    expect(String(where("modifiedDate").is(date))).toBe("modifiedDate=2026-10-01T00:00:00.000Z");
  });

  it("joins conditions, and groups with braces where the two kinds meet", () => {
    const [a, b, c] = [where("a").is(1), where("b").is(2), where("c").is(3)];
    expect(String(a.and(b).and(c))).toBe("a=1&&b=2&&c=3");
    expect(String(a.or(b).or(c))).toBe("a=1||b=2||c=3");
    expect(String(a.or(b).and(c))).toBe("{a=1||b=2}&&c=3");
    expect(String(a.and(b.or(c)))).toBe("a=1&&{b=2||c=3}");
    expect(String(a.and(b).or(b.and(c)))).toBe("{a=1&&b=2}||{b=2&&c=3}");
  });

  it("leaves single signs in a value as they are", () => {
    const query = where("customerName").contains("Smith & Co");
    expect(String(query.and(where("metadata.isDeleted").is(false)))).toBe(
      "customerName~Smith & Co&&metadata.isDeleted=false",
    );
    expect(String(where("note").is("50% | a=b > c"))).toBe("note=50% | a=b > c");
  });

  it.each(["a&&b", "a||b", "{a", "b}", "=a", " >a", "~a", "!a", "ends in &", "", "  "])(
    "refuses the value %j, which the language cannot say",
    (value) => {
      expect(() => where("name").is(value)).toThrow(RequestValidationError);
    },
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, new Date("never")])(
    "refuses the value %s",
    (value) => {
      expect(() => where("balance").greaterThan(value)).toThrow(RequestValidationError);
    },
  );

  it.each(["", "a b", "a=b", "a..b", ".a", "a&&b"])("refuses the field %j", (field) => {
    expect(() => where(field)).toThrow(RequestValidationError);
  });

  it("takes what is under 2,048 characters, and nothing longer", () => {
    const value = "x".repeat(2_047 - "name=".length);
    expect(String(where("name").is(value))).toHaveLength(2_047);
    expect(() => where("name").is(`${value}x`)).toThrow(/under 2048 characters/);
    const half = where("name").is("x".repeat(1_100));
    expect(() => half.and(half)).toThrow(RequestValidationError);
  });
});
