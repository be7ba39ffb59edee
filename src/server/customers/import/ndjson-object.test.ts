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
