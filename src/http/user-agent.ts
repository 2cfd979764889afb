import { ConfigurationError } from "../errors/base.js";
import { version } from "../version.js";

/** The app that uses this library, for the `User-Agent` header: Codat's support sees it. */
export interface AppInfo {
  /** One word of letters, digits and `!#$%&'*+-.^_` and the like, e.g. `card-feed`. */
  readonly name: string;
  /** One word as well, e.g. `7.1.0`. */
  readonly version?: string | undefined;
  /** An `https:` or `http:` URL without spaces and parentheses. */
  readonly url?: string | undefined;
}

const token = /^[!#$%&'*+.^_`|~\w-]{1,100}$/;

/**
 * Returns the `User-Agent` of all requests: library, runtime and app.
 *
 * @throws ConfigurationError for app information that cannot be in a header
 */
export function userAgentOf(app: AppInfo | undefined): string {
  const parts = [`codat-expenses/${version}`];
  const runtime = runtimeOf();
  if (runtime !== undefined) parts.push(runtime);
  if (app !== undefined) parts.push(textOf(app));
  return parts.join(" ");
}

function textOf(app: AppInfo): string {
  if (typeof app !== "object" || app === null) {
    throw new ConfigurationError("appInfo must be an object with a name");
  }
  const { name, version: appVersion, url } = app;
  const word = "must be one word of letters, digits, dots and dashes";
  if (typeof name !== "string" || !token.test(name)) {
    throw new ConfigurationError(`appInfo.name ${word}`);
  }
  if (appVersion !== undefined && (typeof appVersion !== "string" || !token.test(appVersion))) {
    throw new ConfigurationError(`appInfo.version ${word}`);
  }
  if (
    url !== undefined &&
    (typeof url !== "string" || !/^https?:\/\/[\w.~:/?#@!$&*+,;=%-]{1,200}$/.test(url))
  ) {
    throw new ConfigurationError("appInfo.url must be an http: or https: URL");
  }
  return `${name}${appVersion === undefined ? "" : `/${appVersion}`}${url === undefined ? "" : ` (${url})`}`;
}

/** The runtime as a product of the header, e.g. `node/20.19.0`. */
function runtimeOf(): string | undefined {
  const versions: Readonly<Record<string, string | undefined>> = globalThis.process?.versions ?? {};
  for (const name of ["bun", "deno", "node"]) {
    const running = versions[name];
    if (running !== undefined && token.test(running)) return `${name}/${running}`;
  }
  return undefined;
}
