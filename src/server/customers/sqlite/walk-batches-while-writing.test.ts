import { describe, it } from 'vitest';
import { makeStoreToCopy } from '../../../testing/walks/store-copies.ts';
import { walkByBatches, walkWhileWriting } from '../../../testing/walks/walk-while-writing.ts';

describe('a walk while others write', () => {
  it('yields every untouched customer exactly once in batches', async () => {
    await walkWhileWriting(walkByBatches, makeStoreToCopy);
  });
});
