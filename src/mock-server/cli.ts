#!/usr/bin/env node
import { runMockServer } from "./command.js";

runMockServer(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
