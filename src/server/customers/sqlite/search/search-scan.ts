import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Count, Summary } from '../../../../contract/list/list-metadata.ts';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { SourceUnavailableError } from '../../source-errors.ts';
import type { SearchTerm } from '../../model/search-terms.ts';
import {
  afterAllPositions,
  beforeAllPositions,
  decodePosition,
  encodePosition,
  newestFirst,
} from '../../model/lists/list-sort-key.ts';
import { ChangeCounter } from '../database/change-counter.ts';
import { ReadSnapshot } from '../database/read-snapshot.ts';
import { candidatesSql, matchingShare, planScan, planSearch, planValues } from './search-plan.ts';
import type { SearchPlan } from './search-plan.ts';
import { MatchEstimateSample } from './match-estimate-sample.ts';
import { bigCell, numberCell, prepareBig, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { takeBatch } from '../read/list-pages.ts';
import type { StoreBatch, StorePage } from '../read/list-pages.ts';

export interface SearchPageRequest {
  readonly terms: readonly SearchTerm[];
  readonly status: CustomerStatus | null;
  readonly limit: number;
  readonly after: string | null;
}

export interface MatchesRequest {
  readonly terms: readonly SearchTerm[];
  readonly status: CustomerStatus;
  readonly below: bigint;
}

export interface SearchSummaryRequest {
  readonly terms: readonly SearchTerm[];
}

/** Matches counted before "and more". Source: design.md. */
const countedMatches = 10_000;
/** The most candidates per slice. */
const largestSlice = 4_000;
/** The share of matches from which scanning all texts is cheaper than using the trigrams. */
const scannedShare = 0.12;
/** The most statements kept prepared. */
const preparedStatements = 200;

/** Runs searches as generators: at each `yield`, another search can continue. */
export class SearchScan {
  readonly #database: DatabaseSync;
  readonly #timeoutMs: number;
  readonly #prepared = new Map<string, StatementSync>();
  readonly #jsons: StatementSync;
  readonly #records: StatementSync;
  readonly #version: ChangeCounter;
  readonly #snapshot: ReadSnapshot;
  readonly #sample: MatchEstimateSample;

  /** `timeoutMs`: the longest time to read a page in one go, when no message can stop it. */
  constructor(database: DatabaseSync, timeoutMs: number) {
    this.#database = database;
    this.#timeoutMs = timeoutMs;
    // One statement for a whole page takes a quarter of the time of one per customer.
    const atPositions = 'WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position DESC';
    this.#jsons = prepareRows(database, `SELECT json FROM customers ${atPositions}`);
    this.#records = prepareRows(database, `SELECT position, json, parameters FROM customers ${atPositions}`);
    this.#version = new ChangeCounter(database);
    this.#snapshot = new ReadSnapshot(database);
    this.#sample = new MatchEstimateSample(database);
  }

  /**
   * A page of one snapshot: a customer whose status changed between two slices would be on it twice, or under the wrong
   * one.
   */
  *page(request: SearchPageRequest): Generator<undefined, StorePage> {
    return yield* this.#onOneSnapshot(request, (found) => this.#readPage(found, request.limit));
  }

  /** Part of a walk, of one snapshot too. */
  *batch(request: SearchPageRequest): Generator<undefined, StoreBatch> {
    return yield* this.#onOneSnapshot(request, (found) =>
      takeBatch(this.#records.all(`[${found.join()}]`), request.limit),
    );
  }

  *summary({ terms }: SearchSummaryRequest): Generator<undefined, Summary> {
    const plan = planSearch(terms, this.#sample.texts());
    const active = yield* this.#count(plan, 'active');
    const inactive = yield* this.#count(plan, 'inactive');
    const banned = yield* this.#count(plan, 'banned');
    const sum = active.count + inactive.count + banned.count;
    const isMore = sum > countedMatches || active.atLeast || inactive.atLeast || banned.atLeast;
    return { all: { count: Math.min(sum, countedMatches), atLeast: isMore }, active, inactive, banned };
  }

  /** About which share of all customers matches, from 0 to 1. */
  matchingShare(terms: readonly SearchTerm[]): number {
    const sample = this.#sample.texts();
    return matchingShare(planSearch(terms, sample), sample);
  }

  /**
   * The matches of some terms with one status below a position, newest first: up to `wanted` of those that `accepts`
   * takes, or all when fewer than `mostCandidates` were looked at; otherwise `isComplete` is false.
   */
  *matches(
    { terms, status, below }: MatchesRequest,
    accepts: (position: bigint) => boolean,
    wanted: number,
    mostCandidates = Infinity,
  ): Generator<undefined, { readonly positions: readonly bigint[]; readonly isComplete: boolean }> {
    const planned = planSearch(terms, this.#sample.texts());
    const isCommon = matchingShare(planned, this.#sample.texts()) >= scannedShare;
    const plan = isCommon ? planScan(planned) : planned;
    const statement = this.#prepare(candidatesSql(plan, status), prepareRows);
    const positions: bigint[] = [];
    let [lowest, candidates] = [below, 0];
    for (let slice = Math.min(wanted * 2, largestSlice); ; slice = Math.min(slice * 4, largestSlice)) {
      const rows = statement.all(beforeAllPositions, lowest, slice, ...planValues(plan));
      for (const row of rows) {
        if (row[1] !== 1n || !accepts(bigCell(row[0]))) continue;
        positions.push(bigCell(row[0]));
        if (positions.length === wanted) return { positions, isComplete: false };
      }
      candidates += rows.length;
      if (rows.length < slice) return { positions, isComplete: true };
      if (candidates >= mostCandidates) return { positions, isComplete: false };
      lowest = bigCell(rows.at(-1)?.[0]);
      yield;
    }
  }

  *#onOneSnapshot<T>(request: SearchPageRequest, read: (found: readonly bigint[]) => T): Generator<undefined, T> {
    const version = this.#version.current();
    const result = read(yield* this.#find(request));
    if (version === this.#version.current()) return result;
    const deadline = performance.now() + this.#timeoutMs;
    return this.#snapshot.read(() => read(runToEnd(this.#find(request), deadline)));
  }

  /** The first matches below a position in list order, and one more than the limit where there are more. */
  *#find({ terms, status, limit, after }: SearchPageRequest): Generator<undefined, readonly bigint[]> {
    const plan = planSearch(terms, this.#sample.texts());
    const high = after === null ? afterAllPositions : decodePosition(after);
    let found: readonly bigint[] = [];
    for (const one of status === null ? customerStatuses : [status]) {
      // Once the page is full, another status can only insert above its last row.
      const low = found.length > limit ? (found.at(-1) ?? beforeAllPositions) : beforeAllPositions;
      const more = yield* this.#matches(plan, one, low, high, limit + 1);
      found = newestFirst([...found, ...more]).slice(0, limit + 1);
    }
    return found;
  }

  #readPage(found: readonly bigint[], limit: number): StorePage {
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    // If a customer was removed between two slices, the page is read again.
    const customers = this.#jsons.all(`[${shown.join()}]`);
    return {
      customers: customers.map((row) => textCell(row[0])).join(),
      next: found.length > limit && last !== undefined ? encodePosition(last) : null,
    };
  }

  *#matches(
    plan: SearchPlan,
    status: CustomerStatus,
    low: bigint,
    high: bigint,
    wanted: number,
  ): Generator<undefined, bigint[]> {
    const statement = this.#prepare(candidatesSql(plan, status), prepareRows);
    const found: bigint[] = [];
    let below = high;
    for (let slice = wanted * 2; ; slice = Math.min(slice * 4, largestSlice)) {
      const rows = statement.all(low, below, slice, ...planValues(plan));
      for (const row of rows) {
        if (row[1] === 1n) found.push(bigCell(row[0]));
      }
      if (found.length >= wanted) return found.slice(0, wanted);
      if (rows.length < slice) return found;
      below = bigCell(rows.at(-1)?.[0]);
      yield;
    }
  }

  *#count(plan: SearchPlan, status: CustomerStatus): Generator<undefined, Count> {
    const scan = planScan(plan);
    let share = matchingShare(plan, this.#sample.texts());
    let count = 0;
    let below = afterAllPositions;
    for (;;) {
      const slice = this.#countSlice(share >= scannedShare ? scan : plan, status, below);
      count += slice.matches;
      if (count > countedMatches) return { count: countedMatches, atLeast: true };
      if (slice.lowest === null) return { count, atLeast: false };
      below = slice.lowest;
      // If the sample was wrong, continue with the trigrams.
      if (share >= scannedShare) share = slice.matches / largestSlice;
      yield;
    }
  }

  /** Counts the next candidates below a position; `lowest` is null when there are no more. */
  #countSlice(
    plan: SearchPlan,
    status: CustomerStatus,
    below: bigint,
  ): { readonly matches: number; readonly lowest: bigint | null } {
    const row = this.#prepare(
      `SELECT count(*) AS candidates, total(matches) AS matches, min(position) AS lowest
       FROM (${candidatesSql(plan, status)})`,
    ).get(beforeAllPositions, below, largestSlice, ...planValues(plan));
    const isLast = numberCell(row?.['candidates']) < largestSlice;
    return { matches: numberCell(row?.['matches']), lowest: isLast ? null : bigCell(row?.['lowest']) };
  }

  #prepare(sql: string, prepare = prepareBig): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    if (this.#prepared.size >= preparedStatements) this.#prepared.clear();
    const statement = prepare(this.#database, sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

/** Runs without slices; throws SourceUnavailableError past `deadline`, by `performance.now()`. */
function runToEnd<T>(search: Generator<undefined, T>, deadline: number): T {
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    if (performance.now() > deadline) throw new SourceUnavailableError('A search took too long');
  }
}
