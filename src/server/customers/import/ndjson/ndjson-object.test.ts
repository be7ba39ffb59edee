import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

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
