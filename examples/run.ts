/**
 * Runs an example against a mock that ends with it, where no CODAT_API_KEY is set:
 *
 *   npm run example -- receipts
 */
import { createMockCodat } from "codat-expenses/mock";

const [name = "push-a-day"] = process.argv.slice(2);
const example = new URL(`${name}.ts`, import.meta.url).href;
if (process.env.CODAT_API_KEY) await import(example);
else await runOnMock();

async function runOnMock(): Promise<void> {
  const mock = createMockCodat({ syncDurationMs: 1_000 });
  const { url, close } = await mock.listen();
  const { companyId } = mock.createCompany();
  process.env.CODAT_API_KEY = "any";
  process.env.CODAT_BASE_URL = url;
  process.env.CODAT_COMPANY_ID = companyId;
  const linking = setInterval(linkPending, 200);
  try {
    await import(example);
  } finally {
    clearInterval(linking);
    await close();
  }

  /** Does what a business does that opens its link. */
  function linkPending(): void {
    for (const { companyId, accountingConnectionId, platform } of mock.companies()) {
      if (accountingConnectionId && !platform) mock.link(companyId, accountingConnectionId);
    }
  }
}
