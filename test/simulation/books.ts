import { amountOf, badAccounts } from "./items.js";
import { type ApiRequest, failure, ok, type Reply } from "./messages.js";
import type { Random } from "./random.js";
import { type Feature, minuteMs, type World } from "./rules.js";

/** One transaction in the books. Written twice, it is there twice. */
export interface Entry {
  readonly id: string;
  readonly request: ApiRequest;
  readonly syncId: string;
  readonly atMs: number;
  readonly files: { readonly content: string; readonly request: ApiRequest }[];
  /** What is in the books, and the request that wrote it last. */
  amount: number;
  writtenBy: ApiRequest;
}

/** A POST creates, a transfer's PUT creates or changes, any other PUT changes what is there. */
export type Write = "create" | "put" | "update";

interface Row {
  readonly id: string;
  readonly status: "Completed" | "PushError" | "ValidationError";
  readonly message: string | null;
  readonly missingUntilMs: number;
}

interface Sync {
  readonly id: string;
  readonly write: Write;
  readonly amounts: ReadonlyMap<string, number>;
  readonly ids: readonly string[];
  /** What the accounting software does not take. */
  readonly badIds: readonly string[];
  readonly request: ApiRequest;
  readonly createdMs: number;
  readonly visibleMs: number;
  /** A duplicate was refused because of this sync: it has to be written. */
  mustSucceed: boolean;
  doneMs: number | undefined;
  code: number;
  rows: readonly Row[];
}

const previously = "One or more transactions have previously been processed";
/** How long syncs and rows take to show. */
export const lagMs = 20_000;

/** The company's books, and the syncs that write them. */
export class Books {
  readonly ledger: Entry[] = [];
  readonly #syncs = new Map<string, Sync>();
  readonly #world: World;
  readonly #random: Random;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  entriesOf(id: string): Entry[] {
    return this.ledger.filter((entry) => sameId(entry.id, id));
  }

  get #nowMs(): number {
    return this.#world.scheduler.nowMs;
  }

  #lag(feature: Feature): number {
    return this.#world.rules.on.has(feature) ? lagMs : 0;
  }

  #happens(feature: Feature, share: number): boolean {
    const { isCalm, rules } = this.#world;
    return !isCalm && rules.on.has(feature) && this.#random.chance(share);
  }

  /** Takes transactions, and queues their sync. */
  write(request: ApiRequest, items: readonly { readonly id: string }[], write: Write): Reply {
    const idsWith = (account: string) =>
      items
        .filter((item) => JSON.stringify(item).includes(account))
        .map(({ id }) => id.toLowerCase());
    const broken = idsWith(badAccounts.request);
    if (broken.length > 0) {
      const errors = broken.map((itemId) => ({ itemId, message: "accountRef.id is not valid" }));
      return failure(400, "Validation failed", errors);
    }
    const ids = items.map(({ id }) => id.toLowerCase());
    const duplicates = write !== "create" ? [] : ids.filter((id) => this.#isRefused(id));
    if (duplicates.length > 0) return this.#refusal(duplicates);
    const { rules, scheduler } = this.#world;
    const notFoundMs = rules.on.has("notFoundAtFirst") ? this.#random.between(0, lagMs) : 0;
    const sync: Sync = {
      id: this.#random.uuid(),
      write,
      amounts: new Map(items.map((item) => [item.id.toLowerCase(), amountOf(item)])),
      ids,
      badIds: idsWith(badAccounts.sync),
      request,
      createdMs: this.#nowMs,
      visibleMs: this.#nowMs + Math.max(this.#lag("listLag"), notFoundMs),
      mustSucceed: false,
      doneMs: undefined,
      code: 1000,
      rows: [],
    };
    this.#syncs.set(sync.id, sync);
    const runMs = this.#random.between(rules.syncMs / 2, rules.syncMs * 1.5);
    const stuckMs = this.#happens("stuck", 0.1) ? this.#random.between(5, 25) * minuteMs : 0;
    scheduler.after(runMs + stuckMs, () => this.#finish(sync), true);
    return ok({ syncId: sync.id });
  }

  /** Whether a POST refuses this id as a duplicate. */
  #isRefused(id: string): boolean {
    const { completed, running } = this.#world.rules;
    if (completed === "post" && this.entriesOf(id).length > 0) return true;
    if (running !== "post") return false;
    const sync = [...this.#syncs.values()].find(
      ({ doneMs, ids, badIds }) => doneMs === undefined && ids.includes(id) && !badIds.includes(id),
    );
    if (sync) sync.mustSucceed = true;
    return sync !== undefined;
  }

  #refusal(ids: readonly string[]): Reply {
    const { on, wording } = this.#world.rules;
    const shown = on.has("odd") ? ids.map((id) => id.toUpperCase()) : ids;
    if (wording === "without ids") return failure(400, `${previously}.`);
    if (wording === "other words")
      return failure(400, `Transactions were already synced: ${shown}`);
    if (wording === "validation") {
      const errors = shown.map((itemId) => ({ itemId, message: previously }));
      return failure(400, "Validation failed", errors);
    }
    return failure(400, `${previously}: ${shown.join(", ")}`);
  }

  /** Runs a sync: what it writes is in the books from here on. */
  #finish(sync: Sync): void {
    const { completed, running, wording } = this.#world.rules;
    const { id: syncId, write, request } = sync;
    const isChange = write !== "create";
    const duplicates = sync.ids.filter((id) => {
      const before = this.entriesOf(id);
      if (before.length === 0) return false;
      const wasCompleted = before.some(({ atMs }) => atMs <= sync.createdMs);
      // A transfer that is put again is a change, unless both run at once and nothing guards.
      return write === "update" || (isChange && wasCompleted)
        ? true
        : (wasCompleted ? completed : running) !== "none";
    });
    const isRefused = duplicates.length > 0 && !isChange;
    const isWhole = isRefused && wording === "whole" && !sync.mustSucceed;
    const failing = isChange && duplicates.length > 0 ? "failedChanges" : "failedSyncs";
    const fails = !sync.mustSucceed && this.#happens(failing, 0.2);
    const failedShare = fails ? this.#random.pick([1, 1, 0.3]) : 0;
    const failureCode = this.#random.pick([5000, 5130, 4000, 4260]);
    const isCompanys = fails && failureCode < 5000;
    const hidesRows = !isCompanys && this.#happens("missingRows", 0.3);
    const row = (id: string, status: Row["status"], words = ""): Row => {
      const isMissing = hidesRows && this.#random.chance(0.5);
      const missingMs = isMissing ? this.#random.between(1, 10 * minuteMs) : 0;
      return { id, status, message: words || null, missingUntilMs: this.#nowMs + missingMs };
    };
    const said = { "other words": "Document already exists", "without ids": "" };
    const refusal = wording in said ? said[wording as keyof typeof said] : previously;
    sync.rows = sync.ids.map((id) => {
      if (sync.badIds.includes(id)) return row(id, "ValidationError", "The account is archived");
      if (isWhole) return row(id, "PushError", previously);
      if (this.#random.chance(failedShare)) return row(id, "PushError", "Write failed");
      if (isRefused && duplicates.includes(id)) return row(id, "PushError", refusal);
      const amount = sync.amounts.get(id) ?? 0;
      const written = { amount, writtenBy: request };
      if (duplicates.includes(id)) {
        for (const entry of isChange ? this.entriesOf(id) : []) Object.assign(entry, written);
      } else if (write === "update") return row(id, "PushError", "There is no such transaction");
      else this.ledger.push({ id, request, syncId, atMs: this.#nowMs, files: [], ...written });
      return row(id, "Completed");
    });
    const has = (status: Row["status"]) => sync.rows.some((one) => one.status === status);
    if (!has("PushError")) sync.code = has("ValidationError") ? 5120 : 2000;
    else if (fails) sync.code = failureCode;
    else sync.code = wording === "other words" || wording === "validation" ? 5130 : 5080;
    // A sync that failed before it wrote anything can end without rows.
    if (failedShare === 1 && !has("Completed") && this.#random.chance(0.3)) sync.rows = [];
    sync.doneMs = this.#nowMs;
  }

  /** Answers what is below `syncs/`. */
  read(request: ApiRequest, [syncId = "", what, transactionId, files]: readonly string[]): Reply {
    const seen = [...this.#syncs.values()].filter(({ visibleMs }) => visibleMs <= this.#nowMs);
    if (what === "status" && syncId === "list") {
      const list = this.#happens("odd", 0.5) ? this.#random.shuffle(seen) : seen.reverse();
      return ok(list.map((sync) => this.#statusOf(sync)));
    }
    const sync = syncId === "latest" ? seen.at(-1) : this.#syncs.get(syncId.toLowerCase());
    const isHidden = this.#world.rules.on.has("notFoundAtFirst") && !seen.some((it) => it === sync);
    if (!sync || isHidden) return failure(404, "Sync not found");
    if (what === "status") return ok(this.#statusOf(sync));
    if (what !== "transactions") return failure(404, "Not found");
    const rows = this.#rowsOf(sync);
    if (transactionId !== undefined) {
      if (files === "attachments") return this.#attach(request, sync, transactionId);
      return ok(rows.filter((row) => sameId(row.transactionId, transactionId)));
    }
    const pageNumber = Number(request.query.get("page") ?? 1);
    const pageSize = Number(request.query.get("pageSize") ?? 100);
    const link = (page: number) => ({ href: `${request.path}?page=${page}&pageSize=${pageSize}` });
    const next = pageNumber * pageSize < rows.length ? { next: link(pageNumber + 1) } : {};
    const _links = { self: link(pageNumber), current: link(pageNumber), ...next };
    const results = rows.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
    return ok({ results, pageNumber, pageSize, totalResults: rows.length, _links });
  }

  #statusOf({ id, code, createdMs, doneMs }: Sync): Record<string, unknown> {
    const { on, serverSkewMs } = this.#world.rules;
    const isOld = this.#nowMs - createdMs > 10 * minuteMs;
    return {
      companyId: null,
      syncId: id,
      syncStatusCode: doneMs === undefined && isOld ? 1010 : code,
      syncStatus: code < 2000 ? "In progress" : code < 3000 ? "Complete" : "PushError",
      errorMessage: code >= 4000 ? "The sync failed" : null,
      syncExceptionMessage: null,
      syncUtc: new Date(createdMs + serverSkewMs).toISOString(),
      dataPushed: code === 2000,
      ...(on.has("odd") ? { newProperty: { nested: null } } : {}),
    };
  }

  #rowsOf({ createdMs, doneMs, ids, rows }: Sync): Record<string, string | null>[] {
    const { on } = this.#world.rules;
    const rowLagMs = this.#lag("rowLag");
    if (this.#nowMs < createdMs + rowLagMs) return [];
    const isDone = doneMs !== undefined && this.#nowMs >= doneMs + rowLagMs;
    const shown = isDone
      ? rows.filter(({ missingUntilMs }) => missingUntilMs <= this.#nowMs)
      : ids.map((id) => ({ id, status: "Pending", message: null }));
    return shown.flatMap(({ id, status, message }) => {
      const row = { transactionId: on.has("odd") ? id.toUpperCase() : id, status, message };
      const own = { ...row, integrationType: on.has("odd") ? "expense" : "expenses" };
      const opposite = status === "Completed" ? "PushError" : "Completed";
      const other = { ...row, status: opposite, integrationType: "bankfeeds" };
      if (!on.has("bankfeeds")) return [own];
      return on.has("odd") ? [own, other] : [other, own];
    });
  }

  #attach(request: ApiRequest, sync: Sync, transactionId: string): Reply {
    const entry = this.entriesOf(transactionId).find(({ syncId }) => syncId === sync.id);
    if (!entry) return failure(404, "The transaction was not written by this sync");
    const part = /filename="[^"]*"[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(request.body);
    if (!part) return failure(400, "No file");
    entry.files.push({ content: part[1] ?? "", request });
    return ok({ companyId: null, id: this.#random.uuid(), transactionId });
  }
}

const sameId = (one: string | null | undefined, other: string) =>
  one?.toLowerCase() === other.toLowerCase();
