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

it.each([
  'Invitee',
  'Lead',
  'Patient',
  'Attendee',
  'Student',
  'Buyer',
  'Member',
  'Client',
  'Guest',
  'Participant',
  'Customer',
  'Subscriber',
])('takes the %s beside a user, host or agent for the customer', async (person) => {
  for (const host of ['User', 'Host', 'Owner', 'Assigned To']) {
    const of = (one: string): string => `${one} Name,${one} Email,${one} Phone`;
    const header = `${of(host)},${of(person)},${person} Role`;
    const row = 'Zed,zed@example.com,+447700900189,Ida Moss,ida@example.org,+447700900181,Gold';
    const { customer, created } = await read(header, row);
    expect(customer).toMatchObject({
      upsert: {
        displayName: 'Ida Moss',
        emails: email('ida@example.org'),
        phones: [{ number: '+447700900181', isPrimary: true }],
      },
    });
    expect(created).toEqual([`${host} Name`, `${host} Email`, `${host} Phone`, `${person} Role`]);
  }
});

it('takes the invitee for the customer, not the guests that the invitee brings', async () => {
  const { customer, created } = await read(
    'User Name,User Email,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Guest Email(s)',
    'Zed,zed@example.com,Ida Moss,Ida,Moss,ida@example.org,jo@example.org',
  );
  const names = { displayName: 'Ida Moss', firstName: 'Ida', lastName: 'Moss' };
  expect(customer).toMatchObject({ upsert: { ...names, emails: email('ida@example.org') } });
  expect(created).toEqual(['User Name', 'User Email', 'Guest Email(s)']);
});

it('takes the invitee of a line of NDJSON for the customer, too', async () => {
  const line = { user_email: 'zed@example.com', invitee_email: 'ida@example.org', invitee_name: 'Ida Moss' };
  const { parsed } = await readImportFile(`${JSON.stringify(line)}\n`, { name: 'customers.ndjson' });
  expect(parsed[0]).toMatchObject({ upsert: { displayName: 'Ida Moss', emails: email('ida@example.org') } });
});

it('takes a user for the customer where there is no one else', async () => {
  const { customer } = await read('User Name,User Email,Lead Source', 'Ida Moss,ida@example.org,Web');
  expect(customer).toMatchObject({ upsert: { emails: email('ida@example.org') } });
});

it('says so in the dry run', async () => {
  const { dataDir } = await openTestStore();
  const file = importFile('account.id,account.name,owner.email\n7,Moss Ltd,rita@example.com\n');
  const { output } = await runImport(dataDir, [file, '--dry-run']);
  expect(output).toMatch(/^account\.id +id/m);
  expect(output).toMatch(/^owner\.email +new parameter owner\.email/m);
});
