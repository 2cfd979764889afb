import type { OperationHandler } from "./handlers.js";

/** Finds the one handler for a method and path, without asking each handler in turn. */
export function createFinder(handlers: readonly OperationHandler[]) {
  const bySize = new Map<string, { segments: string[]; handler: OperationHandler }[]>();
  for (const handler of handlers) {
    const { method, path } = handler.operation;
    const segments = path.split("/");
    const key = `${method} ${segments.length}`;
    bySize.set(key, [...(bySize.get(key) ?? []), { segments, handler }]);
  }
  return (method: string, pathname: string): OperationHandler | undefined => {
    if (!isDecodable(pathname)) return undefined;
    const asked = pathname.split("/");
    return bySize
      .get(`${method} ${asked.length}`)
      ?.find(({ segments }) =>
        segments.every((segment, at) =>
          segment.startsWith("{") ? asked[at] !== "" : segment === asked[at],
        ),
      )?.handler;
  };
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}
