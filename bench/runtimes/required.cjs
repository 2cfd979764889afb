// The same through `require`: the script is bundled to CommonJS, the package is required.
const { exercise } = require("./exercise.cjs");

exercise(JSON.parse(process.argv[2])).then((seen) => console.log(JSON.stringify(seen)));
