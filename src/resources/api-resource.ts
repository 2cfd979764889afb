import type { Transport } from "../http/transport.js";

/** The base of all resources: holds the transport that their methods call the API through. */
export abstract class ApiResource {
  // Private, so that neither inspecting nor serialising a resource shows the transport.
  readonly #api: Transport;

  constructor(api: Transport) {
    this.#api = api;
  }

  /** @internal The transport that the methods call the API through. */
  protected get api(): Transport {
    return this.#api;
  }
}
