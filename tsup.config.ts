import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "mock/index": "src/mock/index.ts",
    "node/index": "src/node/index.ts",
    "opentelemetry/index": "src/opentelemetry/index.ts",
    "platforms/index": "src/platforms/index.ts",
    "webhooks/index": "src/webhooks/index.ts",
  },
  format: ["esm", "cjs"],
  target: "node20",
  platform: "neutral",
  dts: true,
  sourcemap: true,
  clean: true,
  // One copy of each class for all entries, in CommonJS too: `instanceof` must hold across them.
  splitting: true,
  external: [/^node:/],
});
