import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { statusCodes } from '../database/schema.ts';
import { BulkInsert } from '../database/bulk-insert.ts';
import { prepareBig } from '../../../storage/sqlite-rows.ts';

const perNumber = 4;

/** The bucket of `tagged` with the customers of a status that have one value of a parameter. */
export function valueBucket(valueNumber: number, status: CustomerStatus): number {
  return valueNumber * perNumber + statusCodes[status];
}

/** The bucket with the customers of a status that have a parameter set; negative, so never a value's. */
export function setBucket(parameterNumber: number, status: CustomerStatus): number {
  return -(parameterNumber * perNumber + statusCodes[status]);
}

/** What one batch adds to and takes from a bucket of `tagged`. */
export interface TagBucket {
  readonly bucket: number;
  readonly added: bigint[];
  readonly removed: bigint[];
}

export function emptyBucket(bucket: number): TagBucket {
  return { bucket, added: [], removed: [] };
}

/** How many more are in the bucket after the batch. */
export function bucketDelta({ added, removed }: TagBucket): number {
  return added.length - removed.length;
}

/** Writes bucket after bucket. */
export class TagBucketWriter {
  readonly #insert: BulkInsert;
  readonly #delete: StatementSync;

  constructor(database: DatabaseSync) {
    this.#insert = new BulkInsert(database, 'tagged', 2);
    this.#delete = prepareBig(database, 'DELETE FROM tagged WHERE bucket = ? AND position = ?');
  }

  /** Inside the caller's transaction, up to the next flush; the bucket is empty afterwards. */
  write({ bucket, added, removed }: TagBucket): void {
    const [gained, lost] = removed.length === 0 ? [added, removed] : netChange(added, removed);
    for (const position of lost) this.#delete.run(bucket, position);
    for (const position of gained) this.#insert.add(bucket, position);
    added.length = 0;
    removed.length = 0;
  }

  flush(): void {
    this.#insert.flush();
  }

  /** Forgets what was not flushed. */
  clear(): void {
    this.#insert.clear();
  }
}

/** A customer changed twice in a batch goes in and out of a bucket; only the difference is written. */
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
