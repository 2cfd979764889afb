import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { CodeBlock } from "./code-blocks.js";
import { sceneParts } from "./scene.js";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

/** What a block may use without declaring it. */
const globals = `
import type { Scene } from "./scene.js";
declare global {
${sceneParts.map((part) => `  const ${part}: Scene["${part}"];`).join("\n")}
}
`;

/**
 * Compiles the blocks, all in one program, as strictly as the project itself. Answers what is wrong
 * with each, one text a fault.
 */
export function compile(blocks: readonly CodeBlock[]): Map<CodeBlock, string[]> {
  const files = new Map([[`${here}scene-globals.d.ts`, globals]]);
  const paths = blocks.map((block, index) => {
    const path = `${here}block-${index}.ts`;
    files.set(path, `${block.code}\nexport {};\n`);
    files.set(`${here}before-${index}.ts`, `${block.before}\nexport {};\n`);
    return path;
  });
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const program = ts.createProgram([...files.keys()], options, host);

  const faultsIn = (path: string, block: CodeBlock, firstLine: number): string[] => {
    const source = program.getSourceFile(path);
    const faults = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return faults.map(({ messageText, start = 0 }) => {
      const line = firstLine + (source?.getLineAndCharacterOfPosition(start).line ?? 0);
      return `${block.file}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  };
  return new Map(
    blocks.map((block, index) => [
      block,
      [
        ...faultsIn(paths[index] ?? "", block, block.line),
        ...faultsIn(`${here}before-${index}.ts`, block, block.line),
      ],
    ]),
  );
}

function readOptions(): ts.CompilerOptions {
  const path = `${projectFolder}tsconfig.json`;
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectFolder);
  return { ...options, skipLibCheck: true };
}
