import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OnceAMinute } from './once-a-minute.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('lets something pass once, and counts the rest in one report a minute', () => {
  const [log, reports] = [new OnceAMinute(), new Array<number>()];
  const happen = (times: number): readonly boolean[] =>
    Array.from({ length: times }, () => log.isNew('busy', (repeats) => reports.push(repeats)));
  expect(happen(3)).toEqual([true, false, false]);
  expect(log.isNew('other', () => {})).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(happen(1000)).not.toContain(true);
  vi.advanceTimersByTime(60_000);
  expect(reports).toEqual([2, 1000]);
  vi.advanceTimersByTime(60_000);
  expect([...happen(1), reports.length, vi.getTimerCount()]).toEqual([true, 2, 1]);
});
