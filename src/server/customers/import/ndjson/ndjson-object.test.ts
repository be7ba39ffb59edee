import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';
import { parseLine } from './ndjson-object.ts';

describe('an opt-in that a line contains twice', () => {
  it.each([
    ['by name', { 'Marketing Opt-In': true, sms_opt_in: false }],
    ['by id', { system_marketing_opt_in: true, system_sms_opt_in: false }],
    [
      'as Get Customer lists it',
      [
        { id: 'system_marketing_opt_in', name: 'Marketing Opt-In', value: true },
        { name: 'SMS Opt-In', value: false },
      ],
    ],
  ])('is the one among its parameters %s', async (_, parameters) => {
    const { parsed } = await read(JSON.stringify({ id: 'k1', marketingOptIn: null, smsOptIn: null, parameters }), {
      name: 'customers.ndjson',
    });
    expect(parsed).toEqual([
      {
        upsert: { id: 'k1', parameters: { system_marketing_opt_in: 'true', system_sms_opt_in: 'false' } },
        leftOut: [],
      },
    ]);
  });
});

describe('a contact that a line lists twice', () => {
  it('is imported once, at its first position, and primary if one of them is', async () => {
    const line = {
      id: 'k1',
      emails: ['a@x.org', { address: 'B@x.org' }, { address: 'b@x.org', isPrimary: true }, 'A@X.org'],
      phones: ['+44 20 7946 0958', '+442079460958'],
    };
    const { parsed } = await read(JSON.stringify(line), { name: 'customers.ndjson' });
    expect(parsed).toEqual([
      {
        upsert: {
          id: 'k1',
          emails: [
            { address: 'a@x.org', isPrimary: false },
            { address: 'B@x.org', isPrimary: true },
          ],
          phones: [{ number: '+442079460958', isPrimary: true }],
          parameters: {},
        },
        leftOut: [],
      },
    ]);
  });
});

describe('a custom parameter', () => {
  it('cannot pose as a system parameter', async () => {
    const { parsed } = await read(
      JSON.stringify({ id: 'k1', parameters: [{ id: 'system_vip', name: 'VIP', value: 'yes' }] }),
      { name: 'customers.ndjson' },
    );
    expect(parsed).toEqual([
      { reason: expect.stringContaining('only the ids of system parameters start with system_') },
    ]);
  });
});

describe('the id of a parameter', () => {
  it.each(['source', 'lifetimeValue', 'email', 'name', 'status', 'customer', 'contact', 'lastOrderDate'])(
    'cannot be that of a field, which filters and columns would take instead: %s',
    async (id) => {
      const { parsed } = await read(JSON.stringify({ id: 'k1', parameters: [{ id, name: 'Any', value: 'a' }] }), {
        name: 'customers.ndjson',
      });
      expect(parsed).toEqual([{ reason: expect.stringContaining('cannot have the id of a field') }]);
    },
  );

  it.each(['__proto__', '-', '.a'])('begins with a letter or a digit, unlike %s', async (id) => {
    const { parsed } = await read(JSON.stringify({ id: 'k1', parameters: [{ id, name: 'Any', value: 'a' }] }), {
      name: 'customers.ndjson',
    });
    expect(parsed).toEqual([{ reason: expect.stringContaining('an id begins with a letter or a digit') }]);
  });
});

describe('a value that JavaScript would change', () => {
  const ndjson = { name: 'customers.ndjson' };

  it('is kept digit by digit if it is a whole number with too many digits', async () => {
    const { types, parsed } = await read(
      '{"id":"k1","Discord":123456789012345678}\n{"id":"k2","Discord":-223456789012345678}\n',
      ndjson,
    );
    expect(types).toEqual({ Discord: 'text' });
    expect(parsed).toMatchObject([
      { upsert: { parameters: { Discord: '123456789012345678' } } },
      { upsert: { parameters: { Discord: '-223456789012345678' } } },
    ]);
  });

  it.each([
    ['a key', '{"id":"k1","__proto__":"VIP"}'],
    ['a parameter', '{"id":"k1","parameters":{"__proto__":"VIP"}}'],
    ['an escaped key', '{"id":"k1","\\u005f_proto__":"VIP"}'],
  ])('rejects the row if it is under a key that would be lost, as %s', async (_, line) => {
    const { parsed } = await read(line, ndjson);
    expect(parsed).toEqual([{ reason: 'No field or parameter can be called __proto__' }]);
  });
});

describe('a key that other systems have for a field', () => {
  const upsertOf = async (line: unknown, options = {}) => {
    const { parsed } = await read(JSON.stringify(line), { name: 'customers.ndjson', ...options });
    return parsed[0];
  };

  it.each([
    [{ isActive: false }, { status: 'inactive' }],
    [{ active: 'no' }, { status: 'inactive' }],
    [{ is_active: 'false' }, { status: 'inactive' }],
    [{ enabled: 0 }, { status: 'inactive' }],
    [{ active: true }, { status: 'active' }],
    [{ active: true, isBlocked: true }, { status: 'banned' }],
    [{ status: 'active', deleted: true }, { status: 'inactive' }],
    [{ name: 'Ida Moss' }, { displayName: 'Ida Moss' }],
    [
      { first_name: 'Ida', surname: 'Moss' },
      { firstName: 'Ida', lastName: 'Moss' },
    ],
    [{ isActive: null }, {}],
  ])('fills it: %j', async (given, fields) => {
    expect(await upsertOf({ id: 'k1', ...given })).toEqual({
      upsert: { id: 'k1', ...fields, parameters: {} },
      leftOut: [],
    });
  });

  it.each([
    [{ active: 'sometimes' }, { parameters: { active: 'sometimes' } }],
    [{ active: ['a'] }, { parameters: { active: ['a'] } }],
    [
      { displayName: 'Ida', name: 'Moss' },
      { displayName: 'Ida', parameters: { name: 'Moss' } },
    ],
    [{ client: 'Studio' }, { parameters: { client: 'Studio' } }],
  ])('is a parameter if it holds something else: %j', async (given, fields) => {
    expect(await upsertOf({ id: 'k1', ...given })).toMatchObject({ upsert: fields, leftOut: [] });
  });

  it('is a parameter if the mapping says so, and can be skipped', async () => {
    const line = { id: 'k1', isActive: false, name: 'Ida' };
    const mapping = [
      { column: 'isActive', field: 'parameter' },
      { column: 'name', field: 'skip' },
    ];
    expect(await upsertOf(line, { mapping })).toEqual({
      upsert: { id: 'k1', parameters: { isActive: 'false' } },
      leftOut: [],
    });
  });
});

describe('the values of MongoDB', () => {
  it('are what they hold', async () => {
    const line = {
      _id: { $oid: '665f1c2ab7e4d5a1c0ffee01' },
      createdAt: { $date: '2026-03-04T09:15:00Z' },
      lastOrderDate: { $date: { $numberLong: '1772615700000' } },
      totalOrders: { $numberInt: '3' },
      totalSpent: { $numberDecimal: '120.50' },
      Renewal: { $date: 1_772_615_700_000 },
      Points: { $numberLong: '17' },
    };
    const { parsed, types } = await read(JSON.stringify(line), { name: 'customers.ndjson' });
    const time = Date.UTC(2026, 2, 4, 9, 15);
    expect(parsed).toEqual([
      {
        upsert: {
          id: '665f1c2ab7e4d5a1c0ffee01',
          createdAt: time,
          lastOrderDate: time,
          totalOrders: 3,
          totalSpent: 120.5,
          parameters: { Renewal: '2026-03-04', Points: '17' },
        },
        leftOut: [],
      },
    ]);
    expect(types).toEqual({ Renewal: 'date', Points: 'number' });
  });

  it('are left out if they hold something else', async () => {
    const { parsed } = await read('{"_id":"7","id":"8","createdAt":{"$date":"soon"},"Place":{"$near":"Bern"}}', {
      name: 'customers.ndjson',
    });
    expect(parsed).toMatchObject([
      {
        upsert: { id: '8', parameters: { _id: '7' } },
        leftOut: [{ column: 'createdAt' }, { column: 'Place' }],
      },
    ]);
  });
});

it.each([
  ['seconds', 1_709_634_153],
  ['seconds as text', '1709634153'],
  ['milliseconds', 1_709_634_153_000],
  ['microseconds', 1_709_634_153_000_000],
  ['the form of ASP.NET', '/Date(1709634153000)/'],
])('reads a date in %s', (_, createdAt) => {
  expect(parseLine(JSON.stringify({ createdAt }), new Set())).toMatchObject({
    customer: { createdAt: Date.UTC(2024, 2, 5, 10, 22, 33) },
    leftOut: [],
  });
});

it('takes a placeholder for no date, and leaves out an impossible year', () => {
  expect(parseLine('{"lastOrderDate":"9999-12-31","createdAt":"2569-03-04"}', new Set())).toEqual({
    customer: {},
    leftOut: [{ column: 'createdAt', value: '"2569-03-04"', reason: 'not a date' }],
  });
});
