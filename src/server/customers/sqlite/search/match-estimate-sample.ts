import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { foldedTable } from '../database/schema.ts';
import { bigCell, prepareBig, textCell } from '../../../database/sqlite-rows.ts';

/** How many positions of the list are sampled, and texts at each. */
const places = 24;
const textsPerPlace = 16;
/** How long a sample is used, in ms. */
const lifetime = 60_000;

/** Samples texts across the list to plan searches; active customers represent all. */
export class MatchEstimateSample {
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
