import type { KyInstance } from "ky";

let loading: Promise<KyInstance> | undefined;

/** ky, which is loaded with the first request. It is most of what importing the client would cost. */
export function loadKy(): Promise<KyInstance> {
  loading ??= import("ky").then(({ default: ky }) =>
    // Retries, timeouts and errors follow this API's own rules, in this folder.
    ky.create({ retry: 0, timeout: false, throwHttpErrors: false }),
  );
  return loading;
}
