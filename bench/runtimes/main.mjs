import { exercise } from "./exercise.js";

exercise(JSON.parse(process.argv[2])).then((seen) => console.log(JSON.stringify(seen)));
