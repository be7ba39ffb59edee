import { expect, it } from 'vitest';
import { RollingWindowLimiter } from './rolling-window-limiter.ts';

const now = 1_700_000_000_000;

it('keeps counting where the old requests cannot be deleted', async () => {
  let prunes = 0;
  const store = {
    since: async () => [],
    add: async () => {},
    remove: async () => {},
    prune: async () => {
      prunes += 1;
      throw new Error('database disk image is malformed');
    },
  };
  const limiter = await RollingWindowLimiter.open(store, { requests: 5000, windowSeconds: 3600 }, now);
  for (let request = 0; request < 2000; request += 1) await limiter.decide('key', now + request);
  // An unhandled rejection would fail this test.
  await new Promise(setImmediate);
  expect([prunes, (await limiter.usage('key', now + 2000)).used]).toEqual([2, 2000]);
});
