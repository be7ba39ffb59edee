import { describe, expect, it } from 'vitest';
import { FailurePause } from './circuit-breaker.ts';

const now = 1_900_000_000_000;
const error = new Error('it failed');

/** Fails calls one after the other, each as soon as it may be sent; gives the milliseconds until the next may. */
function failInARow(pause: FailurePause, times: number): readonly number[] {
  let at = now;
  return Array.from({ length: times }, () => {
    pause.sent(at);
    const failedAt = at + 10;
    pause.failed(error, at, failedAt);
    at = failedAt;
    while (pause.isOn(at)) at += 1000;
    const waited = at - failedAt;
    at += 1;
    return waited;
  });
}

describe('a pause after failures', () => {
  it('comes with the third in a row, doubles, and lasts a minute at most', () => {
    expect(failInARow(new FailurePause(), 10)).toEqual([
      0, 0, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('fails at once what is asked meanwhile, as the last call did', () => {
    const pause = new FailurePause();
    failInARow(pause, 2);
    pause.check(now + 40);
    pause.failed(error, now + 40, now + 50);
    expect(() => pause.check(now + 51)).toThrow(error);
    pause.check(now + 2050);
  });

  it('takes calls that were under way together for one failure', () => {
    const pause = new FailurePause();
    for (let call = 0; call < 16; call += 1) pause.failed(error, now + call, now + 100 + call);
    expect(pause.isOn(now + 120)).toBe(false);
  });

  it('lets one call show whether it is over, and ends with an answer', () => {
    const pause = new FailurePause();
    failInARow(pause, 3);
    const after = now + 60_000;
    pause.check(after);
    pause.sent(after);
    expect(() => pause.check(after + 6000)).toThrow(error);
    pause.end();
    pause.check(after + 6000);
    expect(failInARow(pause, 3)).toEqual([0, 0, 2000]);
  });

  it('ends in a minute though the clock went back', () => {
    const pause = new FailurePause();
    failInARow(pause, 4);
    expect(pause.isOn(now - 3_600_000)).toBe(false);
  });
});
