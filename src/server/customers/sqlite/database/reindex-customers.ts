import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { numberCell, prepareBig, prepareRows, bigCell, textCell } from '../../../database/sqlite-rows.ts';
import { contactHashes } from '../../model/contact-identity.ts';
import { searchDocument } from '../../model/search-document.ts';
import { beforeAllPositions } from '../../model/lists/list-sort-key.ts';
import { MultiRowInsert } from './multi-row-insert.ts';
import { foldedTable } from './schema.ts';
import { SearchIndex } from './search-index.ts';
import { readCustomer } from '../../model/stored-json.ts';

/** The Kelvin sign and the dotted capital I, as stored: emails with them had other hashes. */
const differentIdentity = /\\u(?:212a|0130)/i;

export type OnReindex = (done: number, total: number) => void;

/** Customers read at a time. */
const batchSize = 10_000;

/**
 * Stored JSON whose search text may have changed since the first version: with quotation marks, with anything but ASCII
 * (escaped), or with a phone that is more than its digits or may have a trunk zero. Few customers are like this, and
 * reading all of them takes three times as long.
 */
const mayDiffer = /['`\\]|"number":"(?!\+(?!\d{1,3}0)\d+"|0?[1-9][\d -]*")/;

/**
 * Writes again by what customers are found, where an earlier version derived it differently. Inside the caller's
 * transaction: a start that is killed leaves the old index, and the next one begins again.
 */
export function reindexCustomers(database: DatabaseSync, onReindex: OnReindex): void {
  const counted = database.prepare('SELECT count(*) AS customers FROM customers').get();
  const total = numberCell(counted?.['customers']);
  const index = new SearchIndex(database);
  const outdated: bigint[] = [];
  let done = 0;
  for (const status of customerStatuses) {
    for (const batch of batches(database, status)) {
      for (const [position, json, text] of batch) {
        const stored = textCell(json);
        if (!mayDiffer.test(stored)) continue;
        const document = searchDocument(readCustomer(stored));
        if (document === text && !differentIdentity.test(stored)) continue;
        index.remove(status, bigCell(position));
        index.add(status, bigCell(position), document);
        outdated.push(bigCell(position));
      }
      index.flush();
      done += batch.length;
      onReindex(done, total);
    }
  }
  rewriteContacts(database, outdated);
}

/** Position, JSON and search text of the customers with a status. */
function* batches(database: DatabaseSync, status: CustomerStatus): Generator<readonly SQLOutputValue[][]> {
  const select = prepareRows(
    database,
    `SELECT f.position, c.json, f.text FROM ${foldedTable(status)} f JOIN customers c ON c.position = f.position
     WHERE f.position > ? ORDER BY f.position LIMIT ${batchSize}`,
  );
  let after = beforeAllPositions;
  for (;;) {
    const batch = select.all(after).map((row) => Object.values(row));
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = bigCell(batch.at(-1)?.[0]);
  }
}

/** Of the others, the hashes stay: the same search text has the same names, emails and phones. */
function rewriteContacts(database: DatabaseSync, positions: readonly bigint[]): void {
  if (positions.length === 0) return;
  const listed = 'position IN (SELECT value FROM json_each(?))';
  prepareBig(database, `DELETE FROM contacts WHERE ${listed}`).run(`[${positions.join()}]`);
  const select = prepareRows(database, `SELECT position, json FROM customers WHERE ${listed}`);
  const insert = new MultiRowInsert(database, 'contacts', 3);
  for (let at = 0; at < positions.length; at += batchSize) {
    const hashes = select
      .all(`[${positions.slice(at, at + batchSize).join()}]`)
      .flatMap((row) =>
        contactHashes(readCustomer(textCell(row[1]))).map((hash) => ({ ...hash, position: bigCell(row[0]) })),
      );
    for (const { contact, name, position } of hashes.toSorted((a, b) => a.contact - b.contact))
      insert.add(contact, name, position);
    insert.flush();
  }
}
