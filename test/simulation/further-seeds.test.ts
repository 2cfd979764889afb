import { beforeAll } from "vitest";
import { playSeeds } from "./seeds.js";
import { warmUp } from "./simulate.js";

beforeAll(warmUp);

// In a file of its own, which another worker plays.
playSeeds(251, 250);
