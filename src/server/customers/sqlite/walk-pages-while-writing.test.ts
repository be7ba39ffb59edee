import { describe, it } from 'vitest';
import { makeStoreToCopy } from '../../../testing/walks/store-copies.ts';
import { walkByPages, walkWhileWriting } from '../../../testing/walks/walk-while-writing.ts';

describe('a walk while others write', () => {
  it('yields every untouched customer exactly once page by page', async () => {
    await walkWhileWriting(walkByPages, makeStoreToCopy);
  });
});
