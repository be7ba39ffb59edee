import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

describe('an NDJSON file', () => {
  const lines = (...objects: readonly unknown[]): string => objects.map((object) => JSON.stringify(object)).join('\n');
  const ndjson = { name: 'customers.ndjson' };

  it('contains the contract’s objects, where null clears and missing keys are ignored', async () => {
    const { parsed } = await read(
      lines({
        id: 'k1',
        firstName: null,
        emails: [
          { address: 'b@example.com', isPrimary: false },
          { address: 'a@example.com', isPrimary: true },
        ],
        createdAt: 1_640_995_200_000,
        parameterValue: 'Gold',
      }),
      ndjson,
    );
    expect(parsed).toEqual([
      {
        upsert: {
          id: 'k1',
          firstName: null,
          emails: [
            { address: 'b@example.com', isPrimary: false },
            { address: 'a@example.com', isPrimary: true },
          ],
          createdAt: 1_640_995_200_000,
          parameters: {},
        },
        leftOut: [],
      },
    ]);
  });

  it('lists parameters by name or id, in an object or as Get Customer does', async () => {
    const { types, parsed } = await read(
      lines(
        {
          id: 'k1',
          marketingOptIn: true,
          parameters: { Tier: 'Gold', Points: 12, Tags: ['a', 'b'], system_language: 'English', Fan: false },
        },
        {
          id: 'k2',
          parameters: [
            { id: 'system_browser', name: 'Browser', type: 'multiselect', value: ['Safari'] },
            { id: 'p9', name: 'Since', type: 'date', value: '2024-01-31' },
          ],
        },
        { id: 'k3', company: 'Quill Studio', parameters: { Tier: 'Gold', Points: null } },
      ),
      ndjson,
    );
    expect(types).toEqual({
      Tier: 'select',
      Points: 'number',
      Tags: 'multiselect',
      Fan: 'boolean',
      Since: 'date',
      company: 'text',
    });
    expect(parsed).toMatchObject([
      {
        upsert: {
          parameters: {
            Tier: 'Gold',
            Points: '12',
            Tags: ['a', 'b'],
            system_language: 'English',
            Fan: 'false',
            system_marketing_opt_in: 'true',
          },
        },
      },
      { upsert: { parameters: { system_browser: ['Safari'], p9: '2024-01-31' } } },
      { upsert: { parameters: { company: 'Quill Studio', Points: null } } },
    ]);
  });

  it('identifies a parameter by its id and keeps its first name', async () => {
    const { scan, parsed } = await read(
      lines(
        { id: 'k1', parameters: [{ id: 'p9', name: 'Tier', type: 'select', value: 'Gold' }] },
        { id: 'k2', parameters: [{ id: 'p9', name: 'Loyalty Tier', type: 'select', value: 'Silver' }] },
        { id: 'k3', parameters: [{ id: 'p9', value: 'Bronze' }] },
        { id: 'k4', parameters: { Tier: 'Gold' } },
      ),
      ndjson,
    );
    expect(scan.wanted).toEqual([{ id: 'p9', name: 'Tier', type: 'select' }]);
    expect(parsed).toMatchObject(
      ['Gold', 'Silver', 'Bronze', 'Gold'].map((tier) => ({ upsert: { parameters: { p9: tier } } })),
    );
  });

  it('rejects only lines that are not an object', async () => {
    const { rows } = await read('{"id":"k1"}\n{broken\n[1]\n\n{"id":["k2"]}\n{"id":"k3"}\n', ndjson);
    expect(rows.map(({ line, parsed }) => [line, 'reason' in parsed])).toEqual([
      [1, false],
      [2, true],
      [3, true],
      [5, true],
      [6, false],
    ]);
  });

  it('leaves out the values that do not fit', async () => {
    const { parsed } = await read(
      lines(
        { id: 'k1', totalOrders: 1.5, status: 'gone', lastOrderDate: 'Never', firstName: 'Ann', lastName: 'N/A' },
        { id: 'k2', address: { city: 'Leeds' }, emails: ['a@example.com', 'stranger', { mail: 'x' }, '-'] },
        { email: 'stranger', phone: '-', status: 'active' },
        { id: 4711, phone: 447_700_900_181, totalOrders: '3', totalSpent: '12.50', status: 'Enabled' },
      ),
      ndjson,
    );
    expect(parsed).toEqual([
      {
        upsert: { id: 'k1', firstName: 'Ann', parameters: {} },
        leftOut: [
          { column: 'status', value: '"gone"', reason: 'not active, inactive or banned' },
          { column: 'totalOrders', value: '1.5', reason: 'not a whole number' },
        ],
      },
      {
        upsert: { id: 'k2', emails: [{ address: 'a@example.com', isPrimary: true }], parameters: {} },
        leftOut: [
          { column: 'emails', value: '{"mail":…}', reason: 'not an email address' },
          { column: 'address', value: '{"city":…}', reason: 'not a value of this field' },
          { column: 'emails', value: 'stranger', reason: 'not an email address' },
        ],
      },
      { reason: '"stranger" is not an email address' },
      {
        upsert: {
          id: '4711',
          phones: [{ number: '+447700900181', isPrimary: true }],
          totalOrders: 3,
          totalSpent: 12.5,
          status: 'active',
          parameters: {},
        },
        leftOut: [],
      },
    ]);
  });

  it('keeps the day of a date, whatever its time zone', async () => {
    const { parsed } = await read(
      lines({ id: 'k1', parameters: { 'Date of Birth': '1990-05-01T00:00:00+02:00' } }),
      ndjson,
    );
    expect(parsed).toMatchObject([{ upsert: { parameters: { system_date_of_birth: '1990-05-01' } } }]);
  });

  it('loses only a line that is not UTF-8', async () => {
    const { rows } = await read(
      Buffer.concat([
        Buffer.from('{"id":"k1","firstName":"José"}\n'),
        Buffer.from('{"id":"k2","firstName":"René"}\n', 'latin1'),
      ]),
      ndjson,
    );
    expect(rows).toMatchObject([
      { parsed: { upsert: { firstName: 'José' } } },
      { cells: ['{"id":"k2","firstName":"René"}'], parsed: { reason: expect.stringContaining('invalid UTF-8') } },
    ]);
  });

  it('rejects what belongs to the customer of another line, as Shopify’s bulk operations have it', async () => {
    const id = 'gid://shopify/Customer/7011';
    const { parsed } = await read(
      lines({ id, email: 'ida@example.org' }, { id: 'gid://shopify/MailingAddress/1', city: 'York', __parentId: id }),
      ndjson,
    );
    expect(parsed).toMatchObject([
      { upsert: { id } },
      { reason: 'The line belongs to another one, named by its __parentId' },
    ]);
  });

  it('is not one JSON array', async () => {
    await expect(read('[{"id":"k1"}]', { name: 'customers.json' })).rejects.toThrow('one JSON array');
  });
});

it('has at most 5,000 different keys', async () => {
  const lines = Array.from({ length: 5_001 }, (_, at) => JSON.stringify({ id: `k${at}`, [`key ${at}`]: at })).join(
    '\n',
  );
  await expect(read(lines, { name: 'customers.ndjson' })).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringContaining('more than 5,000 different columns'),
  });
});
