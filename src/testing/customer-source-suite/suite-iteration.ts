import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Customer, type CustomerStatus } from '../../contract/customer.ts';
import type { CustomerSource, ListFilter, WalkedCustomer } from '../../server/customers/customer-source.ts';
import { buildCustomer, buildCustomers } from '../customers/build-customer.ts';
import { lookUp } from './suite-customer.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { listAll } from './list-all.ts';

const now = 1_800_000_000_000;
/** More than a batch of any source. */
const several = 650;
const statuses = ['active', 'banned', 'inactive'] as const;
const everyone: ListFilter = { kind: 'all' };
const filters: readonly (readonly [name: string, filter: ListFilter, status: CustomerStatus | null])[] = [
  ['everyone', everyone, null],
  ['a status', everyone, 'active'],
  ['a search', { kind: 'search', text: 'person' }, null],
  ['a search and a status', { kind: 'search', text: 'person1' }, 'active'],
  ['a search that nothing can match', { kind: 'search', text: '-' }, null],
  ['a value', { kind: 'parameter', parameterId: 'system_browser', value: 'Firefox' }, null],
  ['a value and a status', { kind: 'parameter', parameterId: 'system_browser', value: 'Firefox' }, 'banned'],
  ['a value no one has', { kind: 'parameter', parameterId: 'system_browser', value: 'Edge' }, null],
  ['a parameter that is set', { kind: 'parameter', parameterId: 'system_browser', value: null }, null],
];

const Values = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

function parseWalked({ customer }: WalkedCustomer): Customer {
  return Customer.parse(JSON.parse(customer));
}

async function writeSeveral({ writer }: StoreUnderTest): Promise<void> {
  const customers = buildCustomers(several, (index) => ({
    status: statuses[index % 3] ?? 'active',
    parameters: index % 2 === 0 ? { system_browser: ['Chrome', 'Firefox'] } : {},
  }));
  await writer.write(customers, now);
}

/** What an export and a copy rely on. */
export function describeWalks(open: () => Promise<StoreUnderTest>): void {
  const opened = async (): Promise<StoreUnderTest> => {
    const store = await open();
    await writeSeveral(store);
    return store;
  };

  describe('a walk in batches', () => {
    it.each(filters)('yields the list of %s in its order, each customer as on its page', async (_, filter, status) => {
      const { source } = await opened();
      const walked: Customer[] = [];
      for await (const batch of source.walk({ filter, status })) {
        expect(batch.length).toBeGreaterThan(0);
        walked.push(...batch.map(parseWalked));
      }
      expect(walked).toEqual(await listAll(source, { filter, status, limit: 100 }));
    });

    it.each(filters)('meets every untouched customer of %s once while others write', async (_, filter, status) => {
      const { source, writer } = await opened();
      const before = (await listAll(source, { filter, status, limit: 100 })).map(({ id }) => id);
      const touched = new Set<string>();
      const walkedIds: string[] = [];
      let round = 0;
      for await (const batch of source.walk({ filter, status })) {
        const ids = batch.map((walked) => parseWalked(walked).id);
        walkedIds.push(...ids);
        round += 1;
        // The row the walk continues from, one already yielded, and one still to come.
        const [removed, moved, changed] = [ids.at(-1), ids[0], before.at(-round)].filter((id) => id !== undefined);
        for (const id of [removed, moved, changed]) if (id !== undefined) touched.add(id);
        await writer.remove(removed === undefined ? [] : [removed]);
        await writer.write(
          [
            ...(moved === undefined || moved === removed ? [] : [{ id: moved, createdAt: round }]),
            ...(changed === undefined || changed === removed ? [] : [{ id: changed, status: 'inactive' as const }]),
            buildCustomer(several + round, { createdAt: now + round, status: 'active' }),
            buildCustomer(several + 100 + round, { createdAt: round, status: 'active' }),
          ],
          now,
        );
      }
      const isUntouched = (id: string): boolean => before.includes(id) && !touched.has(id);
      expect(walkedIds.filter(isUntouched)).toEqual(before.filter((id) => !touched.has(id)));
    });

    it('gives the values of all parameters where its lists include them', async () => {
      const { source } = await opened();
      const walked: WalkedCustomer[] = [];
      for await (const batch of source.walk({ filter: everyone, status: null })) walked.push(...batch);
      for (const one of [walked[0], walked[1], walked.at(-1)]) {
        if (one === undefined || one.parameters === null) continue;
        const known = await lookUp(source, parseWalked(one).id);
        const values = Object.fromEntries((known?.parameters ?? []).map(({ id, value }) => [id, value]));
        expect(Values.parse(JSON.parse(one.parameters))).toEqual(values);
      }
    });

    it('yields nothing where there is no one', async () => {
      const { source } = await open();
      expect(await batchSizes(source)).toEqual([]);
    });

    it('lets the event loop run between batches, also for a consumer that never waits', async () => {
      const { source } = await opened();
      let turns = 0;
      let isWalking = true;
      const turn = (): void => {
        turns += 1;
        if (isWalking) setImmediate(turn);
      };
      setImmediate(turn);
      const batches = await batchSizes(source);
      isWalking = false;
      expect(batches.length).toBeGreaterThan(1);
      expect(turns).toBeGreaterThanOrEqual(batches.length - 1);
    });

    it("stops with the signal's reason once it aborts, before and within the walk", async () => {
      const { source } = await opened();
      const reason = new Error('The client left');
      const aborted = source.walk({ filter: everyone, status: null }, AbortSignal.abort(reason));
      await expect(Array.fromAsync(aborted)).rejects.toBe(reason);
      for (const filter of [everyone, { kind: 'search', text: 'person' } as const]) {
        const controller = new AbortController();
        let batches = 0;
        const walk = async (): Promise<void> => {
          for await (const batch of source.walk({ filter, status: null }, controller.signal)) {
            batches += Math.sign(batch.length);
            controller.abort(reason);
          }
        };
        await expect(walk()).rejects.toBe(reason);
        expect(batches).toBe(1);
      }
    });

    it('ends when its consumer stops, and starts from the top the next time', async () => {
      const { source } = await opened();
      const firstIds: string[] = [];
      for (let round = 0; round < 2; round += 1) {
        for await (const [first] of source.walk({ filter: everyone, status: null })) {
          if (first !== undefined) firstIds.push(parseWalked(first).id);
          break;
        }
      }
      expect(firstIds).toEqual([`id-${several}`, `id-${several}`]);
    });
  });
}

async function batchSizes(source: CustomerSource): Promise<readonly number[]> {
  const sizes: number[] = [];
  for await (const batch of source.walk({ filter: everyone, status: null })) sizes.push(batch.length);
  return sizes;
}
