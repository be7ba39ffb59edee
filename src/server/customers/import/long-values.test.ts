import { expect, it } from 'vitest';
import { readImportFile as read } from '../../../testing/customers/read-import-file.ts';
import { RepeatedEmails } from '../model/matching/repeated-emails.ts';
import { guardFormulas, withoutGuards } from '../formula-guard.ts';

/* What takes a time that grows with the square of a length would take minutes here, and the test would end. */

const photo = `data:image/png;base64,${'iVBORw0KGgo'.repeat(50_000)}`;

it('reads a line with a photo in base64', async () => {
  const { parsed } = await read(JSON.stringify({ email: 'zoë@example.org', firstName: 'Zoë', Photo: photo }), {
    name: 'customers.ndjson',
  });
  expect(parsed).toEqual([{ upsert: expect.objectContaining({ firstName: 'Zoë' }), leftOut: [] }]);
});

it('reads a cell with a photo in base64 beside an email', async () => {
  const { parsed } = await read(`Email,First Name,Notes\nzoe@example.org,Zoë,"${photo} zoe@example.org"\n`);
  expect(parsed).toEqual([{ upsert: expect.objectContaining({ firstName: 'Zoë' }), leftOut: [] }]);
});

it('leaves out every wrong entry of a long list', async () => {
  const emails = [...Array.from({ length: 5000 }, () => 1), 'ida@example.org'];
  const { parsed } = await read(JSON.stringify({ emails }), { name: 'customers.ndjson' });
  expect(parsed).toEqual([
    {
      upsert: { emails: [{ address: 'ida@example.org', isPrimary: true }], parameters: {} },
      leftOut: Array.from({ length: 5000 }, () => ({ column: 'emails', value: '1', reason: 'not an email address' })),
    },
  ]);
});

it('finds repeated emails in rows of any length', () => {
  const emails = new RepeatedEmails();
  emails.add([Array.from({ length: 600_000 }, (_, at) => `${at}@b.c`).join(' ')]);
  emails.add(['7@b.c']);
  expect(emails.keys().size).toBe(1);
});

it('guards a cell of empty lines', () => {
  const cell = `a${'\n'.repeat(200_000)}=b`;
  const guarded = guardFormulas(cell);
  expect(guarded).toBe(`a${'\n'.repeat(200_000)}'=b`);
  expect(withoutGuards(guarded)).toBe(cell);
});
