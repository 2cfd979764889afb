import { type PlatformSlug, platforms } from "../platforms/index.js";
import { createCompany } from "./create-company.js";
import type { MockState } from "./state.js";
import type { CompanyRecord } from "./store/company.js";

/** Makes a company for each accounting software, with cards in pounds and in euros. */
export function seedDemo(state: MockState): CompanyRecord[] {
  const slugs = Object.keys(platforms).filter(isSlug);
  return slugs.map((platform) =>
    createCompany(state, { platform, baseCurrency: "GBP", foreignCurrencies: ["EUR"] }),
  );
}

const isSlug = (name: string): name is PlatformSlug => Object.hasOwn(platforms, name);
