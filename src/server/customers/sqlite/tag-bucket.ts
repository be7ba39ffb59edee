import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What one batch adds to and takes from a bucket of `tagged`: positions as digits, so that writing them is a join. */
export interface TagBucket {
  readonly bucket: number;
  readonly added: string[];
  readonly removed: string[];
}

export function emptyBucket(bucket: number): TagBucket {
  return { bucket, added: [], removed: [] };
}

/** How many more are in the bucket after the batch. */
export function bucketDelta({ added, removed }: TagBucket): number {
  return added.length - removed.length;
}

/**
 * Writes a bucket at a time, as JSON that SQLite unpacks: an import adds several positions per customer, and one call each
 * took three times as long.
 */
export class TagBucketWriter {
  readonly #add: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    this.#add = database.prepare('INSERT INTO tagged SELECT ?1, value FROM json_each(?2)');
    this.#remove = database.prepare(
      'DELETE FROM tagged WHERE bucket = ?1 AND position IN (SELECT value FROM json_each(?2))',
    );
  }

  /** Inside the caller's transaction; the bucket is empty afterwards. */
  flush(bucket: TagBucket): void {
    const [added, removed] = bucket.removed.length === 0 ? [bucket.added, []] : netChange(bucket);
    if (removed.length > 0) this.#remove.run(bucket.bucket, `[${removed.join()}]`);
    if (added.length > 0) this.#add.run(bucket.bucket, `[${added.join()}]`);
    bucket.added.length = 0;
    bucket.removed.length = 0;
  }
}

/** A customer changed twice in a batch goes in and out of a bucket; only the difference is written. */
function netChange({ added, removed }: TagBucket): readonly [added: readonly string[], removed: readonly string[]] {
  const net = new Map<string, number>();
  for (const position of added) net.set(position, (net.get(position) ?? 0) + 1);
  for (const position of removed) net.set(position, (net.get(position) ?? 0) - 1);
  const withNet = (step: number): string[] => [...net].filter(([, count]) => count === step).map(([position]) => position);
  return [withNet(1), withNet(-1)];
}
