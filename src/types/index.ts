export type * from "./bodies.js";
export type * from "./responses.js";
export type {
  Answer,
  Body,
  BodyOf,
  OperationId,
  Operations,
  PathIds,
  ResponseOf,
  Schemas,
} from "./schema.js";
