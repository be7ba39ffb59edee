import { describe, expect, it } from 'vitest';
import { runInSlices } from './time-slicing.ts';

function* endless(): Generator<undefined, never> {
  for (;;) yield;
}

function* short(slices: number): Generator<undefined, number> {
  for (let slice = 0; slice < slices; slice += 1) yield;
  return slices;
}

describe('searches in turns', () => {
  it('let a short one end beside an endless one, which ends once it is stopped', async () => {
    const stop = new AbortController();
    const long = runInSlices(endless(), stop.signal);
    expect(await runInSlices(short(10), new AbortController().signal)).toBe(10);
    stop.abort();
    expect(await long).toBeNull();
  });

  it('do not begin what was stopped before', async () => {
    expect(await runInSlices(endless(), AbortSignal.abort())).toBeNull();
  });
});
