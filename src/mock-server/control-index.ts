import { z } from "zod";
import { version } from "../version.js";

/** A route of the control API, as its documentation needs it. */
export interface DocumentedRoute {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below `/_mock`; a segment that begins with a colon is any id. */
  readonly path: string;
  readonly summary: string;
  readonly body: z.ZodType;
}

/** Returns what `GET /_mock` responds with: every route in a line, and where its document is. */
export function indexOf(routes: readonly DocumentedRoute[]) {
  return {
    title: "Control API of the mock server",
    openapi: "/_mock/openapi.json",
    page: "/",
    routes: routes.map(({ method, path, summary }) => ({
      method,
      path: templateOf(path),
      summary,
    })),
  };
}

/** Returns the OpenAPI document of the control API. */
export function openapiOf(routes: readonly DocumentedRoute[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, path) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Control API of codat-expenses mock", version },
    servers: [{ url: "/" }],
    security: [],
    paths,
    components: {
      responses: {
        Error: {
          description: "The request was refused, and nothing was changed.",
          content: json({
            type: "object",
            properties: { error: { type: "string" } },
            required: ["error"],
          }),
        },
      },
    },
  };
}

function operationOf({ method, summary, body }: DocumentedRoute, path: string) {
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const { $schema, ...schema } = z.toJSONSchema(body, { unrepresentable: "any" });
  return {
    operationId: camelCase(`${method.toLowerCase()}${path}`),
    summary,
    ...(ids.length > 0 && {
      parameters: ids.map((name) => ({
        ...{ name, in: "path", required: true },
        schema: { type: "string" },
      })),
    }),
    ...(method === "POST" && { requestBody: { content: json(schema) } }),
    responses: {
      "200": { description: "What the route returns.", content: json({}) },
      "204": { description: "Done; the route returns nothing." },
      "4XX": { $ref: "#/components/responses/Error" },
    },
  };
}

const json = (schema: object) => ({ "application/json": { schema } });

const templateOf = (path: string) => `/_mock${path.replace(/:(\w+)/g, "{$1}")}`;

function camelCase(text: string): string {
  const [first, ...words] = text.split(/\W+/);
  return [first, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
}
