import { describe, expect, it } from 'vitest';
import { pauseAfter } from './use-search-typing.ts';

describe('the pause in typing that searches', () => {
  it('is short where asking is free, however often it did', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(false, searches))).toEqual([150, 150, 150, 150]);
  });

  it('is longer where asks are costly, and a rest after two searches', () => {
    expect([0, 1, 2, 9].map((searches) => pauseAfter(true, searches))).toEqual([500, 500, 1500, 1500]);
  });
});
