import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  CodatError,
  ConnectionError,
  DuplicateTransactionError,
  NotFoundError,
  RateLimitError,
  RequestAbortedError,
  RequestValidationError,
  ResponseValidationError,
  SyncFailedError,
  type SyncFailureReason,
  type SyncStatus,
  SyncTimeoutError,
  TimeoutError,
} from "codat-expenses";
import { expect, expectTypeOf, test } from "vitest";

/** What every `catch` begins with. */
const caught: unknown = undefined;

test("every error of the client narrows from unknown", () => {
  if (caught instanceof CodatError) expectTypeOf(caught.message).toEqualTypeOf<string>();
  if (caught instanceof ApiError) {
    expectTypeOf(caught.status).toEqualTypeOf<number>();
    expectTypeOf(caught.code).toEqualTypeOf<number | undefined>();
    expectTypeOf(caught.correlationId).toEqualTypeOf<string | undefined>();
    expectTypeOf(caught.body).toEqualTypeOf<unknown>();
    expectTypeOf(caught.headers).toEqualTypeOf<Headers>();
  }
  if (caught instanceof RateLimitError) {
    expectTypeOf(caught.retryAfterMs).toEqualTypeOf<number | undefined>();
    expectTypeOf(caught.reset).toEqualTypeOf<Date | undefined>();
  }
  if (caught instanceof DuplicateTransactionError) {
    expectTypeOf(caught.transactionIds).toEqualTypeOf<readonly string[]>();
    expectTypeOf(caught.afterRetry).toEqualTypeOf<boolean>();
  }
  if (caught instanceof RequestValidationError) {
    expectTypeOf(caught.issues[0]?.path).toEqualTypeOf<readonly (string | number)[] | undefined>();
  }
  if (caught instanceof ResponseValidationError) {
    expectTypeOf(caught.text).toEqualTypeOf<string>();
  }
  if (caught instanceof ConnectionError || caught instanceof TimeoutError) {
    expectTypeOf(caught.mayHaveSucceeded).toEqualTypeOf<boolean>();
  }
  if (caught instanceof RequestAbortedError) expectTypeOf(caught.cause).toEqualTypeOf<unknown>();
  if (caught instanceof SyncFailedError) {
    expectTypeOf(caught.code).toEqualTypeOf<number>();
    expectTypeOf(caught.reason).toEqualTypeOf<SyncFailureReason>();
    expectTypeOf(caught.status).toEqualTypeOf<SyncStatus>();
  }
  if (caught instanceof SyncTimeoutError) {
    expectTypeOf(caught.lastStatus).toEqualTypeOf<SyncStatus | undefined>();
    expectTypeOf(caught.waitedMs).toEqualTypeOf<number>();
  }
});

test("the classes are what they say of each other", () => {
  expectTypeOf<NotFoundError>().toExtend<ApiError>();
  expectTypeOf<DuplicateTransactionError>().toExtend<BadRequestError>();
  expectTypeOf<SyncFailedError>().toExtend<CodatError>();
  for (const subclass of [BadRequestError, AuthenticationError, NotFoundError, RateLimitError]) {
    expect(subclass.prototype).toBeInstanceOf(ApiError);
  }
  expect(DuplicateTransactionError.prototype).toBeInstanceOf(BadRequestError);
});
