import * as z from "zod/mini";
import type { RequestIssue } from "../core/format.js";
import { fitBody } from "./fit.js";
import { type Snapshot, snapshotOf } from "./snapshot.js";

/** What a request body is checked with before it is sent. */
export type BodySchema = z.ZodMiniType;

/** How a body is checked. */
export interface BodyOptions {
  /** The time zone that a `Date` is read in as a calendar day, by its IANA name. */
  readonly timeZone?: string | undefined;
  /** `send`: properties that the contract does not know are sent, not refused. */
  readonly unknownProperties?: "refuse" | "send" | undefined;
}

/** A body that was checked: what is to be sent, and everything that is wrong with it. */
export interface CheckedBody {
  readonly body: unknown;
  readonly issues: RequestIssue[];
}

/** Checks the snapshot of a body, and makes it what is sent. */
export function checkSnapshot(
  schema: BodySchema,
  snapshot: Snapshot,
  { unknownProperties = "refuse" }: BodyOptions = {},
): CheckedBody {
  // A body that could not be read has nothing else to be said of it.
  if (snapshot.body === undefined && snapshot.issues.length > 0) {
    return { body: undefined, issues: [...snapshot.issues] };
  }
  const { body, unknown, inexact } = fitBody(schema, snapshot.body);
  const result = schema.safeParse(body, { error: explain });
  const found = (result.error?.issues ?? []).map((issue) => ({
    path: issue.path.map((key) => (typeof key === "symbol" ? String(key) : key)),
    message: issue.message,
  }));
  const issues = [...found, ...inexact, ...(unknownProperties === "send" ? [] : unknown)];
  // What the schema found in the same place says more.
  const places = new Set(issues.map(({ path }) => path.join(".")));
  const others = snapshot.issues.filter(({ path }) => !places.has(path.join(".")));
  return { body, issues: [...issues, ...others] };
}

/** Checks a body as it is now, and returns what is to be sent. The body itself is left as it is. */
export function checkBody(
  schema: BodySchema,
  body: unknown,
  options: BodyOptions = {},
): CheckedBody {
  return checkSnapshot(schema, snapshotOf(body, options.timeZone), options);
}

/** Everything that is wrong with a body but for properties that are not known; empty where nothing is. */
export function issuesOf(schema: BodySchema, body: unknown): RequestIssue[] {
  return checkBody(schema, body, { unknownProperties: "send" }).issues;
}

/** A rule of our own: `must` completes the sentence "the value must …". */
export function rule<Value>(
  must: string,
  holds: (value: Value) => boolean,
): z.core.$ZodCheck<Value> {
  return z.refine(holds, { params: { must } });
}

/**
 * A rule about a collection as a whole, which lists the issues that it finds. Unlike zod's own rules
 * it is also asked where single items are faulty, so that all issues are reported at once.
 */
export function ruleOfAll<Collection extends object>(
  list: (collection: Collection) => readonly RawIssue[],
): z.core.$ZodCheck<Collection> {
  return z.check<Collection>(
    ({ value, issues }) => {
      issues.push(...list(value).map((issue) => ({ ...issue, continue: true })));
    },
    // Not of what was found to be no such collection at all.
    { when: ({ issues }) => !issues.some((issue) => issue.code === "invalid_type" && !issue.path) },
  );
}

/** How many items an array may have. */
export function itemCount(least: number, most: number): z.core.$ZodCheck<readonly unknown[]> {
  return ruleOfAll((items) => {
    const about = { origin: "array", input: items };
    if (items.length < least) return [{ ...about, code: "too_small", minimum: least }];
    return items.length > most ? [{ ...about, code: "too_big", maximum: most }] : [];
  });
}

type RawIssue = z.core.$ZodRawIssue;

/** zod's mini build brings no words of its own: these are the client's. */
function explain(issue: RawIssue): string {
  if (issue.input === undefined) return "is required";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${typeWords[issue.expected] ?? issue.expected}, not ${describe(issue.input)}`;
    case "invalid_value":
      return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(", ")}, not ${describeChoice(issue.values, issue.input)}`;
    case "invalid_format":
      return issue.format === "guid"
        ? `must be a UUID, not ${describe(issue.input)}`
        : `must match ${issue.pattern ?? issue.format}`;
    case "too_small":
      return issue.origin === "number"
        ? `must be ${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`
        : `must have at least ${issue.minimum} ${unitOf(issue.origin, issue.minimum)}`;
    case "too_big":
      return issue.origin === "number"
        ? `must be at most ${issue.maximum}`
        : `must have at most ${issue.maximum} ${unitOf(issue.origin, issue.maximum)}${sizeOf(issue.input)}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? "is not valid";
    case "custom":
      return `must ${String(issue.params?.must ?? "be valid")}`;
    default:
      return "is not valid";
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  number: "a finite number",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  record: "an object",
};

function unitOf(origin: string, count: number | bigint): string {
  const unit = origin === "string" ? "character" : "item";
  return Number(count) === 1 ? unit : `${unit}s`;
}

function sizeOf(input: unknown): string {
  return Array.isArray(input) ? `, not ${input.length}` : "";
}

/**
 * What was given, without giving it away: a value in the wrong place can be a person's name or the
 * number of a card, and messages are logged. The issue's path says where to look.
 */
function describe(input: unknown): string {
  if (input === null) return "null";
  if (typeof input === "string") {
    return `text of ${input.length} ${unitOf("string", input.length)}`;
  }
  if (typeof input === "boolean") return String(input);
  if (typeof input === "number") return Number.isFinite(input) ? "a number" : String(input);
  if (typeof input === "object") return Array.isArray(input) ? "an array" : "an object";
  return `a ${typeof input}`;
}

/** The same, except that what is but a misspelled choice is shown: it can be nothing else. */
function describeChoice(choices: readonly unknown[], input: unknown): string {
  const isMisspelled =
    typeof input === "string" &&
    input.length < 60 &&
    choices.some((choice) => lettersOf(String(choice)) === lettersOf(input));
  return isMisspelled ? JSON.stringify(input) : describe(input);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
