import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../testing/customers/import-run.ts';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';

type Fields = Readonly<Record<string, unknown>> & { readonly parameters?: Readonly<Record<string, unknown>> };

/** A file as another system exports it, and the right value of each customer. */
interface RealFile {
  /** In fixtures/real-files; several are imported one after the other. */
  readonly file: string | readonly string[];
  readonly options?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** 0 unless rows are rejected. */
  readonly code?: number;
  /** Sentences of the last import's result. */
  readonly says?: readonly string[];
  /** Fields by email, phone, id or number; `parameters` by name. */
  readonly customers: Readonly<Record<string, Fields>>;
}

const placeholders: readonly RealFile[] = [
  {
    file: 'second-email-dash.csv',
    customers: {
      'ida.moss@example.org': { emails: [{ address: 'ida.moss@example.org', isPrimary: true }] },
      'olav.krogh@example.org': { emails: [{}, { address: 'olav2@example.org' }] },
    },
  },
  {
    file: 'placeholders-of-many-systems.csv',
    customers: {
      'ida.moss@example.org': {
        phones: [{ number: '+447700900181' }],
        lastOrderDate: null,
        parameters: { 'Lead Source': null, 'Date of Birth': null },
      },
      'olav.krogh@example.org': {
        lastName: null,
        phones: [],
        lastOrderDate: Date.UTC(2026, 2, 4),
        parameters: { 'Lead Source': 'Web', 'Date of Birth': '1979-12-05' },
      },
      'tess.wyler@example.org': { phones: [], lastOrderDate: null, parameters: { 'Lead Source': 'Web' } },
    },
  },
  {
    file: 'placeholders-as-values.csv',
    customers: {
      'ida.moss@example.org': { displayName: 'Ida', lastName: null, phones: [], parameters: { City: null } },
      'olav.krogh@example.org': { displayName: 'Olav Krogh', phones: [], parameters: { City: 'Oslo' } },
    },
  },
];

const unreadableCells: readonly RealFile[] = [
  {
    file: 'birthday-without-year.csv',
    customers: {
      'ida.moss@example.org': { displayName: 'Ida Moss', parameters: { 'Date of Birth': null, Birthday: '07/19' } },
      'olav.krogh@example.org': { parameters: { 'Date of Birth': '1984-11-02', Birthday: null } },
      'tess.wyler@example.org': { parameters: { 'Date of Birth': null, Birthday: '12/05' } },
    },
  },
  {
    file: 'last-order-never.csv',
    customers: {
      'ida.moss@example.org': { firstName: 'Ida', totalOrders: 0, lastOrderDate: null },
      'olav.krogh@example.org': { lastOrderDate: Date.UTC(2026, 2, 14) },
      'tess.wyler@example.org': { lastOrderDate: null },
    },
  },
  {
    file: 'status-of-a-mailing-list.csv',
    customers: {
      'ida.moss@example.org': { firstName: 'Ida', status: 'active', parameters: { Status: 'Unsubscribed' } },
      'olav.krogh@example.org': { firstName: 'Olav', status: 'active', parameters: { Status: 'Active' } },
      'tess.wyler@example.org': { firstName: 'Tess', status: 'active', parameters: { Status: 'Bounced' } },
    },
  },
  {
    file: 'birth-day-month-year.csv',
    customers: {
      'ida.moss@example.org': {
        displayName: 'Ida Moss',
        parameters: { 'Date of Birth': null, 'Birth Year': '1984', 'Birth Month': '7', 'Birth Day': '19' },
      },
      'olav.krogh@example.org': {
        displayName: 'Olav Krogh',
        parameters: { 'Date of Birth': null, 'Birth Year': '1979', 'Birth Month': '12', 'Birth Day': '5' },
      },
    },
  },
  {
    file: 'one-wrong-cell-each.csv',
    says: ['4 values were left out: Total Orders (1), Last Order (1), Work Email (1), Phone (1)'],
    customers: {
      'ida.moss@example.org': { displayName: 'Ida Moss', totalOrders: null, lastOrderDate: Date.UTC(2026, 2, 14) },
      'olav.krogh@example.org': { displayName: 'Olav Krogh', totalOrders: 2, lastOrderDate: null },
      'tess.wyler@example.org': { displayName: 'Tess Wyler', emails: [{}], phone: '+447700900183' },
      'mia.ferrer@example.org': { displayName: 'Mia Ferrer', phones: [] },
    },
  },
];

const titles: readonly RealFile[] = [
  {
    file: 'title-rows.csv',
    customers: { 'ida.moss@example.org': { displayName: 'Ida Moss', phone: '+447700900181', parameters: {} } },
  },
];

/** A customer is one whose email is unique in the store and in the file, whatever the name was before. */
const duplicates: readonly RealFile[] = [
  {
    file: ['month-one.csv', 'month-two.csv'],
    customers: {
      'ida.moss@example.org': { displayName: 'Ida Moss' },
      'olav.krogh@example.org': { displayName: 'Olav Krogh-Lien' },
    },
  },
];

const dates: readonly RealFile[] = [
  {
    file: 'compact-timestamp.csv',
    customers: {
      'ida.moss@example.org': {
        lastOrderDate: Date.UTC(2026, 2, 4, 9, 15),
        lastActivityDate: Date.UTC(2026, 2, 4, 9, 15),
      },
    },
  },
  {
    file: 'date-with-zone-name.csv',
    customers: {
      'ida.moss@example.org': {
        lastOrderDate: Date.UTC(2026, 2, 4, 17, 15),
        createdAt: Date.UTC(2024, 5, 2, 2, 30),
      },
      'olav.krogh@example.org': { lastOrderDate: null },
    },
  },
  {
    file: 'german-months.csv',
    customers: {
      'ida.moss@example.org': { lastOrderDate: Date.UTC(2026, 2, 4) },
      'olav.krogh@example.org': { lastOrderDate: Date.UTC(2025, 11, 15) },
    },
  },
  {
    file: 'birthday-in-no-year.csv',
    customers: {
      'ida.moss@example.org': {
        phone: '+447700900181',
        parameters: { 'Date of Birth': null, Birthday: '1604-05-06', Anniversary: null },
      },
      'olav.krogh@example.org': { phones: [], parameters: { 'Date of Birth': null, Anniversary: '2020-01-02' } },
      'tess.wyler@example.org': { phone: '+447700900183', parameters: { 'Date of Birth': '1990-05-06' } },
    },
  },
];

const encodings: readonly RealFile[] = [
  {
    file: 'windows-1250.csv',
    says: ['Read as WINDOWS-1250, separated by semicolons: Žofie, Dvořáková, Łukasz, Wiśniewski.'],
    customers: {
      'ida.moss@example.org': { displayName: 'Žofie Dvořáková' },
      'olav.krogh@example.org': { displayName: 'Łukasz Wiśniewski' },
    },
  },
  {
    file: 'utf-16.csv',
    customers: {
      'ida.moss@example.org': { displayName: 'Žofie Dvořáková' },
      'olav.krogh@example.org': { displayName: 'Łukasz Wiśniewski' },
    },
  },
  {
    file: 'windows-1250.csv',
    options: ['--encoding', 'windows-1250'],
    customers: { 'ida.moss@example.org': { lastName: 'Dvořáková' }, 'olav.krogh@example.org': {} },
  },
];

const statusFlags: readonly RealFile[] = [
  {
    file: 'active-and-blocked-flags.csv',
    customers: { 'ida.moss@example.org': { status: 'inactive' }, 'olav.krogh@example.org': { status: 'banned' } },
  },
  {
    file: 'status-flags-of-many-kinds.csv',
    customers: {
      'a@example.org': { status: 'active' },
      'b@example.org': { status: 'inactive' },
      'c@example.org': { status: 'inactive' },
      'd@example.org': { status: 'banned' },
      'e@example.org': { status: 'banned' },
    },
  },
];

const wrappings: readonly RealFile[] = [
  {
    file: 'excel-text-formula.csv',
    customers: { '00471': { firstName: 'Ida', phone: '+447700900181', parameters: { Zip: '01970' } } },
  },
  {
    file: 'phones-through-a-spreadsheet.csv',
    says: ['1 value was left out: Phone (1)'],
    customers: {
      'ida.moss@example.org': { phone: '+447700900181' },
      'olav.krogh@example.org': { firstName: 'Olav', phones: [] },
    },
  },
  {
    file: 'invisible-characters.csv',
    customers: {
      'ida.moss@example.org': { phone: '+447700900181', parameters: { Tier: 'Gold' } },
      'olav.krogh@example.org': { phone: '+447700900182', parameters: { Tier: 'Gold' } },
    },
  },
];

const headers: readonly RealFile[] = [
  {
    file: 'hints-in-brackets.csv',
    customers: {
      '71': {
        firstName: 'Ida',
        emails: [{ address: 'ida.moss@example.org' }],
        createdAt: Date.UTC(2019, 4, 2),
        totalSpent: 120.5,
        parameters: { 'Date of Birth': '1984-07-19', Newsletter: '1' },
      },
      '72': { firstName: 'Olav', totalSpent: 80, parameters: { 'Date of Birth': '1979-12-05', Newsletter: '0' } },
    },
  },
  {
    file: 'google-contacts.csv',
    customers: {
      'ida.moss@example.org': {
        displayName: 'Ida Moss',
        emails: [
          { address: 'ida.moss@example.org', isPrimary: true },
          { address: 'ida@moss.example', isPrimary: false },
          { address: 'ida@work.example', isPrimary: false },
        ],
        phones: [
          { number: '+447700900181', isPrimary: true },
          { number: '+447700900182', isPrimary: false },
        ],
        parameters: { 'Date of Birth': '1984-07-19' },
      },
    },
  },
  {
    file: 'mailchimp-german.csv',
    customers: { 'ida.moss@example.org': { displayName: 'Ida Moss', createdAt: Date.UTC(2024, 1, 1, 10) } },
  },
  {
    file: 'customer-number-sign.csv',
    customers: {
      '4711': { displayName: 'Ida Moss', customerNumber: '4711' },
      '4712': { displayName: 'Olav Krogh', customerNumber: '4712' },
    },
  },
  {
    file: 'customer-yes-no.csv',
    customers: {
      'ida.moss@example.org': { displayName: 'Ida Moss', parameters: { Customer: 'true', Supplier: 'false' } },
      'olav.krogh@example.org': { displayName: 'Olav Krogh', parameters: { Customer: 'true', Supplier: 'true' } },
    },
  },
];

const tags: readonly RealFile[] = [
  {
    file: 'quoted-tags.csv',
    customers: {
      'ida.moss@example.org': { parameters: { Tags: ['Regulars', 'Bern'] } },
      'olav.krogh@example.org': { parameters: { Tags: ['Regulars'] } },
      'tess.wyler@example.org': { parameters: { Tags: ['Bern', 'Wine'] } },
    },
  },
  {
    file: ['tags-first-month.csv', 'tags-second-month.csv'],
    customers: {
      'ida.moss@example.org': { parameters: { Tags: ['Regular', 'Bern'] } },
      'olav.krogh@example.org': { parameters: { Tags: ['Regular'] } },
      'tess.wyler@example.org': { parameters: { Tags: ['Bern', 'Wine'] } },
      'mia.falk@example.org': { parameters: { Tags: ['Regular', 'Wine'] } },
    },
  },
];

const secrets: readonly RealFile[] = [
  {
    file: 'passwords.csv',
    says: ['were left out: Password, password_hash, reset_token.'],
    customers: { 'ida.moss@example.org': { firstName: 'Ida', parameters: {} } },
  },
  {
    file: 'wordpress-users.csv',
    says: ['were left out: user_pass, user_activation_key, session_tokens, PIN (4 digits).'],
    customers: { '7': { displayName: 'Ida Moss' }, '8': { displayName: 'Olav Krogh' } },
  },
];

describe.each([
  ['tags', tags],
  ['secrets', secrets],
  ['a title above its header', titles],
  ['the customers of another file', duplicates],
  ['headers of other systems', headers],
  ['cells without a value', placeholders],
  ['cells that do not fit', unreadableCells],
  ['dates of many kinds', dates],
  ['older encodings', encodings],
  ['flags for a status', statusFlags],
  ['wrapped values', wrappings],
])('a file with %s', (_, files) => {
  it.each(files)('is imported: $file', async ({ file, options = [], environment, code = 0, says = [], customers }) => {
    const store = await openTestStore();
    let output = '';
    for (const name of [file].flat()) {
      const run = await runImport(store.dataDir, [copyOf(name), ...options], environment);
      expect(run).toMatchObject({ code, errors: '' });
      ({ output } = run);
    }
    for (const sentence of says) expect(output).toContain(sentence);
    for (const [key, { parameters = {}, ...fields }] of Object.entries(customers)) {
      const customer = await store.customer(key);
      expect(customer).toMatchObject(fields);
      const byName = new Map(customer?.parameters.map(({ name, value }) => [name, value]));
      for (const [name, value] of Object.entries(parameters)) expect(byName.get(name) ?? null).toEqual(value);
    }
    expect(await store.count()).toBe(Object.keys(customers).length);
  });
});

function copyOf(name: string): string {
  const path = join(temporaryDirectory(), name);
  copyFileSync(join(import.meta.dirname, 'fixtures/real-files', name), path);
  return path;
}
