/** Takes the secret out of a text. */
export type Redact = (text: string) => string;

/** A shorter key is a word that answers use for themselves; its encoded form is always taken out. */
const shortestRawKey = 8;

/**
 * Takes an attempt's key out of whatever came back for it: a server that echoes its request would
 * else put the key in an error. It is found raw and encoded, also where JSON, HTML or a URL escapes
 * its punctuation.
 */
export function redactorOf(authorization: string): Redact {
  let patterns: readonly RegExp[] | undefined;
  return (text) => {
    patterns ??= patternsOf(authorization);
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
  const encoded = authorization.slice("Basic ".length).replace(/=+$/, "");
  const raw = decode(encoded);
  const secrets = raw.length >= shortestRawKey ? [encoded, raw] : [encoded];
  return secrets.map((secret) => new RegExp([...secret].map(anySpelling).join(""), "gi"));
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
  if (/[a-z0-9]/i.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const literal = `\\\\?${character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&")}`;
  const spellings = [
    literal,
    `\\\\u${hex.padStart(4, "0")}`,
    encodeURIComponent(character).replace(/[*().]/, "\\$&"),
    `&#x0*${hex};`,
    `&#0*${code};`,
    "&[a-z]+;",
  ];
  return `(?:${spellings.join("|")})`;
}
