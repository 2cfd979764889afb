/** What the API says about a sync with a status code: its `syncStatus` and its error message. */
export function syncCodeText(code: number): { syncStatus: string; errorMessage: string | null } {
  const [syncStatus, errorMessage] = known[code] ?? byFirstDigit(code);
  return { syncStatus, errorMessage };
}

const known: Readonly<Record<number, readonly [string, string | null]>> = {
  1000: ["InProgress", null],
  1010: ["InProgress", null],
  2000: ["Complete", null],
  2040: ["NoDataToPush", null],
  4000: ["ConfigurationError", "The company's configuration does not say where to write to."],
  4040: ["CompanyNotFound", "The company was deleted while the sync ran."],
  4220: ["CompanyDeauthorized", "Access to the accounting software was withdrawn."],
  4260: ["SubscriptionLapsed", "The business's accounting subscription has lapsed."],
  5000: ["Error", "An internal error stopped the sync."],
  5080: ["DuplicateProtection", "One or more transactions have previously been processed."],
  5120: ["ValidationError", "One or more transactions could not be processed."],
  5130: ["PushError", "One or more transactions could not be written."],
};

function byFirstDigit(code: number): readonly [string, string | null] {
  if (code < 2000) return ["InProgress", null];
  return code < 3000 ? ["Complete", null] : ["Error", `The sync ended with code ${code}.`];
}

/** Whether a code says that the sync still runs. */
export const isRunning = (code: number) => code < 2000;

/** Whether a code says that the sync succeeded. */
export const isSuccess = (code: number) => code >= 2000 && code < 3000;
