import { type ClientOptions, CodatExpenses } from "codat-expenses";
import { createMockCodat, type MockCodat } from "codat-expenses/mock";

/** What an example plays on. */
export interface Stage {
  readonly codat: CodatExpenses;
  /** The mock that stands in for the API; `undefined` where the real one is used. */
  readonly mock: MockCodat | undefined;
}

/**
 * Runs an example: against the real API where CODAT_API_KEY is set, else against a mock that listens
 * on a port of this machine and ends with the example. A failure is one message and exit code 1.
 */
export async function runExample(
  example: (stage: Stage) => Promise<void>,
  options: ClientOptions = {},
): Promise<void> {
  try {
    if (process.env.CODAT_API_KEY) {
      await example({ codat: new CodatExpenses(options), mock: undefined });
    } else {
      await runOnMock(example, options);
    }
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function runOnMock(
  example: (stage: Stage) => Promise<void>,
  options: ClientOptions,
): Promise<void> {
  const mock = createMockCodat({ syncDurationMs: 1000 });
  const server = await mock.listen();
  try {
    const codat = new CodatExpenses({ ...options, apiKey: "any", baseUrl: server.url });
    await example({ codat, mock });
  } finally {
    await server.close();
  }
}
