import { expect, it } from 'vitest';
import { Bulkhead, BulkheadFullError } from './bulkhead.ts';

it('runs a number at the same time, the next ones in order as others finish, and refuses the rest', async () => {
  const turns = new Bulkhead({ running: 2, waiting: 2, timeoutMs: 60_000 });
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const begun: number[] = [];
  const all = gates.map(({ promise }, index) =>
    turns.run(async () => {
      begun.push(index);
      await promise;
      return index;
    }),
  );
  await expect(turns.run(async () => 4)).rejects.toBeInstanceOf(BulkheadFullError);
  expect([begun, turns.isFull]).toEqual([[0, 1], true]);
  gates[1]?.resolve();
  expect(await all[1]).toBe(1);
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1, 2]);
  gates[0]?.reject(new Error('broken'));
  await expect(all[0]).rejects.toThrow('broken');
  for (const { resolve } of gates) resolve();
  expect(await Promise.all([all[2], all[3]])).toEqual([2, 3]);
  expect(await turns.run(async () => 5)).toBe(5);
});

it('turns away who waits for too long, and gives the turn to the next', async () => {
  const turns = new Bulkhead({ running: 1, waiting: 1, timeoutMs: 10 });
  const first = Promise.withResolvers<number>();
  const running = turns.run(() => first.promise);
  await expect(turns.run(async () => 2)).rejects.toBeInstanceOf(BulkheadFullError);
  expect(turns.isFull).toBe(false);
  first.resolve(1);
  expect(await running).toBe(1);
  expect(await turns.run(async () => 3)).toBe(3);
});
