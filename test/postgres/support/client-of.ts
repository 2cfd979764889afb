import { type ClientOptions, CodatExpenses } from "codat-expenses";

interface TestClientOptions extends ClientOptions {
  /** Called right before a request leaves, after every check was made. */
  readonly beforeSend?:
    | ((request: { method: string; path: string }) => Promise<void> | void)
    | undefined;
}

/** A client of the mock at this address. */
export function clientOf(baseUrl: string, { beforeSend, ...options }: TestClientOptions = {}) {
  return new CodatExpenses({
    apiKey: "any",
    baseUrl,
    ...options,
    ...(beforeSend && {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        await beforeSend({ method: request.method, path: new URL(request.url).pathname });
        return fetch(request);
      },
    }),
  });
}
