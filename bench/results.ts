import { readFile, writeFile } from "node:fs/promises";

const file = new URL("results.json", import.meta.url);

/** Keeps what a benchmark measured under its name, with when and on what, beside what the others did. */
export async function keepResult(name: string, result: object): Promise<void> {
  const kept: unknown = await readFile(file, "utf8").then(JSON.parse, () => ({}));
  const measured = { measuredAt: new Date().toISOString(), node: process.version };
  const results = { ...(kept as object), [name]: { ...measured, ...result } };
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
}
