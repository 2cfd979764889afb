/**
 * A month of card spend, from a card provider's feed into a company's books.
 *
 *   npm run demo
 *
 * runs it against the mock server, kills it in the middle and starts it again. With CODAT_API_KEY and
 * CODAT_COMPANY_ID set it runs once, against the real API, and writes into the books of that company,
 * which must be linked and configured.
 */
import { pushFeed } from "./demo/push-feed.js";

const folder = new URL("data/", import.meta.url);
try {
  if (process.env.CODAT_API_KEY) await pushFeed(folder);
  else await (await import("./demo/on-mock.js")).runOnMock(folder);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
