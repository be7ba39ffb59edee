import { afterEach, describe, expect, it, vi } from 'vitest';
import { noteFreshness } from '../../../lib/source/cache-lifetime.ts';
import { responseAge, oldestUpdatedAt, staleSinceOf } from './response-age.ts';

const second = 1000;
const made = Date.parse('2026-11-25T10:00:00.000Z');
const readAfter = (seconds: number) => responseAge('2026-11-25T10:00:00.000Z', made + seconds * second);

afterEach(() => {
  noteFreshness(null);
  vi.useRealTimers();
});

describe('the age of a response', () => {
  it('is by this computer’s clock, whatever the server’s says', () => {
    vi.useFakeTimers({ now: 5_000_000 });
    expect(readAfter(90)).toEqual({ updatedAt: 5_000_000 - 90 * second, madeAt: made, age: 90 * second });
    expect(responseAge('2026-11-25T10:00:00.000Z', null).updatedAt).toBe(5_000_000);
  });

  it('of several is that of the oldest, in any order', () => {
    vi.useFakeTimers({ now: 5_000_000 });
    expect(oldestUpdatedAt([readAfter(1), readAfter(90), readAfter(5)])).toBe(5_000_000 - 90 * second);
    expect(oldestUpdatedAt([])).toBeNull();
  });

  it('counts as stale once the server’s freshness ends', () => {
    expect(staleSinceOf([readAfter(1), readAfter(90)])).toBe(made);
    noteFreshness(600);
    expect(staleSinceOf([readAfter(1), readAfter(90)])).toBeNull();
    expect(staleSinceOf([readAfter(601)])).toBe(made);
  });
});
