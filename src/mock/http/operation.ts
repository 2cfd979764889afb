import { operations } from "../../../generated/operations.js";
import type { OperationId, Operations, PathIds, ResponseOf } from "../../types/index.js";
import { processDue } from "../domain/due.js";
import { notFound } from "../state/api-error.js";
import type { CompanyRecord, ConnectionRecord } from "../state/company.js";
import type { MockState } from "../state/state.js";
import type { IncomingBody } from "./incoming-body.js";
import { readJsonBody, takesJson } from "./request-body.js";

/** One operation of the API, and the function that responds to it. */
export interface Operation {
  readonly id: OperationId;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path template of the contract: `/companies/{companyId}`. */
  readonly path: `/${string}`;
  /** The status of a successful response. */
  readonly status: 200 | 202 | 204;
  readonly answer: (incoming: IncomingRequest) => Promise<unknown>;
}

/** A request, before anything in it was looked at. */
interface IncomingRequest {
  readonly state: MockState;
  readonly request: Request;
  readonly body: IncomingBody;
  readonly url: URL;
  /** The ids of the path, decoded. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A request for an operation, its body checked. */
export interface Call<Id extends OperationId> {
  readonly state: MockState;
  readonly request: Request;
  /** The body as it comes in, for operations that take something other than JSON. */
  readonly incoming: IncomingBody;
  readonly url: URL;
  readonly body: CheckedBody<Id>;
  /** An id of the path, by the name that the API's document gives it. */
  readonly id: (name: keyof PathIds<Id> & string) => string;
  /** A query parameter, or null where it was not sent. */
  readonly query: (
    name: keyof NonNullable<Operations[Id]["parameters"]["query"]> & string,
  ) => string | null;
}

/** A request about a company that exists. */
export interface CompanyCall<Id extends OperationId> extends Call<Id> {
  readonly company: CompanyRecord;
}

/** A request about a connection that exists. */
export interface ConnectionCall<Id extends OperationId> extends CompanyCall<Id> {
  readonly connection: ConnectionRecord;
}

/** The JSON body that an operation takes. */
type CheckedBody<Id extends OperationId> = Operations[Id] extends {
  requestBody?: { content: { "application/json": infer Json } };
}
  ? Json
  : undefined;

type Answering<Id extends OperationId> = ResponseOf<Id> | Promise<ResponseOf<Id>>;

/** Defines an operation that is about no company in particular. */
export function operation<const Id extends OperationId>(
  id: Id,
  answer: (call: Call<Id>) => Answering<Id>,
): Operation {
  return define(id, async (incoming) => answer(await checkedCall(id, incoming)));
}

/** Defines an operation about one company: 404 where there is none. */
export function companyOperation<const Id extends OperationId>(
  id: Id,
  answer: (call: CompanyCall<Id>) => Answering<Id>,
): Operation {
  return define(id, async (incoming) => {
    const company = findCompany(incoming);
    return answer({ ...(await checkedCall(id, incoming, company)), company });
  });
}

/** Defines an operation about one connection of a company: 404 where there is none. */
export function connectionOperation<const Id extends OperationId>(
  id: Id,
  answer: (call: ConnectionCall<Id>) => Answering<Id>,
): Operation {
  return define(id, async (incoming) => {
    const company = findCompany(incoming);
    const connectionId = incoming.ids.connectionId ?? "";
    const connection = company.connections.get(connectionId);
    if (!connection) throw notFound("Connection", connectionId);
    return answer({ ...(await checkedCall(id, incoming, company)), company, connection });
  });
}

function define(id: OperationId, answer: Operation["answer"]): Operation {
  const [method, path, status = 200] = operations[id];
  return { id, method, path, status, answer };
}

/** Looks a company up, and lets what is due in it happen first: no caller sees a stale state. */
function findCompany({ state, ids }: IncomingRequest): CompanyRecord {
  const companyId = ids.companyId ?? "";
  const company = state.companies.get(companyId);
  if (!company) throw notFound("Company", companyId);
  processDue(state, company);
  return company;
}

async function checkedCall<Id extends OperationId>(
  operationId: Id,
  { state, request, body: incoming, url, ids }: IncomingRequest,
  company?: CompanyRecord,
): Promise<Call<Id>> {
  const body = takesJson(operationId)
    ? await readJsonBody(operationId, incoming, company?.books?.platform)
    : undefined;
  return {
    state,
    request,
    incoming,
    url,
    // The body was checked against the operation's schema, which a test keeps equal to its type.
    body: body as CheckedBody<Id>,
    id: (name) => ids[name] ?? "",
    query: (name) => url.searchParams.get(name),
  };
}
