export type * from "./answers.js";
export type * from "./bodies.js";
export type {
  Answer,
  AnswerOf,
  Body,
  BodyOf,
  OperationId,
  Operations,
  PathIds,
  QueryOf,
  Schemas,
} from "./schema.js";
