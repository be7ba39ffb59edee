import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minutesAndSeconds, onRateLimitChange, rateLimitedUntil, startRateLimit } from './rate-limit-countdown.ts';

beforeEach(() => vi.useFakeTimers());
// By the clock of these tests, limits last for days, and other test files send requests.
afterAll(() => vi.resetModules());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

describe('a rate limit', () => {
  it('lasts as long as Retry-After says, and notifies when it starts and ends', () => {
    const told: (number | null)[] = [];
    const stop = onRateLimitChange(() => told.push(rateLimitedUntil()));
    const until = startRateLimit('7');
    expect(until - Date.now()).toBe(7_000);
    vi.advanceTimersByTime(6_999);
    expect(rateLimitedUntil()).toBe(until);
    vi.advanceTimersByTime(2);
    expect(told).toEqual([until, null]);
    stop();
  });

  it('is never shortened by a second response', () => {
    const until = startRateLimit('9');
    expect(startRateLimit('2')).toBe(until);
  });

  it('lasts a while when Retry-After cannot be parsed', () => {
    expect(startRateLimit('soon') - Date.now()).toBe(30_000);
  });

  it('of lists allows look-ups of single customers', () => {
    const until = startRateLimit('60', 'lists');
    expect(rateLimitedUntil('lists')).toBe(until);
    vi.advanceTimersByTime(31_000);
    expect(rateLimitedUntil('everything')).toBeNull();
    expect(rateLimitedUntil('lists')).toBe(until);
  });

  it('notifies when look-ups are allowed again, though lists wait longer', () => {
    const told: (readonly [everything: boolean, lists: boolean])[] = [];
    startRateLimit('900', 'lists');
    startRateLimit('500');
    const stop = onRateLimitChange(() =>
      told.push([rateLimitedUntil('everything') !== null, rateLimitedUntil('lists') !== null]),
    );
    vi.advanceTimersByTime(1_000_000);
    expect(told).toEqual([
      [false, true],
      [false, false],
    ]);
    stop();
  });

  it('lasts longer than the longest timer, without firing again and again', () => {
    const until = startRateLimit('8640000');
    vi.advanceTimersByTime(2 ** 31 + 10);
    expect(rateLimitedUntil()).toBe(until);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(until - Date.now() + 1);
    expect(rateLimitedUntil()).toBeNull();
  });
});

describe('minutesAndSeconds', () => {
  it('shows them as a clock does', () => {
    expect([0, 9, 61, 401].map(minutesAndSeconds)).toEqual(['0:00', '0:09', '1:01', '6:41']);
  });
});
