import { expect, it } from 'vitest';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

it('rejects a new or changed customer whose JSON is too long for a page, and writes the others', async () => {
  const { writer, customer, count } = await openTestStore();
  const firstName = 'é'.repeat(20_000);
  const outcomes = await writer.write(
    [
      buildCustomer(1),
      { ...buildCustomer(2), firstName },
      { customerNumber: 'CUST-000001', firstName },
      buildCustomer(3),
    ],
    0,
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(['created', 'rejected', 'rejected', 'created']);
  expect(outcomes[1]).toMatchObject({ reason: expect.stringContaining('65,536 characters') });
  expect(await count()).toBe(2);
  expect((await customer('CUST-000001'))?.firstName).toBe(buildCustomer(1).firstName);
});

it('rejects too many contacts before they are compared', async () => {
  const { writer } = await openTestStore();
  const emails = Array.from({ length: 3_000 }, (_, at) => ({
    address: `someone-${at}@example.com`,
    isPrimary: at === 0,
  }));
  expect(await writer.write([{ emails }], 0)).toMatchObject([{ kind: 'rejected' }]);
});

it('rejects parameters that are too long for a page', async () => {
  const { writer } = await openTestStore();
  const { id } = await writer.defineParameter({ name: 'Notes', type: 'text' });
  const row = (length: number) => ({ ...buildCustomer(1), parameters: { [id]: 'x'.repeat(length) } });
  expect(await writer.write([row(131_072)], 0)).toMatchObject([{ kind: 'rejected' }]);
  expect(await writer.write([row(100_000)], 0)).toMatchObject([{ kind: 'created' }]);
});

it('rejects an id or a number that is too long for a URL', async () => {
  const { writer } = await openTestStore();
  const long = 'x'.repeat(257);
  expect(
    await writer.write(
      [
        { ...buildCustomer(1), id: long },
        { ...buildCustomer(2), customerNumber: long },
      ],
      0,
    ),
  ).toMatchObject([{ kind: 'rejected' }, { kind: 'rejected' }]);
});
