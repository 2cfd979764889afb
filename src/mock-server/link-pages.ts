import { randomUUID, timingSafeEqual } from "node:crypto";
import {
  declineConnection,
  setConnectionStatus,
  withdrawAccess,
} from "../mock/domain/connections.js";
import type { CompanyRecord, ConnectionRecord } from "../mock/state/company.js";
import type { MockState } from "../mock/state/state.js";
import { type Html, html } from "./html.js";
import { HttpError, type Reply } from "./reply.js";

/** Where the pages lie on which a business authorises access. */
export const linkPath = "/_mock/link";

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const paths = {
  company: new RegExp(`^${linkPath}/company/([^/]+)$`),
  connection: new RegExp(`^${linkPath}/companies/([^/]+)/connections/([^/]+)/start$`),
};

/** The pages on which one plays the business: they authorise or decline, without any script. */
export class LinkPages {
  /** What only a form of these pages can know. */
  readonly #token = randomUUID();

  constructor(private readonly state: MockState) {}

  /** The page at a path, if there is one. */
  show(path: string): Reply | undefined {
    const company = paths.company.exec(path)?.[1];
    if (company !== undefined) return companyPage(findCompany(this.state, company));
    const found = this.#find(path);
    return found && connectionPage(found, this.#token);
  }

  /** Takes the decision that a page's form sends. */
  decide(path: string, body: string): Reply | undefined {
    const found = this.#find(path);
    if (!found) return undefined;
    const form = new URLSearchParams(body);
    if (!isSameText(form.get("token") ?? "", this.#token)) {
      throw new HttpError(403, "The form is not one of this page's. Open the link again.");
    }
    const { company, connection } = found;
    const decision = form.get("decision");
    if (decision !== "authorise" && decision !== "decline") {
      throw new HttpError(400, "The decision is neither to authorise nor to decline.");
    }
    if (decision === "authorise") {
      setConnectionStatus(this.state, company, connection, "Linked");
    } else if (connection.status === "PendingAuth") {
      declineConnection(this.state, company, connection);
    } else {
      withdrawAccess(this.state, company, connection, "Deauthorized");
    }
    return { status: 303, headers: { location: path } };
  }

  #find(path: string): { company: CompanyRecord; connection: ConnectionRecord } | undefined {
    const [, companyId, connectionId] = paths.connection.exec(path) ?? [];
    if (companyId === undefined || connectionId === undefined) return undefined;
    const company = findCompany(this.state, companyId);
    const connection = company.connections.get(connectionId);
    if (!connection) throw new HttpError(404, "There is no such connection.");
    return { company, connection };
  }
}

function findCompany(state: MockState, companyId: string): CompanyRecord {
  const company = state.companies.get(companyId);
  if (!company) throw new HttpError(404, "There is no such company.");
  return company;
}

function connectionPage(
  { company, connection }: { company: CompanyRecord; connection: ConnectionRecord },
  token: string,
): Reply {
  const { platformName, sourceType, status } = connection;
  const isOwn = sourceType === "Expense";
  const choices = isOwn ? [] : choicesOf[status];
  const isDeclined = connection.errors.some((error) => error.status === "Active");
  const state = status === "PendingAuth" && isDeclined ? declined : states[status];
  return page(
    `Connect ${platformName}`,
    html`<h1>Connect ${platformName}</h1>
    <p>You play <strong>${company.name}</strong>, whose books are in ${platformName}.</p>
    <p id="state" role="status">${isOwn ? "This connection is the partner's own: there is nothing to authorise." : state}</p>
    ${
      choices.length === 0
        ? []
        : html`<form method="post">
      <input type="hidden" name="token" value="${token}">
      ${choices.map(buttonOf)}
    </form>`
    }`,
  );
}

type Choice = "authorise" | "decline" | "withdraw";

const states: Readonly<Record<ConnectionRecord["status"], string>> = {
  PendingAuth: "A card provider asks to write spend into these books.",
  Linked: "Access is authorised. You can close this page.",
  Unlinked: "The connection was unlinked. It can be authorised again.",
  Deauthorized: "Access was withdrawn. It can be authorised again.",
};

const declined = "Access was declined. It can still be authorised.";

const choicesOf: Readonly<Record<ConnectionRecord["status"], readonly Choice[]>> = {
  PendingAuth: ["authorise", "decline"],
  Linked: ["withdraw"],
  Unlinked: ["authorise"],
  Deauthorized: ["authorise"],
};

function buttonOf(choice: Choice): Html {
  if (choice === "authorise") {
    return html`<button class="primary" name="decision" value="authorise">Authorise</button>`;
  }
  const name = choice === "decline" ? "Decline" : "Withdraw access";
  return html`<button name="decision" value="decline">${name}</button>`;
}

function companyPage(company: CompanyRecord): Reply {
  const items = company.connections.items.map(
    ({ id, platformName, status }) =>
      html`<li><a href="${linkPath}/companies/${company.id}/connections/${id}/start">${platformName}</a>: ${status}</li>`,
  );
  return page(
    company.name,
    html`<h1>${company.name}</h1>
    <p>${items.length === 0 ? "This company has no connections yet." : "Its connections:"}</p>
    <ul>${items}</ul>`,
  );
}

/** A page that says why there is nothing else to see. */
export function errorPage({ status, message }: HttpError): Reply {
  return page("That did not work", html`<h1>That did not work</h1><p>${message}</p>`, status);
}

function page(title: string, content: Html, status = 200): Reply {
  const { text } = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/sync-health/sync-health.css">
  </head>
  <body>
    <main><div class="panel question">${content}</div></main>
  </body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
    },
    body: text,
  };
}

function isSameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
