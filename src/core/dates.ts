/** Whether it is a `Date`, of whichever realm. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What reads calendar days in a time zone; throws a `RangeError` where there is no such zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-US", {
      ...parts,
      timeZone,
      calendar: "gregory",
      era: "short",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether it is the name of a time zone in the IANA database. An offset such as `+02:00` is not one. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== "string" || !/^[A-Za-z]/.test(value)) return false;
  try {
    formatOf(value);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`; `undefined` outside the years 1 to 9999. */
export function dayIn(timeZone: string, moment: Date): string | undefined {
  const ms = Number(moment);
  if (Number.isNaN(ms)) return undefined;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const year = parts.get("year") ?? "";
  if (parts.get("era") !== "AD" || year.length > 4) return undefined;
  return `${year.padStart(4, "0")}-${parts.get("month")}-${parts.get("day")}`;
}
