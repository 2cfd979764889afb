import { type ParseArgsConfig, parseArgs } from "node:util";
import { messageOf } from "../core/errors.js";

/** A mistake in how the command was called: printed in one line, with exit code 2. */
export class UsageError extends Error {}

/** An option of a command, as `--help` describes it. */
interface Option {
  readonly type: "string" | "boolean";
  /** What its value is, for `--help`: `<id>`. */
  readonly value?: string;
  readonly description: string;
  readonly required?: true;
}

/** What a command was called with. */
export interface Call {
  readonly operands: readonly string[];
  /** The value of a string option; `undefined` where it was not given. */
  text(name: string): string | undefined;
  /** Whether a boolean option was given. */
  flag(name: string): boolean;
}

/** A command of the command line. Its run resolves with the exit code. */
export interface Command {
  readonly name: string;
  /** What follows the name, for `--help`: `FILE`. */
  readonly operands: readonly string[];
  readonly summary: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  readonly run: (call: Call) => Promise<number>;
}

const json: Option = { type: "boolean", description: "print JSON instead of a table" };

/** The options of every command. */
const commonOptions = { json } as const;

/**
 * Reads a command's arguments.
 *
 * @throws UsageError for an option or operand that it does not take, or that is missing
 */
export function readCall(command: Command, args: readonly string[]): Call | "help" {
  const options: Record<string, Option> = { ...command.options, ...commonOptions };
  const config = {
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
      help: { type: "boolean", short: "h" },
    },
  } satisfies ParseArgsConfig;
  const { values, positionals } = parse(config);
  if (values.help === true) return "help";
  if (positionals.length !== command.operands.length) {
    throw new UsageError(`it takes ${command.operands.join(" ") || "no operands"}`);
  }
  for (const [name, { required }] of Object.entries(options)) {
    if (required && values[name] === undefined) throw new UsageError(`--${name} is required`);
    if (values[name] === "") throw new UsageError(`--${name} must not be empty`);
  }
  return {
    operands: positionals,
    text: (name) => {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
    flag: (name) => values[name] === true,
  };
}

function parse(config: ParseArgsConfig) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

/** Returns the help text of a command. */
export function helpOf({ name, operands, summary, options, examples }: Command): string {
  const rows = Object.entries({ ...options, ...commonOptions } as Record<string, Option>).map(
    ([option, { value, description, required }]) => [
      `--${option}${value ? ` ${value}` : ""}`,
      required ? `${description} (required)` : description,
    ],
  );
  return [
    `Usage: codat-expenses ${[name, ...operands].join(" ")} [options]`,
    "",
    summary,
    "",
    columns(rows),
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
  ].join("\n");
}

/** Returns rows of two columns, the second ones aligned. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = ""]) => first.length)) + 2;
  return rows.map(([first = "", second]) => `  ${first.padEnd(width)}${second}`).join("\n");
}
