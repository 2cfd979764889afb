import { describeValue } from "../core/format.js";
import { ConfigurationError } from "../errors/base.js";
import { checkTimeZone, checkUnknownProperties } from "../http/body-options.js";
import type { AttachmentContext, PlatformContext } from "../platforms/index.js";
import { assertKnownPlatform, type Rules } from "../resources/platform-check.js";
import type { BodyOptions } from "../schemas/check.js";
import type { JournalStore, PushJournal } from "./journal.js";
import type { QuotaBehaviour } from "./quota.js";

/** How a push goes about it. */
export interface PushOptions extends BodyOptions {
  /**
   * What is known of the company, to check each item with before it is sent: what its platform would
   * refuse costs no request. Gather it with `codat.platformContext(companyId)`.
   */
  readonly check?: PlatformContext | undefined;
  /** From which severity of `check` on an item is refused; `warning` needs `check`. `error`. */
  readonly failOn?: "error" | "warning" | undefined;
  /**
   * Where the push writes down what it does, so that another run can resume. Where it can be claimed, as
   * `fileJournal` and `memoryJournal` can, the push claims it until it has ended.
   */
  readonly journal?: PushJournal | JournalStore | undefined;
  /**
   * What to do with a transaction that is in the books with another content, as the journal knows:
   * `report` it as `outdated` and send nothing, or `update` it where the API can. `report`.
   */
  readonly onChange?: "report" | "update" | undefined;
  /** How many batches of up to 50 transactions are under way at once. 20. */
  readonly concurrency?: number | undefined;
  /**
   * How long one batch may take, from its first request to its last, in milliseconds; waiting for the
   * quota does not count. 15 minutes.
   */
  readonly timeoutMs?: number | undefined;
  /** What to do when the daily quota is used up. `stop`. */
  readonly onQuotaExhausted?: QuotaBehaviour | undefined;
  /** Ends the push with a `RequestAbortedError`. What was sent continues; a journal knows it. */
  readonly signal?: AbortSignal | undefined;
  /** `true` makes it a dry run, which returns a plan and sends nothing. */
  readonly dryRun?: false | undefined;
}

/** Options with their defaults. */
export interface PushSettings {
  readonly check: PlatformContext | undefined;
  readonly failOn: "error" | "warning";
  readonly onChange: "report" | "update";
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly onQuotaExhausted: QuotaBehaviour;
  readonly signal: AbortSignal | undefined;
  readonly timeZone: string | undefined;
  readonly unknownProperties: BodyOptions["unknownProperties"];
}

/**
 * Fills in the defaults.
 *
 * @throws ConfigurationError that names the option which cannot be used
 */
export function readPushOptions(options: PushOptions, rules: Rules): PushSettings {
  const { check, signal, failOn = "error", onChange = "report" } = options;
  const { onQuotaExhausted = "stop" } = options;
  const { concurrency = 20, timeoutMs = 15 * 60_000 } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    const given = describeValue(concurrency);
    throw new ConfigurationError(`concurrency must be a whole number from 1, not ${given}`);
  }
  if (!(typeof timeoutMs === "number" && timeoutMs > 0)) {
    const given = describeValue(timeoutMs);
    throw new ConfigurationError(`timeoutMs must be a number above 0, not ${given}`);
  }
  if (failOn !== "error" && failOn !== "warning") {
    throw new ConfigurationError(`failOn must be "error" or "warning"`);
  }
  if (onChange !== "report" && onChange !== "update") {
    throw new ConfigurationError(`onChange must be "report" or "update"`);
  }
  if (!["stop", "wait-for-reset", "wait-for-webhook"].includes(onQuotaExhausted)) {
    const choices = `"stop", "wait-for-reset" or "wait-for-webhook"`;
    throw new ConfigurationError(`onQuotaExhausted must be ${choices}`);
  }
  if (failOn === "warning" && !check) {
    throw new ConfigurationError('failOn "warning" needs check: warnings come from its rules');
  }
  if (signal && typeof signal.addEventListener !== "function") {
    throw new ConfigurationError("signal must be an AbortSignal");
  }
  const misconfigured = (problem: string) => new ConfigurationError(problem);
  if (check !== undefined) assertKnownPlatform(rules, check, misconfigured);
  return {
    ...{ check, signal, failOn, onChange, onQuotaExhausted, concurrency, timeoutMs },
    timeZone: checkTimeZone(options.timeZone, misconfigured),
    unknownProperties: checkUnknownProperties(options.unknownProperties, misconfigured),
  };
}

/** Options of `attachments.add`. */
export interface AddAttachmentsOptions {
  /** The journal of the pushes that wrote the transaction: what it knows to be attached is not sent. */
  readonly journal?: PushJournal | JournalStore | undefined;
  /** The platform and the kind of transaction: files that the platform would refuse are not sent. */
  readonly check?: AttachmentContext | undefined;
  /** How long it may take, in milliseconds. 15 minutes. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}
