import { type ClientOptions, CodatExpenses } from "codat-expenses";

interface TestClientOptions extends ClientOptions {
  /** Called right before a request leaves, after every check was made. */
  readonly beforeSend?: ((request: { method: string; path: string }) => void) | undefined;
}

/** A client of the mock at this address. */
export function clientOf(baseUrl: string, { beforeSend, ...options }: TestClientOptions = {}) {
  return new CodatExpenses({
    apiKey: "any",
    baseUrl,
    ...options,
    ...(beforeSend && {
      fetch: (input, init) => {
        const request = new Request(input, init);
        beforeSend({ method: request.method, path: new URL(request.url).pathname });
        return fetch(request);
      },
    }),
  });
}
