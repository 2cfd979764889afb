/**
 * Writes the platform rules for other languages, and the JSON Schema of them: `npm run generate:platforms`.
 * A test holds the files to the table that the checks read.
 */
import { writeFile } from "node:fs/promises";
import { platformDocument, platformSchema } from "./platform-document.js";

for (const [file, content] of Object.entries({
  "generated/platforms.json": platformDocument,
  "generated/platforms.schema.json": platformSchema,
})) {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
}
