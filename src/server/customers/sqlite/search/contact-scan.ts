import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { bigCell, prepareRows, textCell } from '../../../database/sqlite-rows.ts';
import { newestFirst } from '../../model/lists/list-sort-key.ts';
import { readCustomer } from '../../model/stored-json.ts';
import { contactLookups } from '../../model/matching/find-by-contact.ts';

export interface ContactRequest {
  /** The text that is looked up. */
  readonly text: string;
  /** Which of its `contactLookups`. */
  readonly lookup: number;
}

/** Customers compared at a time. */
const comparedAtOnce = 200;

/** Finds the first customer in list order with a contact that very many share. */
export class ContactScan {
  readonly #positions: StatementSync;
  readonly #customers: StatementSync;

  constructor(database: DatabaseSync) {
    this.#positions = prepareRows(database, 'SELECT DISTINCT position FROM contacts WHERE contact = ?');
    this.#customers = prepareRows(
      database,
      'SELECT json FROM customers WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position DESC',
    );
  }

  /** The document id; null if no one has the contact. */
  *first({ text, lookup }: ContactRequest): Generator<undefined, string | null> {
    const wanted = contactLookups(text)[lookup];
    if (wanted === undefined) return null;
    const positions = newestFirst(this.#positions.all(wanted.hash).map((row) => bigCell(row[0])));
    for (let at = 0; at < positions.length; at += comparedAtOnce) {
      yield;
      const rows = this.#customers.all(`[${positions.slice(at, at + comparedAtOnce).join()}]`);
      const found = rows.map((row) => readCustomer(textCell(row[0]))).find((customer) => wanted.matches(customer));
      if (found !== undefined) return found.id;
    }
    return null;
  }
}
