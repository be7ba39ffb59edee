import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Customer, type CustomerStatus } from '../../contract/customer.ts';
import type {
  CustomerSource,
  ListFilter,
  WalkedCustomer,
  WalkRequest,
} from '../../server/customers/customer-source.ts';
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

/** The customers of a walk, in its batches. */
type WalkCustomers = (
  source: CustomerSource,
  request: WalkRequest,
  signal?: AbortSignal,
) => AsyncGenerator<readonly Customer[]>;

const walkBatches: WalkCustomers = async function* (source, request, signal) {
  for await (const batch of source.walk(request, signal)) yield batch.map(parseWalked);
};

/** From the lines of a file, where the source writes them itself. */
const walkLines: WalkCustomers = async function* (source, request, signal) {
  const definitions = await source.parameters();
  const form = { format: 'ndjson', columns: null, definitions } as const;
  const lines = source.walkLines?.(request, form, signal);
  if (lines === undefined) yield* walkBatches(source, request, signal);
  else for await (const { text } of lines) yield parseLines(text);
};

function parseLines(text: string): readonly Customer[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => Customer.parse(JSON.parse(line)));
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
  });

  describe.each([
    ['in batches', walkBatches],
    ['as the lines of a file', walkLines],
  ] as const)('a walk %s', (_form, walk) => {
    it.each(filters)('meets every untouched customer of %s once while others write', async (_, filter, status) => {
      const { source, writer } = await opened();
      const before = (await listAll(source, { filter, status, limit: 100 })).map(({ id }) => id);
      const touched = new Set<string>();
      const walkedIds: string[] = [];
      let round = 0;
      for await (const batch of walk(source, { filter, status })) {
        const ids = batch.map(({ id }) => id);
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

    it("stops with the signal's reason once it aborts, before and within the walk", async () => {
      const { source } = await opened();
      const reason = new Error('The client left');
      const aborted = walk(source, { filter: everyone, status: null }, AbortSignal.abort(reason));
      await expect(Array.fromAsync(aborted)).rejects.toBe(reason);
      for (const filter of [everyone, { kind: 'search', text: 'person' } as const]) {
        const controller = new AbortController();
        let batches = 0;
        const walked = async (): Promise<void> => {
          for await (const batch of walk(source, { filter, status: null }, controller.signal)) {
            batches += Math.sign(batch.length);
            controller.abort(reason);
          }
        };
        await expect(walked()).rejects.toBe(reason);
        expect(batches).toBe(1);
      }
    });

    it('ends when its consumer stops, and starts from the top the next time', async () => {
      const { source } = await opened();
      const firstIds: string[] = [];
      for (let round = 0; round < 2; round += 1) {
        for await (const [first] of walk(source, { filter: everyone, status: null })) {
          if (first !== undefined) firstIds.push(first.id);
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
