import type { CompanyConfiguration, CompanyInformation, MappingOptions } from "codat-expenses";
import {
  checkAttachment,
  checkExpense,
  type Platform,
  type PlatformContext,
  type PlatformErrorCode,
  type PlatformIssue,
  type PlatformIssueCode,
  type PlatformSlug,
  platformFromKey,
  platforms,
  type ValidFor,
} from "codat-expenses/platforms";
import { describe, expectTypeOf, it } from "vitest";

describe("types", () => {
  it("the table is typed by slug", () => {
    expectTypeOf(platforms.xero).toEqualTypeOf<Platform>();
    expectTypeOf<keyof typeof platforms>().toEqualTypeOf<PlatformSlug>();
    expectTypeOf(platformFromKey).returns.toEqualTypeOf<PlatformSlug | undefined>();
    expectTypeOf(platformFromKey).parameter(0).toEqualTypeOf<string | null | undefined>();
    const rename = (platform: Platform) => {
      // @ts-expect-error the table cannot be changed
      platform.name = "Other";
    };
    expectTypeOf(rename).returns.toBeVoid();
  });

  it("an issue narrows by its severity and by its code", () => {
    const narrow = (issue: PlatformIssue) => {
      if (issue.severity === "error") expectTypeOf(issue.code).toEqualTypeOf<PlatformErrorCode>();
      if (issue.severity === "info") expectTypeOf(issue.code).toEqualTypeOf<"not-documented">();
      if (issue.code === "contact-ignored") expectTypeOf(issue.severity).toEqualTypeOf<"warning">();
      expectTypeOf(issue.code).toEqualTypeOf<PlatformIssueCode>();
      expectTypeOf(issue.path).toEqualTypeOf<readonly (string | number)[]>();
    };
    expectTypeOf(narrow).returns.toBeVoid();
    expectTypeOf(checkExpense).returns.toEqualTypeOf<PlatformIssue[]>();
  });

  it("attachments narrow by their status", () => {
    const narrow = ({ attachments }: Platform) => {
      if (attachments.status !== "supported") return;
      expectTypeOf(attachments.maxBytes).toEqualTypeOf<number>();
      expectTypeOf(attachments.transactions).toEqualTypeOf<readonly ValidFor[]>();
    };
    expectTypeOf(narrow).returns.toBeVoid();
  });

  it("a context accepts what the API returns, as it is", () => {
    const gather = (
      configuration: CompanyConfiguration | null,
      mappingOptions: MappingOptions | null,
      information: CompanyInformation,
    ): PlatformContext => ({
      platform: "xero",
      baseCurrency: information.baseCurrency,
      configuration,
      mappingOptions,
      ledgerLockDate: information.ledgerLockDate,
    });
    expectTypeOf(gather).returns.toEqualTypeOf<PlatformContext>();
    expectTypeOf({ platform: "xero", configuration: null } as const).toExtend<PlatformContext>();
    expectTypeOf({ platform: "gbol" } as const).not.toExtend<PlatformContext>();
    expectTypeOf({ baseCurrency: "GBP" } as const).not.toExtend<PlatformContext>();
  });

  it("a bank account is facts or a lookup", () => {
    type BankAccount = PlatformContext["bankAccount"];
    expectTypeOf<{ currency: string; card: "credit" }>().toExtend<BankAccount>();
    expectTypeOf<(id: string) => { currency: string } | undefined>().toExtend<BankAccount>();
    expectTypeOf<Map<string, { currency: string }>>().toExtend<BankAccount>();
    expectTypeOf<Record<string, { card: "debit" }>>().toExtend<BankAccount>();
    expectTypeOf<{ currency: string; card: "gold" }>().not.toExtend<BankAccount>();
  });

  it("an attachment names the transaction as validFor does", () => {
    expectTypeOf(checkAttachment).parameter(1).toExtend<{ transaction?: ValidFor | undefined }>();
    expectTypeOf<"expense-transactions.Payment">().toExtend<ValidFor>();
    expectTypeOf<"expenses">().not.toExtend<ValidFor>();
  });
});
