import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../testing/read-import-file.ts';

describe('an opt-in that a line says twice', () => {
  it.each([
    ['by name', { 'Marketing Opt-In': true, sms_opt_in: false }],
    ['by id', { system_marketing_opt_in: true, system_sms_opt_in: false }],
    ['as Get Customer lists it', [{ id: 'system_marketing_opt_in', name: 'Marketing Opt-In', value: true }, { name: 'SMS Opt-In', value: false }]],
  ])('is what its parameters say %s', async (_, parameters) => {
    const { readings } = await read(JSON.stringify({ id: 'k1', marketingOptIn: null, smsOptIn: null, parameters }), { name: 'customers.ndjson' });
    expect(readings).toEqual([{ patch: { id: 'k1', parameters: { system_marketing_opt_in: 'true', system_sms_opt_in: 'false' } } }]);
  });
});

describe('a contact that a line lists twice', () => {
  it('is there once, at its first place, and primary when one of them is', async () => {
    const line = {
      id: 'k1',
      emails: ['a@x.org', { address: 'B@x.org' }, { address: 'b@x.org', isPrimary: true }, 'A@X.org'],
      phones: ['+44 20 7946 0958', '+442079460958'],
    };
    const { readings } = await read(JSON.stringify(line), { name: 'customers.ndjson' });
    expect(readings).toEqual([
      {
        patch: {
          id: 'k1',
          emails: [
            { address: 'a@x.org', isPrimary: false },
            { address: 'B@x.org', isPrimary: true },
          ],
          phones: [{ number: '+442079460958', isPrimary: true }],
          parameters: {},
        },
      },
    ]);
  });
});

describe('a parameter of our own making', () => {
  it('does not pose as one of the system', async () => {
    const { readings } = await read(JSON.stringify({ id: 'k1', parameters: [{ id: 'system_vip', name: 'VIP', value: 'yes' }] }), { name: 'customers.ndjson' });
    expect(readings).toEqual([{ reason: expect.stringContaining('only system parameters have an id that begins with system_') }]);
  });
});
