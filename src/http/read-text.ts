/** An answer's body as text, as far as it was read. */
export interface BodyText {
  readonly text: string;
  /** The body is larger than was allowed; its beginning alone was kept. */
  readonly tooLarge: boolean;
}

/** How much of a body that is too large is kept, to show what it was. */
const keptBytes = 10_000;

/** Reads a body to its end, or until it is larger than it may be: then the rest is cancelled. */
export async function readText(response: Response, mostBytes: number): Promise<BodyText> {
  const { body, headers } = response;
  // An honest length spares counting. A compressed body can be far larger than its length.
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!body || (length <= mostBytes && !headers.has("content-encoding"))) {
    return { text: await response.text(), tooLarge: false };
  }
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), tooLarge: false };
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel().catch(() => undefined);
      return { text: (text + decoder.decode(value)).slice(0, keptBytes), tooLarge: true };
    }
    text += decoder.decode(value, { stream: true });
  }
}
