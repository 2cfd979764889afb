/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** Makes HTML, in which every value is text. */
export function html(pieces: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const texts = values.map((value) =>
    [value]
      .flat()
      .map((each) => (each instanceof Html ? each.text : escaped(each)))
      .join(""),
  );
  return new Html(String.raw({ raw: pieces }, ...texts));
}
