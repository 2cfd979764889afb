const lonelySurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a text has no half of a surrogate pair. `String.prototype.isWellFormed`, where it is there. */
export function isWellFormed(text: string): boolean {
  const native: unknown = Reflect.get(String.prototype, "isWellFormed");
  return typeof native === "function" ? native.call(text) === true : !lonelySurrogate.test(text);
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Cuts a text to at most `maxLength` characters (UTF-16 code units, as the platforms count), between
 * characters as people see them: an emoji, or a letter with its accents, is never cut in two.
 *
 * @param text - the text, such as a merchant's name.
 * @param maxLength - the most characters, a whole number from 0.
 * @returns the text, or its beginning; a half of a surrogate pair that it had is left as it was.
 * @throws TypeError for what is not text, RangeError where `maxLength` is not a whole number from 0.
 * @example
 * truncateText("Café 👩‍👩‍👧", 6); // "Café "
 */
export function truncateText(text: string, maxLength: number): string {
  if (typeof text !== "string") throw new TypeError("text must be a string");
  if (!Number.isSafeInteger(maxLength) || maxLength < 0) {
    throw new RangeError("maxLength must be a whole number from 0");
  }
  if (text.length <= maxLength) return text;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let end = 0;
  // Not all of a long text: what is cut off need not be read. One grapheme is rarely this long.
  for (const { index, segment } of segmenter.segment(text.slice(0, maxLength + 256))) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
