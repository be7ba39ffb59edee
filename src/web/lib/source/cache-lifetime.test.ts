import { afterEach, describe, expect, it } from 'vitest';
import { freshFor, noteFreshness } from './cache-lifetime.ts';

describe('how long a response stays fresh', () => {
  afterEach(() => noteFreshness(null));

  it('is a minute until the server says otherwise, and if it caches nothing', () => {
    expect(freshFor()).toBe(60_000);
    noteFreshness(600);
    noteFreshness(null);
    expect(freshFor()).toBe(60_000);
  });

  it('is what the server says, and long enough to render a prefetched list', () => {
    const results = [600, 90.5, 0].map((seconds) => {
      noteFreshness(seconds);
      return freshFor();
    });
    expect(results).toEqual([600_000, 90_500, 2_000]);
  });
});
