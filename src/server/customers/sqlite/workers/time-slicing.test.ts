import { describe, expect, it } from 'vitest';
import { runInSlices } from './time-slicing.ts';

function* endless(): Generator<undefined, never> {
  for (;;) yield;
}

function* short(slices: number): Generator<undefined, number> {
  for (let slice = 0; slice < slices; slice += 1) yield;
  return slices;
}

describe('time slicing', () => {
  it('lets a short search end beside an endless one, which ends once it is stopped', async () => {
    const stop = new AbortController();
    const long = runInSlices(endless(), stop.signal);
    expect(await runInSlices(short(10), new AbortController().signal)).toBe(10);
    stop.abort();
    expect(await long).toBeNull();
  });

  it('does not start a stopped search', async () => {
    expect(await runInSlices(endless(), AbortSignal.abort())).toBeNull();
  });
});
