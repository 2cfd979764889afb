// Jest as it is out of the box: CommonJS, and globals of a realm of its own.
const { writeFileSync } = require("node:fs");
const { exercise } = require("./exercise.cjs");

test("the package is required", async () => {
  const seen = await exercise(JSON.parse(process.env.ORDER));
  writeFileSync(process.env.SEEN, JSON.stringify(seen));
});
