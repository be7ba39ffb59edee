import { describe, it } from 'vitest';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { compareWithModel } from '../../../testing/reference-model/model-steps.ts';
import { scaled } from '../../../testing/test-scale.ts';

describe('the embedded store against the model', () => {
  it('returns what the model returns after any series of writes', async () => {
    const { source, writer } = await openTestStore();
    await compareWithModel({ source, writer, runs: scaled(15, 1000), steps: scaled(15, 50) });
  });
});
