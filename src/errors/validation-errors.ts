import { CodatError } from "./codat-error.js";
import { listFaults, type RequestFault } from "./list-faults.js";
import type { RequestFacts } from "./request-facts.js";

/**
 * The request is off and was not sent. `faults` names each thing that is wrong and where it is. What
 * was given is told by its kind and length alone: it may be a person's name or the number of a card.
 */
export class RequestValidationError extends CodatError {
  override readonly name: string = "RequestValidationError";
  readonly operationId: string;
  readonly faults: readonly RequestFault[];

  constructor(operationId: string, faults: readonly RequestFault[]) {
    super(`${operationId} was not sent: ${listFaults(faults)}`);
    this.operationId = operationId;
    this.faults = faults;
  }
}

/**
 * The API answered with a success status, but the body is no JSON or not of the promised shape.
 * A write was carried out all the same, as far as its status tells.
 */
export class ResponseValidationError extends CodatError implements RequestFacts {
  override readonly name: string = "ResponseValidationError";
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;

  constructor(
    request: RequestFacts,
    answer: { status: number; headers: Headers; text: string },
    problem: string,
  ) {
    super(
      `${request.method} ${request.path} answered ${answer.status}, but ${problem}. The body is in this error's \`text\``,
    );
    this.operationId = request.operationId;
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.status = answer.status;
    this.headers = answer.headers;
    this.text = answer.text;
  }
}
