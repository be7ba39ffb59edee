import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { foldedTable } from '../database/schema.ts';
import { bigCell, prepareBig, textCell } from '../../../storage/sqlite-rows.ts';

/** Places of the list that are looked at, and texts taken at each. */
const places = 24;
const textsPerPlace = 16;
/** Milliseconds a sample is good for. */
const lifetime = 60_000;

/** Some texts from all over the list, by which searches are planned; active customers stand for all. */
export class SearchSample {
  readonly #ends: StatementSync;
  readonly #from: StatementSync;
  #texts: readonly string[] = [];
  #takenAt = Number.NEGATIVE_INFINITY;

  constructor(database: DatabaseSync) {
    const table = foldedTable('active');
    this.#ends = prepareBig(
      database,
      `SELECT (SELECT min(position) FROM ${table}) AS first, (SELECT max(position) FROM ${table}) AS last`,
    );
    this.#from = prepareBig(database, `SELECT text FROM ${table} WHERE position <= ? ORDER BY position DESC LIMIT ?`);
  }

  texts(): readonly string[] {
    const now = performance.now();
    if (now - this.#takenAt > lifetime) {
      this.#texts = this.#take();
      this.#takenAt = now;
    }
    return this.#texts;
  }

  #take(): readonly string[] {
    const ends = this.#ends.get();
    if (typeof ends?.['first'] !== 'bigint') return [];
    const first = ends['first'];
    const step = (bigCell(ends['last']) - first) / BigInt(places);
    const taken = new Set<string>();
    for (let place = 1; place <= places; place += 1) {
      for (const row of this.#from.all(first + step * BigInt(place), textsPerPlace)) taken.add(textCell(row['text']));
    }
    return [...taken];
  }
}
