import { readFile, writeFile } from "node:fs/promises";

const file = new URL("results.json", import.meta.url);

/** Keeps what a benchmark measured under its name, beside what the others did. */
export async function keepResult(name: string, result: object): Promise<void> {
  const kept: unknown = await readFile(file, "utf8").then(JSON.parse, () => ({}));
  const results = { ...(kept as object), [name]: result };
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}
