import { ConfigurationError } from "../errors/codat-error.js";

/** The raw API key, or a function that returns it and is asked before every attempt. */
export type ApiKey = string | (() => string | Promise<string>);

/** Makes the `Authorization` header, and keeps what is in it out of everything else. */
export class Credentials {
  readonly #header: () => string | Promise<string>;
  readonly #secrets = new Set<string>();

  constructor(apiKey: ApiKey | undefined, authHeader: string | undefined) {
    if (typeof apiKey === "function") {
      this.#header = async () => this.#remember(await askForKey(apiKey));
      return;
    }
    if (authHeader !== undefined && !/^Basic [A-Za-z0-9+/_-]+=*$/.test(authHeader)) {
      throw new ConfigurationError(
        "authHeader must be the whole header value: the word Basic, a space, and the base64 of the API key. Pass a raw key as apiKey",
      );
    }
    const header = authHeader === undefined ? this.#remember(apiKey) : this.#learn(authHeader);
    this.#header = () => header;
  }

  /** The header's value for the next attempt. */
  header(): string | Promise<string> {
    return this.#header();
  }

  /** The text without any key in it. A server that echoes its request would else put it in an error. */
  redact(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, "[redacted]");
    return clean;
  }

  #remember(apiKey: unknown): string {
    if (typeof apiKey !== "string" || apiKey.trim() === "") {
      throw new ConfigurationError(
        "there is no API key: pass apiKey or authHeader, or set CODAT_API_KEY",
      );
    }
    if (/^Basic\s/i.test(apiKey)) {
      throw new ConfigurationError(
        "apiKey holds a whole header value, not a raw key: pass it as authHeader",
      );
    }
    this.#secrets.add(apiKey);
    return this.#learn(`Basic ${toBase64(apiKey.trim())}`);
  }

  #learn(header: string): string {
    const encoded = header.slice("Basic ".length);
    this.#secrets.add(encoded);
    try {
      const raw = atob(encoded.replace(/-/g, "+").replace(/_/g, "/"));
      if (raw.length > 7) this.#secrets.add(raw);
    } catch {
      // Not base64 after all: the header itself is redacted, and nothing can be decoded from it.
    }
    return header;
  }
}

async function askForKey(apiKey: () => string | Promise<string>): Promise<string> {
  try {
    return await apiKey();
  } catch (cause) {
    throw new ConfigurationError("the apiKey function failed; its error is the cause", { cause });
  }
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
