import type { ServerResponse } from "node:http";
import { processDue } from "../mock/domain/due.js";
import type { MockChange } from "../mock/state/events.js";
import type { MockState } from "../mock/state/state.js";
import { HttpError, jsonReply, type Reply, safeHeaders } from "./reply.js";
import { showPageSync, showPageTransactions } from "./show-sync.js";

const syncsAPage = 1000;
/** A comment now and then shows both sides that the other is still there. */
const heartbeatMs = 15_000;
/** What one page may lag behind before it has to read the list anew instead. */
const maxWaitingBytes = 1_000_000;
/** So many pages may be open at once. */
const maxWatchers = 100;
const tenMinutesMs = 10 * 60 * 1000;

/** What the Sync health page is fed with: the list, the transactions of one sync, and what changes. */
export class SyncFeed {
  readonly #watchers = new Set<Watcher>();
  readonly #stopListening: () => void;

  constructor(private readonly state: MockState) {
    this.#stopListening = state.changes.listen((change) => this.#notify(change));
  }

  /** A part of the list of all syncs, from a place in it on. */
  list(from: number): Reply {
    const syncs: unknown[] = [];
    let at = 0;
    for (const company of this.state.companies.items) {
      processDue(this.state, company);
      const { items } = company.syncs;
      const first = Math.max(0, from - at);
      for (const sync of items.slice(first, first + syncsAPage - syncs.length)) {
        syncs.push(showPageSync(this.state, company, sync));
      }
      at += items.length;
    }
    const end = from + syncs.length;
    return jsonReply(200, {
      source: "Mock of the Expenses API on this machine",
      syncs,
      next: end < at ? end : null,
    });
  }

  /** The transactions of one sync. */
  transactions(companyId: string, syncId: string): Reply {
    const company = this.state.companies.get(companyId);
    if (company) processDue(this.state, company);
    const sync = company?.syncs.get(syncId);
    if (!company || !sync) throw new HttpError(404, "There is no such sync.");
    return jsonReply(200, { transactions: showPageTransactions(company, sync) });
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
