import { type ClientOptions, CodatExpenses, type MappingOptions } from "codat-expenses";
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

/** A company that is linked and configured: yours, named by CODAT_COMPANY_ID, or one of the mock's. */
export function readyCompanyId({ mock }: Stage): string {
  const companyId = mock ? mock.createCompany().companyId : process.env.CODAT_COMPANY_ID;
  if (!companyId) throw new Error("Set CODAT_COMPANY_ID too: the company whose books to write to.");
  return companyId;
}

type Use = NonNullable<NonNullable<MappingOptions["accounts"]>[number]["validFor"]>[number];

/**
 * What a transaction needs of a company's books: its currency, and the first account for transactions
 * of this kind. A bookkeeper would choose the account.
 */
export async function chooseAccount(codat: CodatExpenses, companyId: string, use: Use) {
  const [{ baseCurrency }, { accounts }] = await Promise.all([
    codat.companyInfo.get(companyId),
    codat.mappingOptions.get(companyId),
  ]);
  const account = accounts?.find(
    ({ isBankAccount, validFor }) => !isBankAccount && validFor?.includes(use),
  );
  if (!account?.id || !baseCurrency) {
    throw new Error(`The books have no account for ${use}, or name no base currency.`);
  }
  return { accountId: account.id, currency: baseCurrency };
}
