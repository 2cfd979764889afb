import { ConfigurationError } from "../errors/base.js";

/** The raw API key, or a function that returns it and is called before every attempt. */
export type ApiKey = string | (() => string | Promise<string>);

/** Makes the `Authorization` header, and shows the key nowhere else. */
export class Credentials {
  /** Where the key comes from, for messages. */
  readonly source: string;
  readonly #header: () => string | Promise<string>;

  constructor(
    apiKey: ApiKey | undefined,
    authHeader: string | undefined,
    environment: string | undefined,
  ) {
    if (typeof apiKey === "function") {
      this.source = "the apiKey function";
      this.#header = async () =>
        headerOf(await callKeyFunction(apiKey), "the apiKey function returned none");
      return;
    }
    if (authHeader !== undefined && !/^Basic [A-Za-z0-9+/_-]+=*$/.test(authHeader)) {
      throw new ConfigurationError(
        "authHeader must be the whole header value: the word Basic, a space, and the base64 of the API key. Pass a raw key as apiKey",
      );
    }
    const header =
      authHeader ??
      headerOf(apiKey ?? environment, "pass apiKey or authHeader, or set CODAT_API_KEY");
    this.#header = () => header;
    if (authHeader !== undefined) this.source = "the option authHeader";
    else this.source = apiKey === undefined ? "CODAT_API_KEY" : "the option apiKey";
  }

  /** The header's value for the next attempt. */
  header(): string | Promise<string> {
    return this.#header();
  }
}

/** The error of a key function that has let an attempt's time go by. */
export function keyTooLate(timeoutMs: number): ConfigurationError {
  return new ConfigurationError(
    `the apiKey function did not settle within timeoutMs, ${timeoutMs} ms`,
  );
}

function headerOf(apiKey: unknown, whereNone: string): string {
  if (typeof apiKey !== "string" || apiKey.trim() === "") {
    throw new ConfigurationError(
      `there is no API key: ${whereNone}. Keys are in the Codat Portal under Developers > API keys`,
    );
  }
  if (/^Basic\s/i.test(apiKey)) {
    throw new ConfigurationError(
      "apiKey holds a whole header value, not a raw key: pass it as authHeader",
    );
  }
  return `Basic ${toBase64(apiKey.trim())}`;
}

async function callKeyFunction(apiKey: () => string | Promise<string>): Promise<string> {
  try {
    return await apiKey();
  } catch (cause) {
    throw new ConfigurationError("the apiKey function failed; its error is the cause", { cause });
  }
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
