import { CodatError, CodatExpenses, type Page } from "codat-expenses";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Call, calls, helpers } from "../support/every-call.js";
import { driftedAnswer, successSchemas } from "./drifting-answers.js";

// All shapes are read by the same few functions: together these are 10,000 answers. A longer search asks for more.
const mutationsOfAShape = Number(process.env.DRIFT_MUTATIONS ?? 250);

/** A client whose every request is answered with this text. */
function answeringClient() {
  const state = { text: "{}", operationId: "" };
  let nowMs = 0;
  const codat = new CodatExpenses({
    apiKey: "key",
    clock: {
      now: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms;
      },
    },
    fetch: async () => new Response(state.text),
    onRequest: ({ operationId }) => {
      state.operationId = operationId;
    },
  });
  return { codat, state };
}

/** The calls of the methods, by the operation that each of them stands for. */
async function callsByOperation(): Promise<Map<string, [name: string, call: Call]>> {
  const { codat, state } = answeringClient();
  const found = new Map<string, [string, Call]>();
  for (const [name, call] of Object.entries(calls)) {
    await Promise.resolve(call(codat)).catch(() => undefined);
    found.set(state.operationId, [name, call]);
  }
  return found;
}

const methods = await callsByOperation();
const shapes = shapesOfAnswers();

/** The operations of each shape of answer. */
function shapesOfAnswers(): string[][] {
  const shapes = new Map<string, string[]>();
  for (const [operationId, schema] of successSchemas) {
    const shape = JSON.stringify(schema);
    shapes.set(shape, [...(shapes.get(shape) ?? []), operationId]);
  }
  return [...shapes.values()];
}

test("every operation that returns something is here", () => {
  expect(shapes.flat().sort()).toEqual([...successSchemas.keys()].sort());
  for (const operationId of shapes.flat()) expect(methods.has(operationId), operationId).toBe(true);
});

// The mutations of a shape are shared out among the methods that answer it. They go through a `fetch` that
// answers by itself: over sockets they would take minutes.
describe.each(shapes.map((operationIds) => [operationIds.join(", "), operationIds] as const))(
  "%s",
  (_, operationIds) => {
    const numRuns = Math.ceil(mutationsOfAShape / operationIds.length);
    test.each(operationIds)("%s keeps all that a later version returns", async (operationId) => {
      const schema = successSchemas.get(operationId) ?? {};
      const [, call] = methods.get(operationId) ?? [];
      const { codat, state } = answeringClient();
      await fc.assert(
        fc.asyncProperty(driftedAnswer(schema), async (answer) => {
          state.text = JSON.stringify(answer);
          const result = await call?.(codat);
          const kept = JSON.stringify(contentsOf(result));
          const whole = JSON.stringify(expectedOf(answer, result));
          // An assertion for each of them would take longer than the calls.
          if (kept !== whole) expect(kept).toBe(whole);
        }),
        { numRuns, seed: 8 },
      );
    });
  },
);

function contentsOf(result: unknown): unknown {
  return isPage(result) ? result.results : result;
}

/** Of a page, its items are given on, and what they hold is what came. */
function expectedOf(answer: unknown, result: unknown): unknown {
  if (!isPage(result)) return answer;
  return typeof answer === "object" && answer !== null && "results" in answer
    ? (answer.results ?? [])
    : [];
}

function isPage(value: unknown): value is Page<unknown> {
  return typeof value === "object" && value !== null && "hasNextPage" in value;
}

/** The methods that read what they are answered, and decide by it. */
const reading = Object.entries(helpers).flatMap(([name, { call, operationIds }]) => {
  const [operationId] = operationIds ?? [];
  return operationId && successSchemas.has(operationId) ? [{ name, call, operationId }] : [];
});

test.each(reading)("$name ends well or in a typed error", async ({ call, operationId }) => {
  const schema = successSchemas.get(operationId) ?? {};
  const { codat, state } = answeringClient();
  await fc.assert(
    fc.asyncProperty(driftedAnswer(schema), async (answer) => {
      state.text = JSON.stringify(answer);
      try {
        await call(codat);
      } catch (error) {
        if (!(error instanceof CodatError)) throw error;
      }
    }),
    { numRuns: mutationsOfAShape, seed: 8 },
  );
});
