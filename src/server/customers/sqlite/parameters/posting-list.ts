import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { statusCodes } from '../database/schema.ts';
import { MultiRowInsert } from '../database/multi-row-insert.ts';
import { prepareBig } from '../../../database/sqlite-rows.ts';

const listsPerNumber = 4;

/** The posting list of a value and a status: the customers who have both. */
export function valuePostings(valueNumber: number, status: CustomerStatus): number {
  return valueNumber * listsPerNumber + statusCodes[status];
}

/** The posting list of a set parameter and a status; negative, and so never the list of a value. */
export function parameterPostings(parameterNumber: number, status: CustomerStatus): number {
  return -(parameterNumber * listsPerNumber + statusCodes[status]);
}

/** What one batch adds to a posting list and removes from it. */
export interface PostingListChange {
  readonly list: number;
  readonly added: bigint[];
  readonly removed: bigint[];
}

export function emptyChange(list: number): PostingListChange {
  return { list, added: [], removed: [] };
}

/** How many more customers the list holds after the batch. */
export function netCount({ added, removed }: PostingListChange): number {
  return added.length - removed.length;
}

/** Writes changes of posting lists. */
export class PostingListWriter {
  readonly #insert: MultiRowInsert;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = new MultiRowInsert(database, 'postings', 2);
    this.#delete = prepareBig(database, 'DELETE FROM postings WHERE list = ? AND position = ?');
  }

  /** Applies a change inside the caller's transaction, insertions up to the next flush, and empties it. */
  write({ list, added, removed }: PostingListChange): void {
    const [gained, lost] = removed.length === 0 ? [added, removed] : netChange(added, removed);
    for (const position of lost) this.#delete.run(list, position);
    for (const position of gained) this.#insert.add(list, position);
    added.length = 0;
    removed.length = 0;
  }

  flush(): void {
    this.#insert.flush();
  }

  /** Drops what was not flushed. */
  clear(): void {
    this.#insert.clear();
  }
}

/** A customer changed twice in a batch is added and removed; only the difference is written. */
function netChange(
  added: readonly bigint[],
  removed: readonly bigint[],
): readonly [gained: readonly bigint[], lost: readonly bigint[]] {
  const net = new Map<bigint, number>();
  for (const position of added) net.set(position, (net.get(position) ?? 0) + 1);
  for (const position of removed) net.set(position, (net.get(position) ?? 0) - 1);
  const withNet = (step: number): bigint[] =>
    [...net].filter(([, count]) => count === step).map(([position]) => position);
  return [withNet(1), withNet(-1)];
}
