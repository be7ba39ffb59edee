import { expect, it } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';

const email = (address: string) => [{ address, isPrimary: true }];

/** The customer of a file of one row, and the names of the parameters it creates. */
async function read(header: string, row: string) {
  const { parsed, types } = await readImportFile(`${header}\n${row}\n`);
  return { customer: parsed[0], created: Object.keys(types) };
}

it.each([
  'owner',
  'accountOwner',
  'sales_rep',
  'agent',
  'assignee',
  'assigned_to',
  'manager',
  'created_by',
  'updated_by',
  'author',
  'sender',
  'seller',
  'vendor',
  'staff',
  'user',
  'users',
])('leaves the email and name of %s to parameters', async (table) => {
  const header = `account.id,account.name,${table}.email,${table}.name`;
  const { customer, created } = await read(header, '7,Moss Ltd,rita@example.com,Rita');
  expect(customer).toMatchObject({ upsert: { id: '7', displayName: 'Moss Ltd' } });
  expect(customer).not.toHaveProperty('upsert.emails');
  expect(created).toEqual([`${table}.email`, `${table}.name`]);
});

it.each([
  ['u.id,u.email,p.plan', '7,ida@example.org,Gold', { id: '7', emails: email('ida@example.org') }, ['p.plan']],
  [
    'account.id,account.name,contact.email,owner.email',
    '7,Moss Ltd,ida@example.org,rita@example.com',
    { emails: email('ida@example.org') },
    ['account.id', 'account.name', 'owner.email'],
  ],
  [
    'customers.id,customers.email,users.email',
    '7,ida@example.org,rita@example.com',
    { id: '7', emails: email('ida@example.org') },
    ['users.email'],
  ],
  [
    'users.id,users.email,created_by.email',
    '7,ida@example.org,rita@example.com',
    { id: '7', emails: email('ida@example.org') },
    ['created_by.email'],
  ],
])('reads the customers of %s', async (header, row, upsert, parameters) => {
  const { customer, created } = await read(header, row);
  expect(customer).toMatchObject({ upsert });
  expect(created).toEqual(parameters);
});

it('takes no one else for the customer where there is no other table', async () => {
  await expect(read('deal.total,owner.email', '7,rita@example.com')).rejects.toThrow('No column identifies customers');
});

it('says so in the dry run', async () => {
  const { dataDir } = await openTestStore();
  const file = importFile('account.id,account.name,owner.email\n7,Moss Ltd,rita@example.com\n');
  const { output } = await runImport(dataDir, [file, '--dry-run']);
  expect(output).toMatch(/^account\.id +id/m);
  expect(output).toMatch(/^owner\.email +new parameter owner\.email/m);
});
