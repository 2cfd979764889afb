/** Takes the secret out of a text. */
export type Redact = (text: string) => string;

/** A shorter key may be a word of the response itself; its encoded form is always removed. */
const shortestRawKey = 8;
/** A key that was cut short is removed from as many characters on. */
const shortestBeginning = 12;
/** The pattern of a longer key would be too large to compile. */
const longestSpelledOut = 2_000;

/**
 * Takes every key that a call has used so far out of its responses: a server that echoes its
 * request would else put a key in an error. Keys are found raw and encoded, cut short, and where JSON,
 * HTML or a URL escapes some of their characters.
 *
 * @param authorizations - the `Authorization` headers of the call's attempts
 */
export function redactorOf(authorizations: readonly string[]): Redact {
  let patterns: readonly RegExp[] | undefined;
  return (text) => {
    patterns ??= authorizations.flatMap(patternsOf);
    return patterns.reduce((clean, secret) => clean.replace(secret, "[redacted]"), text);
  };
}

/** The headers without the secret in any value. */
export function redactHeaders(headers: Headers, redact: Redact): Headers {
  const clean = new Headers();
  for (const [name, value] of headers) clean.append(name, redact(value));
  return clean;
}

function patternsOf(authorization: string): RegExp[] {
  const encoded = authorization.slice("Basic ".length).replace(/={1,3}$/, "");
  const raw = decode(encoded);
  const secrets = raw.length >= shortestRawKey ? [encoded, raw] : [encoded];
  return secrets.map((secret) => {
    const spellings = [...secret].map(anySpelling);
    const cut = `${spellings.slice(0, shortestBeginning).join("")}[^\\s"<>,;&]*`;
    const isSpelledOut = spellings.length <= longestSpelledOut;
    return new RegExp(isSpelledOut ? `${spellings.join("")}|${cut}` : cut, "gi");
  });
}

function decode(encoded: string): string {
  try {
    const bytes = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    // Not base64 after all: nothing can be decoded from it.
    return "";
  }
}

/** A pattern for one character, as it is or escaped. */
function anySpelling(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const isPlain = /[a-z0-9]/i.test(character);
  const spellings = [
    isPlain ? character : `\\\\?${character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")}`,
    // Text that was escaped twice has more than one backslash.
    `\\\\{1,4}u${hex.padStart(4, "0")}`,
    `%${hex.padStart(2, "0")}`,
    `&#x0{0,6}${hex};`,
    `&#0{0,6}${code};`,
    ...(isPlain ? [] : [encodeURIComponent(character).replace(/[*().]/, "\\$&"), "&[a-z]{1,10};"]),
  ];
  return `(?:${spellings.join("|")})`;
}
