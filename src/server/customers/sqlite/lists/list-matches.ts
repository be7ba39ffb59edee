import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import type { SearchTerm } from '../../model/search-terms.ts';
import { requiredSubstrings } from '../../model/search-document.ts';
import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { afterAllPositions } from '../../model/lists/list-sort-key.ts';
import { foldedTable } from '../database/schema.ts';
import type { SearchScan } from '../search/search-scan.ts';
import { BitSet } from '../columns/bit-set.ts';
import type { ColumnStore } from '../columns/column-store.ts';
import type { OrderKey } from '../../model/lists/order-keys.ts';
import type { TopSlots } from './top-slots.ts';

/** Up to so many customers, reading each one's text costs less than looking the terms up. */
const fewCustomers = 2_000;
/** Texts read in order before the terms are looked up instead, and candidates looked up before reading goes on. */
const mostTexts = 8_000;
const mostCandidates = 60_000;
const textsAtOnce = 500;
/** The share of matches below which the terms are looked up first. */
const rareShare = 0.02;

/** Finds the customers of a set that match a search, on a store that is up to date. */
export class ListMatches {
  readonly #store: ColumnStore;
  readonly #scan: SearchScan;
  readonly #texts: ReadonlyMap<CustomerStatus, StatementSync>;

  constructor(database: DatabaseSync, store: ColumnStore, scan: SearchScan) {
    this.#store = store;
    this.#scan = scan;
    this.#texts = new Map(
      customerStatuses.map((status) => [
        status,
        prepareRows(
          database,
          `SELECT position, text FROM ${foldedTable(status)} WHERE position IN (SELECT value FROM json_each(?))`,
        ),
      ]),
    );
  }

  /**
   * The first matches in order after a key. It reads the texts in order, which ends early where many match, or looks
   * the terms up, which ends early where few match. A sample says which first; each gives up after a while.
   */
  *first(
    terms: readonly SearchTerm[],
    within: BitSet,
    order: TopSlots,
    after: OrderKey | null,
    wanted: number,
  ): Generator<undefined, readonly number[]> {
    const found: number[] = [];
    let [last, tested, chunk] = [after, 0, textsAtOnce];
    let looksUp = true;
    if (within.size > fewCustomers && this.#scan.matchingShare(terms) < rareShare) {
      const all = yield* this.all(terms, within, Infinity, mostCandidates);
      if (all.isComplete) return order.first(all.matches, after, wanted);
      looksUp = false;
    }
    for (;;) {
      const slots = order.first(within, last, chunk);
      const matching = this.#test(terms, slots);
      found.push(...slots.filter((slot) => matching.has(slot)));
      const end = slots.at(-1);
      if (found.length >= wanted || slots.length < chunk || end === undefined) return found.slice(0, wanted);
      last = order.keyOf(end);
      tested += slots.length;
      if (looksUp && tested >= mostTexts) {
        const all = yield* this.all(terms, within, Infinity, mostCandidates);
        if (all.isComplete) return order.first(all.matches, after, wanted);
        looksUp = false;
      }
      chunk = Math.min(chunk * 2, 4_000);
      yield;
    }
  }

  /** All matches, or with `isComplete` false the first `most` of each status that were found. */
  *all(
    terms: readonly SearchTerm[],
    within: BitSet,
    most: number,
    candidates = Infinity,
  ): Generator<undefined, { readonly matches: BitSet; readonly isComplete: boolean }> {
    const matches = new BitSet(this.#store.slots.count);
    if (within.size <= fewCustomers) {
      const slots: number[] = [];
      within.visitDown((slot) => slots.push(slot) > 0);
      for (const slot of this.#test(terms, slots)) matches.set(slot, true);
      return { matches, isComplete: true };
    }
    let isComplete = true;
    for (const status of customerStatuses) {
      const found = yield* this.#scan.matches(
        { terms, status, below: afterAllPositions },
        (position) => within.has(this.#store.slots.find(position) ?? -1),
        most,
        candidates,
      );
      for (const position of found.positions) matches.set(this.#store.slots.find(position) ?? 0, true);
      isComplete &&= found.isComplete;
    }
    return { matches, isComplete };
  }

  /** Those of some slots whose text matches every term. */
  #test(terms: readonly SearchTerm[], slots: readonly number[]): ReadonlySet<number> {
    const groups = terms.map(requiredSubstrings);
    const matching = new Set<number>();
    for (const status of customerStatuses) {
      const withStatus = this.#store.withStatus(status);
      const positions = slots.filter((slot) => withStatus.has(slot)).map((slot) => this.#store.slots.positionOf(slot));
      for (const row of this.#texts.get(status)?.all(`[${positions.join()}]`) ?? []) {
        const text = textCell(row[1]);
        const slot = this.#store.slots.find(bigCell(row[0]));
        if (slot !== null && groups.every((texts) => texts.some((part) => text.includes(part)))) matching.add(slot);
      }
    }
    return matching;
  }
}
