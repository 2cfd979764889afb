import { allFeatures, type Feature } from "./rules.js";

/** Which part of the fault plan to draw from: all of it by default. */
export interface Plan {
  readonly only?: string | undefined;
  readonly without?: string | undefined;
}

/** The features that a simulation may draw. */
export function allowedFeatures({ only, without }: Plan): Set<Feature> {
  const isNamed = (list: string | undefined, feature: Feature) =>
    list?.split(",").includes(feature);
  const isAllowed = (feature: Feature) =>
    isNamed(only ?? feature, feature) && !isNamed(without, feature);
  return new Set(allFeatures.filter(isAllowed));
}

/** The command that replays a seed under the same plan. */
export function replayCommand(seed: number, { only, without }: Plan): string {
  const plan = [only && `--only ${only}`, without && `--without ${without}`];
  return ["npm run soak -- --seed", seed, ...plan.filter(Boolean)].join(" ");
}

/** A line for each kind of violation, the most frequent first. */
export function summarize(failures: ReadonlyMap<number, readonly string[]>): string[] {
  const kinds = new Map<string, { example: string; seeds: Set<number> }>();
  for (const [seed, violations] of failures) {
    for (const example of violations) {
      const kind = example.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, "").replace(/\d+/g, "");
      const known = kinds.get(kind) ?? { example, seeds: new Set() };
      kinds.set(kind, known);
      known.seeds.add(seed);
    }
  }
  return [...kinds.values()]
    .sort((one, other) => other.seeds.size - one.seeds.size)
    .map(({ example, seeds }) => {
      return `${seeds.size} seeds (${[...seeds].slice(0, 5)}): ${example.slice(0, 300)}`;
    });
}
