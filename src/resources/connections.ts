import {
  ConnectionNotLinkedError,
  LinkDeclinedError,
  WaitTimeoutError,
} from "../errors/operation-errors.js";
import type { PagePromise } from "../http/page.js";
import type { QueryOf, RequestOptions } from "../http/request.js";
import type { ResponsePromise } from "../http/response.js";
import { connectionCheck, unlinkCheck } from "../schemas/body-checks.js";
import type { Connection, ConnectionBody } from "../types/index.js";
import { Poller, pollEach } from "../waiting/poller.js";
import { type WaitOptions, waitFor } from "../waiting/wait-for.js";
import { ApiResource } from "./api-resource.js";

/** Query parameters of a list of connections. */
export type ConnectionListQuery = QueryOf<"list-connections">;

/** Options of a wait for a business to link its accounting software. */
export interface WaitUntilLinkedOptions extends WaitOptions<Connection> {
  /**
   * Whether to wait for a connection that is `Deauthorized` or `Unlinked`, too: the business reconnects
   * over the same `linkUrl`. By default such a connection throws.
   */
  readonly reconnect?: boolean | undefined;
}

/** A company's links to its accounting software, and to this expense platform itself. */
export class Connections extends ApiResource {
  /**
   * Lists a company's connections.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  list(
    companyId: string,
    query?: ConnectionListQuery,
    options?: RequestOptions,
  ): PagePromise<Connection> {
    return this.api.list({
      operationId: "list-connections",
      ids: { companyId },
      query,
      options,
    });
  }

  /**
   * Returns one connection.
   *
   * @throws NotFoundError where there is no such connection; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  get(
    companyId: string,
    connectionId: string,
    options?: RequestOptions,
  ): ResponsePromise<Connection> {
    return this.api.object({
      operationId: "get-connection",
      ids: { companyId, connectionId },
      options,
    });
  }

  /**
   * Creates a connection to an accounting software. It is `PendingAuth` until the business has opened
   * its `linkUrl` and agreed.
   *
   * @example
   * const { linkUrl } = await codat.connections.create(companyId, { platformKey: "gbol" }); // Xero
   * @throws RequestValidationError before anything is sent; ApiError, ConnectionError, TimeoutError,
   * RequestAbortedError
   */
  create(
    companyId: string,
    body: ConnectionBody,
    options?: RequestOptions,
  ): ResponsePromise<Connection> {
    return this.api.object(
      {
        operationId: "create-connection",
        ids: { companyId },
        body,
        bodyCheck: connectionCheck,
        options,
      },
      ["id"],
    );
  }

  /**
   * Ends the link and keeps the connection and what was read over it.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  unlink(
    companyId: string,
    connectionId: string,
    options?: RequestOptions,
  ): ResponsePromise<Connection> {
    return this.api.object({
      operationId: "unlink-connection",
      ids: { companyId, connectionId },
      body: { status: "Unlinked" },
      bodyCheck: unlinkCheck,
      options,
    });
  }

  /**
   * Deletes a connection and what was read over it. A repetition that finds it gone throws
   * `NotFoundError`.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  delete(companyId: string, connectionId: string, options?: RequestOptions): ResponsePromise<void> {
    return this.api.empty({
      operationId: "delete-connection",
      ids: { companyId, connectionId },
      options,
    });
  }

  /**
   * Creates the connection that stands for this expense platform itself (`sourceType` `Expense`). It
   * is `Linked` at once; a company needs it next to its accounting connection before spend can be
   * written.
   *
   * @throws ApiError, ConnectionError, TimeoutError, RequestAbortedError
   */
  createPartnerExpense(companyId: string, options?: RequestOptions): ResponsePromise<Connection> {
    return this.api.object(
      {
        operationId: "create-partner-expense-connection",
        ids: { companyId },
        options,
      },
      ["id"],
    );
  }

  /**
   * Waits until the business has linked its accounting software. Returns the connection.
   *
   * @example
   * // After its access was withdrawn: the business opens connection.linkUrl again.
   * await codat.connections.waitUntilLinked(companyId, connectionId, { reconnect: true });
   * await codat.data.refreshAll(companyId);
   * @throws LinkDeclinedError where the business cancels linking meanwhile; ConnectionNotLinkedError
   * where the link was ended (not with `reconnect: true`); WaitTimeoutError after `timeoutMs` (15
   * minutes); RequestAbortedError; ApiError where the status cannot be read
   */
  async waitUntilLinked(
    companyId: string,
    connectionId: string,
    options: WaitUntilLinkedOptions = {},
  ): Promise<Connection> {
    let knownErrors: ReadonlySet<string> | undefined;
    const poller = new Poller(
      this.api,
      pollEach((key, request) => this.get(companyId, key, request)),
    );
    return waitFor(poller, {
      ...options,
      key: connectionId,
      operationId: "get-connection",
      ids: { companyId, connectionId },
      mayHaveSettled: true,
      evaluate: (connection) => {
        const { status } = connection;
        if (status === "Linked") return connection;
        const errors = connection.dataConnectionErrors ?? [];
        const declined = errors.find((error) => knownErrors?.has(JSON.stringify(error)) === false);
        knownErrors ??= new Set(errors.map((error) => JSON.stringify(error)));
        if (declined) throw new LinkDeclinedError(companyId, connection, declined);
        const isEnded = status === "Unlinked" || status === "Deauthorized";
        if (isEnded && !options.reconnect) {
          throw new ConnectionNotLinkedError(companyId, connection);
        }
        return undefined;
      },
      timedOut: (wait) =>
        new WaitTimeoutError(
          `Connection ${connectionId} of company ${companyId} was not linked after ${wait.waitedMs} ms; its last status was ${wait.lastStatus?.status ?? "unknown"}`,
          "Wait again: the business may still open its linkUrl",
          wait,
        ),
    });
  }
}
