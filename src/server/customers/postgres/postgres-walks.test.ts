import { describe, it } from 'vitest';
import { makePostgresToCopy } from '../../../testing/postgres/postgres-copies.ts';
import { walkByBatches, walkByPages, walkWhileWriting } from '../../../testing/walks/walk-while-writing.ts';

describe('a walk in PostgreSQL while others write', () => {
  it('yields every untouched customer exactly once page by page', async () => {
    await walkWhileWriting(walkByPages, makePostgresToCopy);
  });

  it('yields every untouched customer exactly once in batches', async () => {
    await walkWhileWriting(walkByBatches, makePostgresToCopy);
  });
});
