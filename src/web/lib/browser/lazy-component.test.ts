import { describe, expect, it } from 'vitest';
import { lazyComponent } from './lazy-component.ts';

describe('a lazy component', () => {
  it('is loaded once, and again after it failed', async () => {
    const attempts: PromiseWithResolvers<string>[] = [];
    const importModule = () => {
      const attempt = Promise.withResolvers<string>();
      attempts.push(attempt);
      return attempt.promise;
    };
    const { load, state } = lazyComponent(importModule, (module) => module.toUpperCase());
    const changed = () =>
      new Promise<void>((resolve) => {
        const stop = state.subscribe(() => {
          stop();
          resolve();
        });
      });
    load();
    load();
    expect(attempts).toHaveLength(1);
    const failed = changed();
    attempts[0]?.reject(new TypeError('Failed to fetch'));
    await failed;
    expect(state.get()).toEqual({ component: null, isFailed: true });
    load();
    expect(state.get()).toEqual({ component: null, isFailed: false });
    const loaded = changed();
    attempts[1]?.resolve('component');
    await loaded;
    expect(state.get()).toEqual({ component: 'COMPONENT', isFailed: false });
    load();
    expect(attempts).toHaveLength(2);
  });
});
