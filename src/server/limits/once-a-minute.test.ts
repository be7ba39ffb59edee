import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OnceAMinute } from './once-a-minute.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('logs something once, and how often it was repeated in one line a minute', () => {
  const [limited, lines] = [new OnceAMinute(), new Array<readonly [string, number]>()];
  const happen = (times: number, key = 'busy'): void => {
    for (let time = 0; time < times; time += 1)
      limited.log(key, `It is ${key}.`, (message, repeats) => lines.push([message, repeats]));
  };
  happen(3);
  happen(1, 'full');
  expect(lines.splice(0)).toEqual([
    ['It is busy.', 0],
    ['It is full.', 0],
  ]);
  vi.advanceTimersByTime(60_000);
  happen(1);
  vi.advanceTimersByTime(60_000);
  expect(lines.splice(0)).toEqual([
    ['It is busy. (2 more times in a minute)', 2],
    ['It is busy. (1 more time in a minute)', 1],
  ]);
  vi.advanceTimersByTime(60_000);
  happen(1);
  expect([lines, vi.getTimerCount()]).toEqual([[['It is busy.', 0]], 1]);
});

it('can log the repeats elsewhere', () => {
  const [limited, first, reports] = [new OnceAMinute(), vi.fn(), vi.fn()];
  limited.log('busy', 'Busy.', first, reports);
  limited.log('busy', 'Busy.', first, reports);
  vi.advanceTimersByTime(60_000);
  expect([first.mock.calls, reports.mock.calls]).toEqual([[['Busy.', 0]], [['Busy. (1 more time in a minute)', 1]]]);
});
