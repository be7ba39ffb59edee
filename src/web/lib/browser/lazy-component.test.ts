import { describe, expect, it } from 'vitest';
import { lazyComponent } from './lazy-component.ts';

describe('a lazy component', () => {
  it('is fetched once, and again after it failed', async () => {
    const attempts: PromiseWithResolvers<string>[] = [];
    const deferred = lazyComponent(() => {
      const attempt = Promise.withResolvers<string>();
      attempts.push(attempt);
      return attempt.promise;
    });
    const changed = () =>
      new Promise<void>((resolve) => {
        const stop = deferred.onChange(() => {
          stop();
          resolve();
        });
      });
    deferred.fetch();
    deferred.fetch();
    expect(attempts).toHaveLength(1);
    const failed = changed();
    attempts[0]?.reject(new TypeError('Failed to fetch'));
    await failed;
    expect(deferred.state()).toEqual({ component: null, isFailed: true });
    deferred.fetch();
    expect(deferred.state()).toEqual({ component: null, isFailed: false });
    const there = changed();
    attempts[1]?.resolve('part');
    await there;
    expect(deferred.state()).toEqual({ component: 'part', isFailed: false });
    deferred.fetch();
    expect(attempts).toHaveLength(2);
  });
});
