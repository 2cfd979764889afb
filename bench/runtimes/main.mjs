import { exercise } from "./exercise.js";

console.log(JSON.stringify(await exercise(JSON.parse(process.argv[2]))));
