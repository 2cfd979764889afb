import type { ZodMiniType } from "zod/mini";
import { decimalTextOf, exactNumber } from "../core/decimals.js";
import type { RequestIssue } from "../core/format.js";

/** What a body is found to have, beside what its schema finds. */
export interface Fit {
  /** Properties that the schema does not know. */
  readonly unknown: RequestIssue[];
  /** Amounts that JSON cannot write exactly. */
  readonly inexact: RequestIssue[];
}

type Path = readonly (string | number)[];

/** A schema as far as it is looked into: zod's own description of it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, ZodMiniType>>;
  readonly element?: ZodMiniType;
  readonly innerType?: ZodMiniType;
  readonly entries?: Readonly<Record<string, string>>;
}

/**
 * Makes a copied body what its schema takes, where that is but another way to say the same: `null` in an
 * optional property that takes none is left out, as rows of a database have it; so are empty
 * `trackingRefs`; decimals in place of amounts become numbers; contact types take the API's case.
 */
export function fitBody(schema: ZodMiniType, body: unknown): { readonly body: unknown } & Fit {
  const fit: Fit = { unknown: [], inexact: [] };
  return { body: fitValue(schema, body, [], fit), ...fit };
}

function fitValue(schema: ZodMiniType, value: unknown, path: Path, fit: Fit): unknown {
  const { type, shape, element, entries } = definitionOf(schema);
  if (type === "number") return fitAmount(value, path, fit);
  if (type === "enum")
    return isContactType(path) ? fitCase(value, Object.values(entries ?? {})) : value;
  if (type === "array" && element && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      value[index] = fitValue(element, item, [...path, index], fit);
    }
  }
  if (type === "object" && shape && isObject(value)) fitObject(shape, value, path, fit);
  return value;
}

function fitObject(
  shape: Readonly<Record<string, ZodMiniType>>,
  value: Record<string, unknown>,
  path: Path,
  fit: Fit,
): void {
  for (const key of Object.keys(value)) {
    const child = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const at = [...path, key];
    if (child === undefined && path.length === 0 && onlyWhenCreated.has(key)) delete value[key];
    else if (child === undefined) {
      const nearest = nearestOf(key, Object.keys(shape));
      const message = `is not a property that is known here${nearest ? `: did you mean ${nearest}?` : ""} (pass unknownProperties: "send" to send it all the same)`;
      fit.unknown.push({ path: at, message });
    } else if (isOptional(child) && isLeftOut(child, key, value[key])) delete value[key];
    else value[key] = fitValue(child, value[key], at, fit);
  }
}

/** What a whole transaction has besides the body of its update: it is left out there. */
const onlyWhenCreated: ReadonlySet<string> = new Set(["id", "reference", "postAsDraft"]);

function isLeftOut(schema: ZodMiniType, key: string, value: unknown): boolean {
  // Tags say something with null: that they are to be removed.
  if (value === null) return key !== "tags" && !takesNull(schema);
  return key === "trackingRefs" && Array.isArray(value) && value.length === 0;
}

function fitAmount(value: unknown, path: Path, fit: Fit): unknown {
  const text = decimalTextOf(value);
  if (text === undefined) return value;
  const amount = exactNumber(text);
  if (amount !== undefined) return amount;
  const message = "must be a decimal that a JSON number can say exactly: it has too many digits";
  fit.inexact.push({ path, message });
  return 0;
}

/** The types of contacts are written in any case by the API's own guides. */
function isContactType(path: Path): boolean {
  const [parent, key] = path.slice(-2);
  return (
    (key === "type" || key === "contactType") && (parent === "contactRef" || parent === "invoiceTo")
  );
}

function fitCase(value: unknown, choices: readonly string[]): unknown {
  if (typeof value !== "string") return value;
  const lower = value.toLowerCase();
  return choices.find((choice) => choice.toLowerCase() === lower) ?? value;
}

/** The schema without what makes it optional or nullable. */
function definitionOf(schema: ZodMiniType): Definition {
  let definition: Definition = schema._zod.def;
  while (definition.innerType) definition = definition.innerType._zod.def;
  return definition;
}

function isOptional(schema: ZodMiniType): boolean {
  return schema._zod.def.type === "optional";
}

function takesNull(schema: ZodMiniType): boolean {
  let definition: Definition = schema._zod.def;
  while (definition.innerType) {
    if (definition.type === "nullable") return true;
    definition = definition.innerType._zod.def;
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The known name that is nearest to a given one, if any is near: `accountRef` for `account`. */
function nearestOf(name: string, known: readonly string[]): string | undefined {
  const given = name.slice(0, 40).toLowerCase();
  const [nearest] = known
    .map((each) => {
      const other = each.toLowerCase();
      const isPart = given.length > 2 && (other.includes(given) || given.includes(other));
      return { each, distance: isPart ? 1 : distanceOf(given, other) };
    })
    .sort((one, two) => one.distance - two.distance);
  return nearest && nearest.distance <= Math.max(2, given.length / 3) ? nearest.each : undefined;
}

/** How many letters are to be changed, added or left out (Levenshtein). */
function distanceOf(one: string, two: string): number {
  let previous = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= two.length; column += 1) {
      const change = one[row - 1] === two[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      );
    }
    previous = current;
  }
  return previous[two.length] ?? 0;
}
