// Jest with --experimental-vm-modules. The first calls are made at the same time, as each loads parts.
import { writeFileSync } from "node:fs";
import { exercise } from "./exercise.js";

test("the package is imported", async () => {
  const order = JSON.parse(process.env.ORDER);
  const [seen] = await Promise.all([exercise(order), exercise(order)]);
  writeFileSync(process.env.SEEN, JSON.stringify(seen));
});
