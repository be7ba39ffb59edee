import { expect, it } from 'vitest';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';

it('refuses a customer whose JSON would make a page no text can hold, new or changed, and takes the others', async () => {
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

it('refuses more contacts than anyone has, before they are compared with one another', async () => {
  const { writer } = await openTestStore();
  const emails = Array.from({ length: 3_000 }, (_, at) => ({
    address: `somebody-${at}@example.com`,
    isPrimary: at === 0,
  }));
  expect(await writer.write([{ emails }], 0)).toMatchObject([{ kind: 'rejected' }]);
});

it('refuses parameters longer than a page of them can be', async () => {
  const { writer } = await openTestStore();
  const { id } = await writer.defineParameter({ name: 'Notes', type: 'text' });
  const row = (length: number) => ({ ...buildCustomer(1), parameters: { [id]: 'x'.repeat(length) } });
  expect(await writer.write([row(131_072)], 0)).toMatchObject([{ kind: 'rejected' }]);
  expect(await writer.write([row(100_000)], 0)).toMatchObject([{ kind: 'created' }]);
});

it('refuses an id or a number that no URL has room for', async () => {
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
