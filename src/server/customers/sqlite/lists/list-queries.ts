import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { isNewestFirst, type ListSort } from '../../../../contract/list/list-sort.ts';
import type { Count, Summary } from '../../../../contract/list/list-metadata.ts';
import type { FacetRequest } from '../../customer-source.ts';
import type { ListSelector } from '../../list-selector.ts';
import type { ListCondition } from '../../model/lists/list-condition.ts';
import type { SearchTerm } from '../../model/search-terms.ts';
import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { ChangeCounter } from '../database/change-counter.ts';
import { firstPosition } from '../../model/lists/list-sort-key.ts';
import { ReadSnapshot } from '../database/read-snapshot.ts';
import type { SearchScan } from '../search/search-scan.ts';
import type { BitSet } from '../columns/bit-set.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import { facetOf } from './facets.ts';
import { ListMatches } from './list-matches.ts';
import { matchingSlots } from './matching-slots.ts';
import { decodeKey, encodeKey, type OrderKey } from '../../model/lists/order-keys.ts';
import { sumsOf } from './sums.ts';
import { TopSlots } from './top-slots.ts';

export interface SortedPageRequest extends ListSelector {
  readonly status: CustomerStatus | null;
  readonly sort: ListSort;
  readonly limit: number;
  readonly after: string | null;
}

export interface ListSummaryRequest extends ListSelector {
  /** That of the sums and the facet; counts are by status. */
  readonly status: CustomerStatus | null;
  readonly facet: FacetRequest | null;
}

/** The customers of a page in order, as stored. */
export interface StoredPage {
  readonly rows: readonly { readonly json: string; readonly parameters: string }[];
  readonly next: string | null;
}

/** Matches of a search that are counted of each status. */
const countedMatches = 10_000;

/** Answers what needs more than the list's own order, from the columns; each in one snapshot of the database. */
export class ListQueries {
  readonly #store: ColumnStore;
  readonly #scan: SearchScan;
  readonly #matches: ListMatches;
  readonly #records: StatementSync;
  readonly #version: ChangeCounter;
  readonly #snapshot: ReadSnapshot;

  constructor(database: DatabaseSync, store: ColumnStore, scan: SearchScan) {
    this.#store = store;
    this.#scan = scan;
    this.#matches = new ListMatches(database, store, scan);
    this.#records = prepareRows(
      database,
      'SELECT position, json, parameters FROM customers WHERE position IN (SELECT value FROM json_each(?))',
    );
    this.#version = new ChangeCounter(database);
    this.#snapshot = new ReadSnapshot(database);
  }

  *page(request: SortedPageRequest): Generator<undefined, StoredPage> {
    return yield* this.#onOneSnapshot(request.terms === null, () => this.#page(request));
  }

  *summary(request: ListSummaryRequest): Generator<undefined, Summary> {
    return yield* this.#onOneSnapshot(request.terms === null, () => this.#summary(request));
  }

  /** Reads columns, parameters that people choose from, and the order of names ahead of the first request for each. */
  *warmUp(): Generator<undefined, null> {
    const read = <T>(work: () => T): T =>
      this.#snapshot.read(() => {
        this.#store.sync();
        return work();
      });
    for (const { id, type } of read(() => this.#store.definitions)) {
      yield;
      if (type === 'select' || type === 'multiselect' || type === 'boolean') read(() => this.#store.parameter(id));
    }
    yield;
    // Last: it sorts a million names in one piece, for seconds. The next list by name after a write does so again.
    read(() => this.#store.nameRanks());
    return null;
  }

  *#page({ terms, conditions, status, sort, limit, after }: SortedPageRequest): Generator<undefined, StoredPage> {
    const within = matchingSlots(this.#store, status, conditions);
    const order = this.#orderOf(sort);
    const key = after === null ? null : this.#readKey(after, sort);
    const found =
      terms === null
        ? order.first(within, key, limit + 1)
        : yield* this.#matches.first(terms, within, order, key, limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: this.#read(shown),
      next: found.length > limit && last !== undefined ? this.#writeKey(order, last, sort) : null,
    };
  }

  #writeKey(order: TopSlots, slot: number, { field }: ListSort): string {
    const key = encodeKey(order.keyOf(slot));
    if (field !== 'name') return key;
    // Ranks change with every new name.
    return `${key}~${this.#store.nameAt(this.#store.slots.positionOf(slot)) ?? ''}`;
  }

  #readKey(text: string, { field }: ListSort): OrderKey {
    if (field !== 'name') return decodeKey(text);
    const [value = '', createdAt = '', tie = '', ...name] = text.split('~');
    const key = decodeKey(`${value}~${createdAt}~${tie}`);
    const position = firstPosition(key.createdAt) + BigInt(key.tie);
    return Number.isNaN(key.value) ? key : { ...key, value: this.#store.rankOfName(name.join('~'), position) };
  }

  *#summary({ terms, conditions, status, facet }: ListSummaryRequest): Generator<undefined, Summary> {
    if (terms !== null && conditions.length === 0 && facet === null) {
      // Counting alone, in SQL, takes half the time, and with many matches it is all there is to say.
      const counts = yield* this.#scan.summary({ terms });
      if (counts.all?.atLeast === true) return { ...counts, sums: null };
    }
    const everyone = matchingSlots(this.#store, null, conditions);
    const { matches, isComplete } =
      terms === null
        ? { matches: everyone, isComplete: true }
        : yield* this.#matches.all(terms, everyone, countedMatches + 1);
    const count = (customers: number): Count => ({
      count: isComplete ? customers : Math.min(customers, countedMatches),
      atLeast: !isComplete && customers > countedMatches,
    });
    const counts = customerStatuses.map((one) => matches.sizeWith(this.#store.withStatus(one)));
    const [active = 0, inactive = 0, banned = 0] = counts;
    const listed = matches.copy();
    if (status !== null) listed.intersect(this.#store.withStatus(status));
    return {
      all: count(active + inactive + banned),
      active: count(active),
      inactive: count(inactive),
      banned: count(banned),
      sums: isComplete ? sumsOf(this.#store, listed) : null,
      ...(facet === null
        ? {}
        : { facet: facetOf(this.#store, this.#facetSet(listed, facet, terms, status, conditions), facet) }),
    };
  }

  /** A facet counts under the other conditions: its own would leave one option. */
  #facetSet(
    listed: BitSet,
    facet: FacetRequest,
    terms: readonly SearchTerm[] | null,
    status: CustomerStatus | null,
    conditions: readonly ListCondition[],
  ): BitSet {
    const others = conditions.filter(
      ({ subject }) => (subject.kind === 'field' ? subject.field : subject.id) !== facet.of,
    );
    return terms !== null || others.length === conditions.length ? listed : matchingSlots(this.#store, status, others);
  }

  #orderOf(sort: ListSort): TopSlots {
    const { field, descending } = sort;
    const values = isNewestFirst(sort)
      ? null
      : (field === 'name' ? this.#store.nameRanks() : this.#store.figure(field)).values;
    return new TopSlots(this.#store.slots, { values, descending });
  }

  #read(slots: readonly number[]): StoredPage['rows'] {
    const positions = slots.map((slot) => this.#store.slots.positionOf(slot));
    const rows = new Map(this.#records.all(`[${positions.join()}]`).map((row) => [bigCell(row[0]), row]));
    return positions.flatMap((position) => {
      const row = rows.get(position);
      return row === undefined ? [] : [{ json: textCell(row[1]), parameters: textCell(row[2]) }];
    });
  }

  /** In slices, unless it is short; what was written between two slices makes it begin again, in one go. */
  *#onOneSnapshot<T>(isShort: boolean, query: () => Generator<undefined, T>): Generator<undefined, T> {
    if (!isShort) {
      const version = this.#version.current();
      this.#snapshot.read(() => this.#store.sync());
      const result = yield* query();
      if (version === this.#version.current()) return result;
    }
    return this.#snapshot.read(() => {
      this.#store.sync();
      return runToEnd(query());
    });
  }
}

function runToEnd<T>(query: Generator<undefined, T>): T {
  for (;;) {
    const step = query.next();
    if (step.done === true) return step.value;
  }
}
