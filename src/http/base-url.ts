import { ConfigurationError } from "../errors/base.js";

/**
 * Returns the API's address, from the option, the environment or the default, without a slash at its end.
 *
 * @throws ConfigurationError that says what is wrong with it
 */
export function chooseBaseUrl(
  baseUrl: string | undefined,
  allowInsecureHttp: boolean | readonly string[] = false,
): string {
  const isHosts =
    Array.isArray(allowInsecureHttp) && allowInsecureHttp.every((host) => typeof host === "string");
  if (typeof allowInsecureHttp !== "boolean" && !isHosts) {
    throw new ConfigurationError("allowInsecureHttp must be true, false or an array of hosts");
  }
  if (baseUrl !== undefined) return readBaseUrl(baseUrl, "baseUrl", allowInsecureHttp);
  const fromEnvironment = environment("CODAT_BASE_URL");
  return fromEnvironment === undefined
    ? "https://api.codat.io"
    : readBaseUrl(fromEnvironment, "CODAT_BASE_URL", allowInsecureHttp);
}

function readBaseUrl(text: string, name: string, insecure: boolean | readonly string[]): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ConfigurationError(`${name} is not a valid URL`);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayBePlain(url, insecure))) {
    throw new ConfigurationError(
      `${name} must be https:. Plain http: is accepted for this machine alone, and for hosts that allowInsecureHttp names (never for Codat's own)`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigurationError(`${name} must have no user, password, query or fragment`);
  }
  return (url.origin + url.pathname).replace(/\/{1,100}$/, "");
}

function mayBePlain({ host, hostname }: URL, insecure: boolean | readonly string[]): boolean {
  if (/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return true;
  if (/(?:^|\.)codat\.io\.?$/.test(hostname)) return false;
  return typeof insecure === "boolean"
    ? insecure
    : insecure.some((name) => name === host || name === hostname);
}

/** Returns a variable of the environment; `undefined` where it is empty or there is no environment. */
export function environment(name: string): string | undefined {
  const value = globalThis.process?.env?.[name];
  return value === "" ? undefined : value;
}
