import type { RunStatement } from '../database/postgres-database.ts';

/** How many places of the list are sampled, and documents at each. */
const places = 32;
const documentsPerPlace = 16;
/** How long a sample is used, in ms. */
const lifetime = 60_000;

/** Samples search documents across the list, to choose the plan of a search; it affects only the speed. */
export class DocumentSample {
  #documents: readonly string[] = [];
  #takenAt = Number.NEGATIVE_INFINITY;

  async read(run: RunStatement): Promise<void> {
    const now = performance.now();
    if (now - this.#takenAt <= lifetime) return;
    const rows = await run<{ document: string }>({
      text: `SELECT DISTINCT d.document FROM (
          SELECT (SELECT min(position) FROM customer)::numeric AS first,
            (SELECT max(position) FROM customer)::numeric AS last
        ) ends, generate_series(1, ${places}) place, LATERAL (
          SELECT document FROM customer
          WHERE position <= (ends.first + (ends.last - ends.first) / ${places} * place)::bigint
          ORDER BY position DESC LIMIT ${documentsPerPlace}
        ) d`,
      values: [],
    });
    this.#documents = rows.map(({ document }) => document);
    this.#takenAt = now;
  }

  /** About which share of all documents has one of each group of texts, from 0 to 1. */
  share(groups: readonly (readonly string[])[]): number {
    const matching = this.#documents.filter((document) =>
      groups.every((texts) => texts.some((text) => document.includes(text))),
    );
    return this.#documents.length === 0 ? 0 : matching.length / this.#documents.length;
  }
}
