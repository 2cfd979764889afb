import type { RequestOptions } from "../http/request.js";

/** What can be set for one write of a record into the accounting software. */
export interface PushOperationOptions extends RequestOptions {
  /** After how many minutes the API gives the write up, where it has not come through. */
  readonly timeoutInMinutes?: number | undefined;
  /** Whether the data type is fetched again once the record is written (it is unless told otherwise). */
  readonly allowSyncOnPushComplete?: boolean | undefined;
}

/** The same for a change of a record. */
export interface PushOperationUpdateOptions extends PushOperationOptions {
  /** Whether to write even where the record was changed in the accounting software meanwhile. */
  readonly forceUpdate?: boolean | undefined;
}

/** The part of the options that goes into the query. */
export function pushQueryOf(options: PushOperationUpdateOptions = {}) {
  const { timeoutInMinutes, allowSyncOnPushComplete, forceUpdate } = options;
  return {
    ...(timeoutInMinutes !== undefined && { timeoutInMinutes }),
    ...(allowSyncOnPushComplete !== undefined && { allowSyncOnPushComplete }),
    ...(forceUpdate !== undefined && { forceUpdate }),
  };
}
