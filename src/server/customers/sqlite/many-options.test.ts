import { expect, it } from 'vitest';
import type { Parameter } from '../../../contract/list/list-metadata.ts';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { openTestStore, type TestStore } from '../../../testing/customers/test-store.ts';

const mostBytes = 500_000;

/** A store in which each parameter has as many options as its place in `counts` says; all customers have the first. */
async function storeWithOptions(counts: readonly number[], optionOf = (at: number) => `option ${at}`) {
  const store = await openTestStore();
  for (const at of counts.keys())
    await store.writer.defineParameter({ id: `p${at}`, name: `Parameter ${at}`, type: 'multiselect' });
  const customers = counts.map((options, at) =>
    buildCustomer(at + 1, {
      parameters: { [`p${at}`]: Array.from({ length: options }, (_, index) => optionOf(index)) },
    }),
  );
  const common = Object.fromEntries(counts.map((_, at) => [`p${at}`, [optionOf(0)]]));
  await store.writer.write([...customers, buildCustomer(counts.length + 1, { parameters: common })], 0);
  return store;
}

async function ownParameters({ source }: TestStore): Promise<readonly Parameter[]> {
  return (await source.parameters()).filter(({ system }) => !system);
}

it('lists the thousand most used options, and says that there are others', async () => {
  const parameters = await ownParameters(await storeWithOptions([1000, 1001]));
  expect(parameters.map(({ options, optionsComplete }) => [options.length, optionsComplete])).toEqual([
    [1000, true],
    [1000, false],
  ]);
  expect(parameters[1]?.options[0]).toEqual({ value: 'option 0', customers: 2 });
});

it('shortens the longest lists first when all together are too long for a response', async () => {
  const store = await storeWithOptions([3, ...Array.from({ length: 40 }, () => 900), 5]);
  const parameters = await ownParameters(store);
  const lengths = parameters.map(({ options }) => options.length);
  expect([lengths[0], lengths.at(-1), new Set(lengths.slice(1, -1)).size]).toEqual([3, 5, 1]);
  expect(parameters.map(({ optionsComplete }) => optionsComplete)).toEqual(lengths.map((length) => length < 10));
  const bytes = Buffer.byteLength(JSON.stringify(parameters.map(({ options }) => options)));
  expect(bytes).toBeLessThanOrEqual(mostBytes + 1000);
  expect(bytes).toBeGreaterThan(mostBytes * 0.9);
});

it('counts what is written, not letters: other scripts and escaped characters take more room', async () => {
  const store = await storeWithOptions(
    Array.from({ length: 20 }, () => 800),
    (at) => `選択肢\u0001${at}`,
  );
  const bytes = Buffer.byteLength(JSON.stringify((await ownParameters(store)).map(({ options }) => options)));
  expect(bytes).toBeLessThanOrEqual(mostBytes + 1000);
});

it('leaves out values that are too long to choose from, and still finds their customers', async () => {
  const long = 'x'.repeat(60_000);
  const store = await openTestStore();
  await store.writer.defineParameter({ id: 'notes', name: 'Notes', type: 'select' });
  await store.writer.write(
    [buildCustomer(1, { parameters: { notes: long } }), buildCustomer(2, { parameters: { notes: 'short' } })],
    0,
  );
  expect(await ownParameters(store)).toMatchObject([
    { customers: 2, options: [{ value: 'short', customers: 1 }], optionsComplete: false },
  ]);
  const found = await store.source.summary({ filter: { kind: 'parameter', parameterId: 'notes', value: long } });
  expect(found.all).toEqual({ count: 1, atLeast: false });
});
