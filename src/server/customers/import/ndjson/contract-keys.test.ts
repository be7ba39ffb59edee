import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

/** What the first line of an NDJSON file gives. */
async function read(...objects: readonly unknown[]) {
  const lines = objects.map((object) => JSON.stringify(object)).join('\n');
  const { parsed, types } = await readImportFile(lines, { name: 'customers.ndjson' });
  return { first: parsed[0], types };
}

const email = [{ address: 'ida@example.org', isPrimary: true }];
const phone = [{ number: '+447700900181', isPrimary: true }];

describe('the keys of NDJSON', () => {
  it('are known as the headers of CSV files are', async () => {
    const { first, types } = await read({
      customer_number: 'K1',
      given_name: 'Ida',
      family_name: 'Moss',
      email_address: 'ida@example.org',
      phone_number: '+447700900181',
      orders_count: 3,
      total_spent: '120.50',
      last_order_date: '2026-03-04',
      created_at: '2024-03-05T10:22:33Z',
      created: 1,
      picture: 'https://example.org/a.png',
      dob: '1984-07-19',
      accepts_marketing: true,
      plan: 'gold',
    });
    expect(first).toEqual({
      upsert: {
        customerNumber: 'K1',
        firstName: 'Ida',
        lastName: 'Moss',
        emails: email,
        phones: phone,
        totalOrders: 3,
        totalSpent: 120.5,
        lastOrderDate: Date.UTC(2026, 2, 4),
        createdAt: Date.UTC(2024, 2, 5, 10, 22, 33),
        profilePhoto: 'https://example.org/a.png',
        parameters: {
          system_date_of_birth: '1984-07-19',
          system_marketing_opt_in: 'true',
          created: '1',
          plan: 'gold',
        },
      },
      leftOut: [],
    });
    expect(types).toEqual({ created: 'number', plan: 'text' });
  });

  it('are known in objects, whose other values are left out', async () => {
    const { first, types } = await read({
      profile: { firstName: 'Ida', lastName: 'Moss', shoe: 38 },
      contact: { email: 'ida@example.org', phone: '+447700900181' },
      stats: { orders: 3, totalSpent: '120.50' },
      manager: { email: 'jo@example.org' },
      company: { name: 'Quill' },
      metadata: {},
    });
    expect(first).toEqual({
      upsert: {
        firstName: 'Ida',
        lastName: 'Moss',
        emails: email,
        phones: phone,
        totalOrders: 3,
        totalSpent: 120.5,
        parameters: {},
      },
      leftOut: [
        { column: 'profile', value: '{"shoe":…}', reason: 'not a value of this field' },
        { column: 'manager', value: '{"email":…}', reason: 'not a value of this field' },
        { column: 'company', value: '{"name":…}', reason: 'not a value of this field' },
      ],
    });
    expect(types).toEqual({});
  });

  it.each(['user_metadata', 'raw_user_meta_data', 'userMetadata', 'metadata', 'meta_data', 'custom_fields'])(
    'say who it is in an object for anything, but not more: %s',
    async (name) => {
      const { first } = await read({
        email: 'ida@example.org',
        status: 'active',
        [name]: { full_name: 'Ida Berg', phone: '+447700900181', id: 7, status: 'banned', password: 'tulip-77' },
      });
      expect(first).toEqual({
        upsert: { displayName: 'Ida Berg', emails: email, phones: phone, status: 'active', parameters: {} },
        leftOut: [{ column: name, value: '{"id":…,"status":…}', reason: 'not a value of this field' }],
      });
    },
  );

  it.each([
    [
      'a Shopify consent',
      { email_marketing_consent: { state: 'not_subscribed' } },
      { system_marketing_opt_in: 'false' },
    ],
    ['the name of a parameter', { 'Date of Birth': '1984-07-19' }, { system_date_of_birth: '1984-07-19' }],
  ])('fill parameters: %s', async (_, object, parameters) => {
    expect((await read({ id: 'k1', ...object })).first).toMatchObject({ upsert: { parameters } });
  });

  it.each([
    ['seconds', { created: 1_709_634_153 }, Date.UTC(2024, 2, 5, 10, 22, 33)],
    ['milliseconds', { created: 1_709_634_153_000 }, Date.UTC(2024, 2, 5, 10, 22, 33)],
    ['words', { created: 'March 5, 2024' }, Date.UTC(2024, 2, 5)],
    ['digits with a full stop behind them', { created: '05.03.2024.' }, Date.UTC(2024, 2, 5)],
    ['Firestore', { createdAt: { _seconds: 1_709_634_153, _nanoseconds: 0 } }, Date.UTC(2024, 2, 5, 10, 22, 33)],
    ['protobuf', { created_at: { seconds: 1_709_634_153, nanos: 5e6 } }, Date.UTC(2024, 2, 5, 10, 22, 33, 5)],
    [
      'protobuf’s long names',
      { created: { nanoseconds: 0, seconds: 1_709_634_153 } },
      Date.UTC(2024, 2, 5, 10, 22, 33),
    ],
  ])('give dates in %s', async (_, object, createdAt) => {
    expect((await read({ id: 'k1', ...object })).first).toMatchObject({ upsert: { createdAt } });
  });

  it.each([{ createdAt: 0 }, { created_at: 0 }, { created: '0' }, { last_seen: 0 }, { lastActivityDate: '0' }])(
    'give no date where it is 0: %j',
    async (object) => {
      const { first, types } = await read({ id: 'k1', ...object });
      expect(first).toEqual({ upsert: { id: 'k1', parameters: {} }, leftOut: [] });
      expect(types).toEqual({});
    },
  );

  it('leave out what only looks like a timestamp', async () => {
    expect((await read({ id: 'k1', visit: { seconds: 30, nanos: 0 } })).first).toMatchObject({
      leftOut: [{ column: 'visit' }],
    });
  });

  it('give names that mean no in English', async () => {
    expect((await read({ id: 'k1', last_name: 'No', first_name: 'On' })).first).toEqual({
      upsert: { id: 'k1', firstName: 'On', lastName: 'No', parameters: {} },
      leftOut: [],
    });
  });

  it.each(['accepts_marketing', 'marketing_consent', 'Marketing Opt-In', 'marketingOptIn'])(
    'give consent as 1 and 0, also as numbers: %s',
    async (key) => {
      for (const [yes, no] of [
        [1, 0],
        ['1', '0'],
      ]) {
        const lines = [
          { id: 'k1', [key]: yes },
          { id: 'k2', [key]: no },
        ];
        const { parsed } = await readImportFile(lines.map((line) => JSON.stringify(line)).join('\n'), {
          name: 'customers.ndjson',
        });
        expect(parsed).toMatchObject(
          ['true', 'false'].map((value) => ({ upsert: { parameters: { system_marketing_opt_in: value } } })),
        );
      }
    },
  );

  it.each(['pending', 'archived', 'unsubscribed'])('give no status where it is that of a list: %s', async (status) => {
    const { first } = await read({ email_address: 'ida@example.org', unique_email_id: 'u1', list_id: 'l1', status });
    expect(first).toMatchObject({
      upsert: { emails: email, parameters: { unique_email_id: 'u1', list_id: 'l1' } },
      leftOut: [{ column: 'status', value: JSON.stringify(status), reason: 'not active, inactive or banned' }],
    });
    expect(first).not.toHaveProperty('upsert.status');
  });

  it.each([
    ['mobile', 'iPhone'],
    ['orders', 'many'],
    ['created_at', 'soon'],
    ['picture', 'yes'],
    ['total_spent', 'low'],
  ])('are parameters where the value is none of the field: %s of %s', async (key, value) => {
    const { first, types } = await read({ id: 'k1', [key]: value });
    expect(first).toMatchObject({ upsert: { id: 'k1' }, leftOut: [] });
    expect(Object.keys(types)).toEqual([key]);
  });

  it.each<[string, object]>([
    ['first_name', { firstName: null }],
    ['total_spent', { totalSpent: null }],
    ['phone_number', {}],
  ])('clear fields with null: %s', async (key, fields) => {
    const { first, types } = await read({ id: 'k1', [key]: null });
    expect(first).toEqual({ upsert: { id: 'k1', ...fields, parameters: {} }, leftOut: [] });
    expect(types).toEqual({});
  });

  it.each<[object, object]>([
    [
      { first_name: 'Ida', name: 'Moss' },
      { firstName: 'Ida', lastName: 'Moss' },
    ],
    [
      { first_name: 'Ida', name: 'Ida Moss' },
      { firstName: 'Ida', displayName: 'Ida Moss' },
    ],
    [{ name: { first: 'Ida', last: 'Moss' } }, { firstName: 'Ida', lastName: 'Moss' }],
    [{ contact: { name: 'Moss', first_name: 'Ida' } }, { firstName: 'Ida', lastName: 'Moss' }],
  ])('make a name the part that is missing, as in CSV files: %j', async (object, names) => {
    expect((await read({ id: 'k1', ...object })).first).toEqual({
      upsert: { id: 'k1', parameters: {}, ...names },
      leftOut: [],
    });
  });

  it('stay parameters where the contract’s key is there, too', async () => {
    expect((await read({ firstName: 'Ida', first_name: 'I.', id: 'k1', customer_id: 'x' })).first).toMatchObject({
      upsert: { id: 'k1', firstName: 'Ida', parameters: { first_name: 'I.', customer_id: 'x' } },
    });
  });
});

describe('the contacts of NDJSON', () => {
  it.each<[string, object]>([
    ['one text', { emails: 'ida@example.org', phones: '+447700900181' }],
    [
      'values',
      { emails: [{ type: 'home', value: 'ida@example.org' }], phones: [{ type: 'x', value: '+447700900181' }] },
    ],
    ['one object', { emails: { address: 'ida@example.org' }, phones: { number: 447_700_900_181 } }],
    ['a list under another key', { email: ['ida@example.org'], phoneNumbers: ['+447700900181'] }],
  ])('are listed as %s', async (_, object) => {
    expect((await read({ id: 'k1', ...object })).first).toEqual({
      upsert: { id: 'k1', emails: email, phones: phone, parameters: {} },
      leftOut: [],
    });
  });

  it('keep which is primary', async () => {
    const emails = [{ value: 'a@example.org' }, { value: 'b@example.org', primary: true }];
    expect((await read({ emails })).first).toMatchObject({
      upsert: {
        emails: [
          { address: 'a@example.org', isPrimary: false },
          { address: 'b@example.org', isPrimary: true },
        ],
      },
    });
  });

  it('are those of several keys', async () => {
    expect((await read({ 'Email 2': 'b@example.org', email: 'ida@example.org', work_email: '-' })).first).toEqual({
      upsert: { emails: [...email, { address: 'b@example.org', isPrimary: false }], parameters: {} },
      leftOut: [],
    });
  });
});

it.each([
  ['$uuid', { $uuid: '3b241101-e2bb-4255-8caf-4136c566a962' }, '3b241101-e2bb-4255-8caf-4136c566a962'],
  [
    '$binary',
    { $binary: { base64: 'AAECAwQFBgcICQoLDA0ODw==', subType: '04' } },
    '00010203-0405-0607-0809-0a0b0c0d0e0f',
  ],
])('reads an id of MongoDB: %s', async (_, _id, id) => {
  expect((await read({ _id, createdAt: { $timestamp: { t: 1_709_634_153, i: 1 } } })).first).toMatchObject({
    upsert: { id, createdAt: Date.UTC(2024, 2, 5, 10, 22, 33) },
  });
});
