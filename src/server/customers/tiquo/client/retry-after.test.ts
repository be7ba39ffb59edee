import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitAfterRefusal } from './retry-after.ts';

const now = Date.UTC(2026, 0, 15, 10, 0, 0);
const wait = (retryAfter: string | null, before = 0, date: string | null = null): number =>
  waitAfterRefusal({ retryAfter, date }, before, now);

describe('the wait after a refusal', () => {
  it('is the number of seconds in the header', () => {
    expect([wait('1'), wait('120'), wait(' 7 ')]).toEqual([1000, 120_000, 7000]);
  });

  it('ends at the date in the header, in each of HTTP’s formats', () => {
    for (const date of [
      'Thu, 15 Jan 2026 10:01:30 GMT',
      'Thursday, 15-Jan-26 10:01:30 GMT',
      'Thu Jan 15 10:01:30 2026',
    ]) {
      expect(wait(date)).toBe(90_000);
    }
  });

  it('reads a date by the service’s own clock', () => {
    expect(wait('Thu, 15 Jan 2026 08:00:30 GMT', 0, 'Thu, 15 Jan 2026 08:00:00 GMT')).toBe(30_000);
  });

  it.each([null, '', 'soon', '-5', '1.5', '0', 'Thu, 99 Foo 2026', 'Thu, 15 Jan 2026 09:00:00 GMT'])(
    'is a minute for %j, doubled for each refusal in a row, up to an hour',
    (retryAfter) => {
      expect([0, 1, 2, 5, 6, 1000].map((before) => wait(retryAfter, before))).toEqual([
        60_000, 120_000, 240_000, 1_920_000, 3_600_000, 3_600_000,
      ]);
    },
  );

  it('is up to a day, and never zero, whatever the header says', () => {
    expect(wait('999999999999')).toBe(86_400_000);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        fc.nat(),
        (header, before) => {
          const result = wait(header, before);
          expect(result).toBeGreaterThanOrEqual(1000);
          expect(result).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});
