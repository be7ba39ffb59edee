import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.ts';

const now = 1_900_000_000_000;
const error = new Error('it failed');

/** Fails requests one after the other, each as soon as it may be sent; gives the ms until the next may. */
function failInARow(breaker: CircuitBreaker, times: number): readonly number[] {
  let at = now;
  return Array.from({ length: times }, () => {
    breaker.requestSent(at);
    const failedAt = at + 10;
    breaker.recordFailure(error, at, failedAt);
    at = failedAt;
    while (breaker.isOpen(at)) at += 1000;
    const waited = at - failedAt;
    at += 1;
    return waited;
  });
}

describe('the circuit breaker', () => {
  it('opens at the third failure in a row, for twice as long each time, up to a minute', () => {
    expect(failInARow(new CircuitBreaker(), 10)).toEqual([
      0, 0, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('fails requests immediately while open, as the last one did', () => {
    const breaker = new CircuitBreaker();
    failInARow(breaker, 2);
    breaker.throwIfOpen(now + 40);
    breaker.recordFailure(error, now + 40, now + 50);
    expect(() => breaker.throwIfOpen(now + 51)).toThrow(error);
    breaker.throwIfOpen(now + 2050);
  });

  it('counts requests under way together as one failure', () => {
    const breaker = new CircuitBreaker();
    for (let request = 0; request < 16; request += 1) breaker.recordFailure(error, now + request, now + 100 + request);
    expect(breaker.isOpen(now + 120)).toBe(false);
  });

  it('lets one request find out whether the service is back, and closes with a response', () => {
    const breaker = new CircuitBreaker();
    failInARow(breaker, 3);
    const after = now + 60_000;
    breaker.throwIfOpen(after);
    breaker.requestSent(after);
    expect(() => breaker.throwIfOpen(after + 6000)).toThrow(error);
    breaker.recordSuccess();
    breaker.throwIfOpen(after + 6000);
    expect(failInARow(breaker, 3)).toEqual([0, 0, 2000]);
  });

  it('closes within a minute although the clock went back', () => {
    const breaker = new CircuitBreaker();
    failInARow(breaker, 4);
    expect(breaker.isOpen(now - 3_600_000)).toBe(false);
  });
});
