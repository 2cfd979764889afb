import type { ServerResponse } from "node:http";
import { processDue } from "../mock/domain/due.js";
import { showMappingOptions } from "../mock/domain/mapping-options.js";
import { iso } from "../mock/state/clock.js";
import type { CompanyRecord } from "../mock/state/company.js";
import type { MockChange } from "../mock/state/events.js";
import type { MockState } from "../mock/state/state.js";
import { matcher, type PageSync, selectSyncs } from "./page/select.js";
import { HttpError, jsonReply, orBadRequest, type Reply, safeHeaders } from "./reply.js";
import {
  searchTextOf,
  showHistory,
  showPageSync,
  showPageTransaction,
  showPageTransactions,
} from "./show-sync.js";

/** What the page shows besides syncs, where its server has it. */
const pageTabs = ["transactions", "requests", "webhooks", "companies", "faults"];
const transactionsAPage = 50;
const shownTypes = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "application/pdf",
]);
/** A comment now and then shows both sides that the other is still there. */
const heartbeatMs = 15_000;
/** What one page may lag behind before it has to read the list again instead. */
const maxWaitingBytes = 1_000_000;
/** So many pages may be open at once. */
const maxWatchers = 100;
const tenMinutesMs = 10 * 60 * 1000;

/** What the Sync health page reads: syncs, transactions and their files, and what changes. */
export class SyncFeed {
  readonly #watchers = new Set<Watcher>();
  readonly #stopListening: () => void;

  /** `hasFleet`: whether the page shows a fleet, too. */
  constructor(
    private readonly state: MockState,
    private readonly hasFleet: boolean,
  ) {
    this.#stopListening = state.changes.listen((change) => this.#notify(change));
  }

  /** The syncs that a query finds, a page at a time, newest first. */
  list(query: URLSearchParams): Reply {
    const texts = new Map<PageSync, () => string>();
    const companies: { id: string; name: string }[] = [];
    for (const company of this.state.companies.items) {
      processDue(this.state, company);
      companies.push({ id: company.id, name: company.name });
      for (const sync of company.syncs.items) {
        const textOf = () => sync.writes.map((write) => searchTextOf(company, write)).join("\n");
        texts.set(showPageSync(this.state, company, sync), textOf);
      }
    }
    const textOf = (sync: PageSync) => texts.get(sync)?.() ?? "";
    return jsonReply(200, {
      source: "Mock of the Expenses API on this machine",
      now: iso(this.state.clock.now()),
      tabs: this.hasFleet ? [...pageTabs, "fleet"] : pageTabs,
      companies,
      ...orBadRequest(() => selectSyncs([...texts.keys()], query, textOf)),
    });
  }

  /** One sync and its transactions. */
  sync(companyId: string, syncId: string): Reply {
    const company = this.#company(companyId);
    const sync = company.syncs.get(syncId);
    if (!sync) throw new HttpError(404, "There is no such sync.");
    return jsonReply(200, {
      sync: showPageSync(this.state, company, sync),
      transactions: showPageTransactions(company, sync),
    });
  }

  /** The transactions that a query finds, each as its latest sync left it, newest first. */
  transactions(query: URLSearchParams): Reply {
    const isFound = matcher(query.get("q") ?? "");
    const from = Number(query.get("cursor") ?? 0);
    if (!Number.isSafeInteger(from) || from < 0) throw new HttpError(400, "cursor is not valid.");
    const found: unknown[] = [];
    let count = 0;
    for (const { company, sync, write } of this.#latestWrites()) {
      const whose = `${company.name.toLowerCase()}\n${company.id}`;
      if (!isFound(`${whose}\n${searchTextOf(company, write)}`)) continue;
      count += 1;
      if (count <= from) continue;
      if (found.length === transactionsAPage) {
        return jsonReply(200, { transactions: found, next: String(count - 1) });
      }
      found.push({
        ...showPageTransaction(sync, write),
        companyId: company.id,
        companyName: company.name,
        startedUtc: iso(sync.requestedAtMs),
      });
    }
    return jsonReply(200, { transactions: found, next: null });
  }

  /** What happened to one transaction over all its syncs, and what the books hold of it. */
  history(companyId: string, transactionId: string): Reply {
    const history = showHistory(this.state, this.#company(companyId), transactionId.toLowerCase());
    if (!history) throw new HttpError(404, "There is no such transaction.");
    return jsonReply(200, history);
  }

  /** The companies, with how they are connected and configured, and how fresh their data is. */
  companies(): Reply {
    const companies = this.state.companies.items.map((company) => {
      processDue(this.state, company);
      const { lastFetchedAtMs } = company.pulls;
      return {
        companyId: company.id,
        name: company.name,
        connections: company.connections.items.map(({ id, platformName, sourceType, status }) => ({
          id,
          platformName,
          status,
          isOwn: sourceType === "Expense",
        })),
        isConfigured: company.configuration !== undefined,
        fetchedUtc: lastFetchedAtMs === undefined ? null : iso(lastFetchedAtMs),
      };
    });
    return jsonReply(200, { companies });
  }

  /** A company's configuration, or what its expenses can be mapped to, as the API returns it. */
  settings(companyId: string, what: string): Reply {
    const company = this.#company(companyId);
    const isOptions = what === "mapping-options";
    return jsonReply(200, isOptions ? showMappingOptions(company.books) : company.configuration);
  }

  /** The bytes of a file in the books. Only what a browser shows safely keeps its type. */
  attachment(companyId: string, transactionId: string, attachmentId: string): Reply {
    const entry = this.#company(companyId).ledger.get(transactionId.toLowerCase());
    const file = entry?.attachments.find(({ id }) => id === attachmentId);
    if (!file?.content)
      throw new HttpError(404, "The mock does not keep the bytes of such a file.");
    const isShown = shownTypes.has(file.contentType);
    return {
      status: 200,
      headers: {
        "content-type": isShown ? file.contentType : "application/octet-stream",
        "content-disposition": isShown ? "inline" : "attachment",
        "content-security-policy": "default-src 'none'; frame-ancestors 'self'",
      },
      body: file.content,
    };
  }

  #company(companyId: string): CompanyRecord {
    const company = this.state.companies.get(companyId);
    if (!company) throw new HttpError(404, "There is no such company.");
    processDue(this.state, company);
    return company;
  }

  *#latestWrites() {
    const runs = this.state.companies.items.flatMap((company) => {
      processDue(this.state, company);
      return company.syncs.items.map((sync) => ({ company, sync }));
    });
    runs.sort((one, other) => other.sync.requestedAtMs - one.sync.requestedAtMs);
    for (const { company, sync } of runs) {
      for (const write of sync.writes) {
        if (company.syncs.latestWrite(write.transactionId) === write)
          yield { company, sync, write };
      }
    }
  }

  /** Sends the subscriber every change from now on. */
  watch(outgoing: ServerResponse): void {
    if (this.#watchers.size >= maxWatchers) {
      throw new HttpError(503, `${maxWatchers} pages follow the syncs already: close some.`);
    }
    outgoing.writeHead(200, { ...safeHeaders, "content-type": "text/event-stream" });
    outgoing.write("retry: 1000\n\n");
    const watcher: Watcher = { outgoing, isBehind: false };
    this.#watchers.add(watcher);
    const heartbeat = setInterval(() => outgoing.write(":\n\n"), heartbeatMs);
    outgoing.on("drain", () => {
      if (!watcher.isBehind) return;
      watcher.isBehind = false;
      outgoing.write(eventText("reload", {}));
    });
    outgoing.once("close", () => {
      clearInterval(heartbeat);
      this.#watchers.delete(watcher);
    });
  }

  /** Has the pages that are open read the requests again. */
  notifyOfRequests(): void {
    const text = eventText("requests", {});
    for (const watcher of this.#watchers) send(watcher, text);
  }

  /** Listens no more. */
  stop(): void {
    this.#stopListening();
  }

  #notify(change: MockChange): void {
    if (change.what === "sync-started") this.#watchForTenMinutes(change);
    if (this.#watchers.size === 0) return;
    const text =
      change.what === "companies-removed"
        ? eventText("reload", {})
        : eventText("sync", showPageSync(this.state, change.company, change.sync));
    for (const watcher of this.#watchers) send(watcher, text);
  }

  /** A sync that runs for over ten minutes changes its code, and nothing else happens then. */
  #watchForTenMinutes(change: Exclude<MockChange, { what: "companies-removed" }>): void {
    const overAtMs = change.sync.requestedAtMs + tenMinutesMs + 1;
    if (change.sync.dueAtMs <= overAtMs) return;
    this.state.clock.alarm(overAtMs, () => {
      if (!change.sync.end) this.#notify({ ...change, what: "sync-ended" });
    });
  }
}

interface Watcher {
  readonly outgoing: ServerResponse;
  isBehind: boolean;
}

function send(watcher: Watcher, text: string): void {
  if (watcher.outgoing.writableLength > maxWaitingBytes) watcher.isBehind = true;
  else watcher.outgoing.write(text);
}

const eventText = (name: string, data: unknown) =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
