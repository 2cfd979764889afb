import { load } from "../core/load.js";
import { RequestValidationError } from "../errors/request-errors.js";
import { sha256 } from "../files/digest.js";
import type { RequestOptions } from "../http/request.js";
import type { PlatformSlug } from "../platforms/index.js";
import type { Company, CompanyBody, Connection } from "../types/index.js";

/** A business to onboard. */
export interface OnboardOptions extends RequestOptions {
  /** The business's name. */
  readonly name: string;
  /** Its accounting software. */
  readonly platform: PlatformSlug;
  /**
   * Your own id of this customer, kept as a tag: another call with it finds the same company. The name
   * by default, so pass it where two customers can have the same name.
   */
  readonly reference?: string | undefined;
  /** Appended to `linkUrl` as the parameter `redirectUrl`, for the redirect that your portal defines. */
  readonly redirectUrl?: string | undefined;
}

/** A business that can link its accounting software. */
export interface Onboarding {
  readonly company: Company & { id: string };
  /** The connection to its accounting software: `Linked`, or waiting for the business. */
  readonly connection: Connection & { id: string };
  /** The page to show to the business, which links its accounting software there. */
  readonly linkUrl: string;
  /** Whether this call created the company; false where an earlier call did. */
  readonly created: boolean;
}

/** The calls that onboarding makes. */
export interface OnboardingApi {
  list(query: { tags: string }, options: RequestOptions): AsyncIterable<Company>;
  create(body: CompanyBody, options: RequestOptions): PromiseLike<Company>;
  connect(
    companyId: string,
    body: { platformKey: string },
    options: RequestOptions,
  ): PromiseLike<Connection>;
  connectPartnerExpense(companyId: string, options: RequestOptions): PromiseLike<Connection>;
}

/** The tag that says for which customer of yours a company was created. */
const referenceTag = "onboardingReference";

/** Finds or creates the company, its accounting connection and its partner expense connection. */
export async function onboard(api: OnboardingApi, onboarding: OnboardOptions): Promise<Onboarding> {
  // The types promise more than a caller in plain JavaScript keeps.
  const { name, platform, reference, redirectUrl, ...options }: OnboardOptions = Object(onboarding);
  const { platforms, platformFromKey } = await load(() => import("../platforms/index.js"));
  const issues = [
    ...(Object.hasOwn(platforms, platform) ? [] : [issue("platform", platformNames(platforms))]),
    ...(redirectUrl === undefined || isWebUrl(redirectUrl)
      ? []
      : [issue("redirectUrl", "must be an http: or https: URL")]),
    ...(reference === undefined || (typeof reference === "string" && reference.trim() !== "")
      ? []
      : [issue("reference", "must be a text that is not empty")]),
  ];
  if (issues.length > 0) throw new RequestValidationError("companies.onboard", issues);

  const tag = await tagValue(reference ?? String(name));
  const found = await findByTag(api, tag, options);
  const company = found ?? (await api.create({ name, tags: { [referenceTag]: tag } }, options));
  const companyId = company.id;
  const connections = company.dataConnections ?? [];
  const accounting = connections.find(({ sourceType }) => sourceType === "Accounting");
  if (accounting && platformFromKey(accounting.integrationKey) !== platform) {
    throw new RequestValidationError("companies.onboard", [
      issue(
        "platform",
        `cannot be connected: company ${companyId} has a connection to ${accounting.platformName}, and a company has one accounting connection. Delete that one first, or onboard another company with a reference of its own`,
      ),
    ]);
  }
  const { key } = platforms[platform];
  const connection = accounting ?? (await api.connect(companyId, { platformKey: key }, options));
  if (!connections.some(({ sourceType }) => sourceType === "Expense")) {
    await api.connectPartnerExpense(companyId, options);
  }
  const linkUrl = withParameter(connection.linkUrl ?? company.redirect ?? "", redirectUrl);
  return { company, connection, linkUrl, created: !found };
}

/** The oldest company with this tag: two calls at the same time can have created two. */
async function findByTag(
  api: OnboardingApi,
  tag: string,
  options: RequestOptions,
): Promise<Company | undefined> {
  let oldest: Company | undefined;
  for await (const company of api.list({ tags: `${referenceTag}=${tag}` }, options)) {
    // Whatever the filter lets through.
    if (company.tags?.[referenceTag] !== tag) continue;
    if (!oldest || (company.created ?? "") < (oldest.created ?? "")) oldest = company;
  }
  return oldest;
}

/** A reference as a tag's value, which the query language takes as it is; else its SHA-256. */
async function tagValue(reference: string): Promise<string> {
  return /^[\w.-]{1,100}$/.test(reference) ? reference : sha256(reference);
}

/** A link can carry a one-time password in its query, which stays. */
function withParameter(linkUrl: string, redirectUrl: string | undefined): string {
  if (redirectUrl === undefined) return linkUrl;
  const separator = linkUrl.includes("?") ? "&" : "?";
  return `${linkUrl}${separator}redirectUrl=${encodeURIComponent(redirectUrl)}`;
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:/i.test(text);
}

function platformNames(platforms: object): string {
  return `must be one of ${Object.keys(platforms).join(", ")}`;
}

function issue(property: string, message: string) {
  return { path: [property], message };
}
