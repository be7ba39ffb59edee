import { describe, expect, it } from 'vitest';
import type { CustomerStatus } from '../../../contract/customer.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import type { TestStore } from '../../../testing/customers/test-store.ts';

async function imported(file: string, name = 'customers.csv'): Promise<TestStore> {
  const store = await openTestStore();
  expect(await runImport(store.dataDir, [importFile(file, name)])).toMatchObject({ code: 0 });
  return store;
}

async function statuses(store: TestStore, people: readonly string[]): Promise<readonly (CustomerStatus | undefined)[]> {
  const found = await Promise.all(people.map(async (one) => store.customer(`${one}@example.org`)));
  return found.map((customer) => customer?.status);
}

const people = ['ida', 'olav', 'tess', 'mia'];
/** A file with an email and the cells of one column for each of the people. */
const column = (header: string, cells: readonly string[]): string =>
  ['Email,Name,' + header, ...cells.map((cell, at) => `${people[at]}@example.org,Person ${at},${cell}`)].join('\n');

describe('a column', () => {
  it.each([
    ['Aktiv', ['WAHR', 'FALSCH', 'WAHR', 'WAHR'], ['active', 'inactive', 'active', 'active']],
    ['Bloqué', ['FAUX', 'VRAI', 'FAUX', 'FAUX'], ['active', 'banned', 'active', 'active']],
    ['Gesperrt', ['', 'X', '', ''], ['active', 'banned', 'active', 'active']],
    ['Sperrkennzeichen', ['N', 'J', 'N', ''], ['active', 'banned', 'active', 'active']],
    ['Sperrkennzeichen', ['', 'yes', '', ''], ['active', 'banned', 'active', 'active']],
    ['Is Locked', ['0', '1', '0', '0'], ['active', 'banned', 'active', 'active']],
    ['Closed', ['', 'Yes', '', ''], ['active', 'inactive', 'active', 'active']],
    ['Blacklisted', ['no', 'yes', 'no', 'no'], ['active', 'banned', 'active', 'active']],
    ['Ativo', ['S', 'N', 'S', 'S'], ['active', 'inactive', 'active', 'active']],
    ['Actif (O/N)', ['O', 'N', 'O', 'O'], ['active', 'inactive', 'active', 'active']],
    ['Bloqué (O/N)', ['N', 'O', 'N', 'N'], ['active', 'banned', 'active', 'active']],
    ['Aktivní', ['A', 'N', 'A', 'A'], ['active', 'inactive', 'active', 'active']],
    ['Активность', ['Д', 'Н', 'Д', 'Д'], ['active', 'inactive', 'active', 'active']],
    ['Активен', ['Да', 'Нет', 'Да', 'Да'], ['active', 'inactive', 'active', 'active']],
    ['Ενεργός', ['Ναι', 'Όχι', 'Ναι', 'Ναι'], ['active', 'inactive', 'active', 'active']],
    ['Habilitado', ['SI', 'NO', 'SI', 'SI'], ['active', 'inactive', 'active', 'active']],
    ['Aktiv', ['-1', '0', '-1', '-1'], ['active', 'inactive', 'active', 'active']],
    ['Spärrad', ['0', '-1', '0', '0'], ['active', 'banned', 'active', 'active']],
    ['SPERR', ['', 'X', '', ''], ['active', 'banned', 'active', 'active']],
    ['退会フラグ', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
    ['退会', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
    ['탈퇴여부', ['N', 'Y', 'N', 'N'], ['active', 'inactive', 'active', 'active']],
    ['Gekündigt', ['nein', 'ja', 'nein', 'nein'], ['active', 'inactive', 'active', 'active']],
    ['Résilié', ['Non', 'Oui', 'Non', 'Non'], ['active', 'inactive', 'active', 'active']],
    ['Cessato', ['no', 'sì', 'no', 'no'], ['active', 'inactive', 'active', 'active']],
    ['Estado', ['Alta', 'Baja', 'Alta', 'De baja'], ['active', 'inactive', 'active', 'inactive']],
    ['Opgezegd', ['nee', 'ja', 'nee', 'nee'], ['active', 'inactive', 'active', 'active']],
    ['Annullato', ['no', 'sì', 'no', 'no'], ['active', 'inactive', 'active', 'active']],
    ['Cancelled', ['no', 'yes', 'no', 'no'], ['active', 'inactive', 'active', 'active']],
    ['LOEVM', ['', 'X', '', ''], ['active', 'inactive', 'active', 'active']],
    ['Estatus', ['Activo', 'Inactivo', 'Activo', 'Bloqueado'], ['active', 'inactive', 'active', 'banned']],
    ['Situação', ['Ativo', 'Inativo', 'Ativo', 'Bloqueado'], ['active', 'inactive', 'active', 'banned']],
    ['状态', ['正常', '冻结', '禁用', '黑名单'], ['active', 'inactive', 'inactive', 'banned']],
    ['ステータス', ['有効', '無効', '退会', '有効'], ['active', 'inactive', 'inactive', 'active']],
    ['상태', ['정상', '휴면', '탈퇴', '차단'], ['active', 'inactive', 'inactive', 'banned']],
    ['STATUS', ['A', 'I', 'A', 'A'], ['active', 'inactive', 'active', 'active']],
    ['Aktív', ['I', 'N', 'I', 'I'], ['active', 'active', 'active', 'active']],
    ['Status', ['A', 'B', 'C', 'D'], ['active', 'active', 'active', 'active']],
    ['Status', ['1', '0', '1', '1'], ['active', 'inactive', 'active', 'active']],
    ['Status', ['TRUE', 'FALSE', 'TRUE', ''], ['active', 'inactive', 'active', 'active']],
    ['Status', ['aktiv', 'gesperrt', 'inaktiv', 'Aktiv'], ['active', 'banned', 'inactive', 'active']],
    ['Status', ['Actif', 'Bloqué', 'Inactif', 'Supprimé'], ['active', 'banned', 'inactive', 'inactive']],
    ['Account Status', ['ACTIVE', 'LOCKED', 'DELETED', 'X'], ['active', 'banned', 'inactive', 'active']],
    ['account_status', ['TRUE', 'FALSE', 'TRUE', 'TRUE'], ['active', 'inactive', 'active', 'active']],
    ['Active Status', ['Active', 'Not-active', 'Active', 'Active'], ['active', 'inactive', 'active', 'active']],
    ['Status', ['Not active', 'Nicht aktiv', 'Non actif', 'Ikke aktiv'], Array(4).fill('inactive')],
    ['Status', ['Deactivated', 'Deaktiviert', 'Désactivé', 'Revoked'], Array(4).fill('inactive')],
    ['Állapot', ['Aktív', 'Inaktív', 'Letiltva', 'Aktív'], ['active', 'inactive', 'banned', 'active']],
    ['TILA', ['AKTIIVINEN', 'Passiivinen', 'Estetty', 'X'], ['active', 'inactive', 'banned', 'active']],
    ['Stare', ['Activ', 'Inactiv', 'Blocat', 'Activ'], ['active', 'inactive', 'banned', 'active']],
    ['ΚΑΤΑΣΤΑΣΗ', ['ΕΝΕΡΓΟΣ', 'Ανενεργός', 'Αποκλεισμένος', 'X'], ['active', 'inactive', 'banned', 'active']],
    ['Trạng thái', ['Hoạt động', 'Ngừng hoạt động', 'Bị khóa', 'X'], ['active', 'inactive', 'banned', 'active']],
    ['Statut du client', ['Actif', 'Inactif', 'Bloqué', 'Actif'], ['active', 'inactive', 'banned', 'active']],
    ['Kundenstatus', ['aktiv', 'inaktiv', 'gesperrt', 'aktiv'], ['active', 'inactive', 'banned', 'active']],
    ['Client actif', ['oui', 'non', 'oui', 'oui'], ['active', 'inactive', 'active', 'active']],
    ['CLIENT ACTIF (Oui/Non)', ['Oui', 'Non', 'Oui', 'Oui'], ['active', 'inactive', 'active', 'active']],
    ['Ügyfél aktív', ['igen', 'nem', 'igen', 'igen'], ['active', 'inactive', 'active', 'active']],
    ['isactive', ['1', '0', '1', '1'], ['active', 'inactive', 'active', 'active']],
    ['Inactive Account', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
    ['Blocked User', ['0', '1', '0', '0'], ['active', 'banned', 'active', 'active']],
    ['Kontakt gesperrt', ['nein', 'ja', 'nein', 'nein'], ['active', 'banned', 'active', 'active']],
    ['Compte fermé', ['non', 'oui', 'non', 'non'], ['active', 'inactive', 'active', 'active']],
    ['Customer De-activated', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
    ['Not Active', ['No', 'Yes', 'No', 'No'], ['active', 'inactive', 'active', 'active']],
    ['Archiviert (J/N)', ['N', 'J', 'N', 'N'], ['active', 'inactive', 'active', 'active']],
    ['Spærret', ['nej', 'ja', 'nej', 'nej'], ['active', 'banned', 'active', 'active']],
    ['BLOCAT', ['nu', 'da', 'nu', 'nu'], ['active', 'banned', 'active', 'active']],
    ['Khách hàng bị khóa', ['không', 'có', 'không', 'X'], ['active', 'banned', 'active', 'banned']],
    ['Blocked', ['no', 'withdrawn', 'no', 'yes'], ['active', 'inactive', 'active', 'banned']],
    ['block', ['0', '1', '0', '0'], ['active', 'banned', 'active', 'active']],
    ['Status (1 = inactive; 0 = active)', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
    ['Account Status (active=0; blocked=1)', ['0', '1', '0', '0'], ['active', 'banned', 'active', 'active']],
    ['Active (0 = active; 1 = inactive)', ['0', '1', '0', '0'], ['active', 'inactive', 'active', 'active']],
  ] as const)('%s is the status of its customers: %j', async (header, cells, expected) => {
    expect(await statuses(await imported(column(header, cells)), people)).toEqual(expected);
  });

  it.each([
    ['Status', ['VIP', 'gesperrt', 'Neukunde', 'Stammkunde'], 'banned'],
    ['Blocked', ['', '2024-03-05', '', ''], 'banned'],
    ['Deleted At', ['', '2024-03-05T10:00:00Z', '', ''], 'inactive'],
    ['Fecha de baja', ['', '2024-03-05', '', ''], 'inactive'],
    ['Gekündigt am', ['', '2024-03-05', '', ''], 'inactive'],
    ['Résilié le', ['', '2024-03-05', '', ''], 'inactive'],
  ] as const)('%s of other cells is a parameter, and a status besides: %j', async (header, cells, expected) => {
    const store = await imported(column(header, cells));
    expect(await statuses(store, people)).toEqual(['active', expected, 'active', 'active']);
    const parameters = (await store.customer('olav@example.org'))?.parameters ?? [];
    expect(parameters.find(({ name }) => name === header)?.value).toBe(cells[1].slice(0, 10));
  });

  it.each([
    ['Gesperrt am', ['', '4. Mai 2026', '14.05.2026', '1.1.1900']],
    ['Gesperrt am', ['1900-01-01', '04.05.2026', 'gesperrt', '1. Januar 1900']],
    ['Blocked At', ['', 'May 4, 2026', '05/14/2026', 'never']],
    ['Blocked At', ['0000-00-00', '04-MAY-26', '14-MAY-26', '01-JAN-1900']],
    ['Blocked On', ['', '2024-03-05 for fraud', '2/14/2026 – see notes', '1900-01-01 00:00']],
    ['Blocked At', ['', '1717171717', '1717171718000', '']],
    ['Locked', ['0', '1717171717', '1717171718', '0']],
    ['Locked', ['no', '4 May 2026', 'yes', 'no']],
    ['Letiltva', ['', '2026.05.04.', '2026. 05. 14.', '1900.01.01.']],
    ['Blokovaný', ['', '4. 5. 2026', '14. 5. 2026', '1. 1. 1900']],
  ] as const)('%s is the status whatever its dates look like: %j', async (header, cells) => {
    const quoted = cells.map((cell) => `"${cell}"`);
    expect(await statuses(await imported(column(header, quoted)), people)).toEqual([
      'active',
      'banned',
      'banned',
      'active',
    ]);
  });

  it.each([
    ['Status', ['0', '0', '0', '0']],
    ['Closed', ['0', '3', '1', '0']],
    ['Cancelled', ['0', '3', '1', '0']],
    ['Status', ['Lead', 'Closed', 'Won', 'Lost']],
    ['Account Status', ['0', '1', '0', '1']],
    ['AccountStatus (0/1)', ['0', '1', '0', '1']],
    ['Stare', ['Cluj', 'Iași', 'Alba', 'Arad']],
    ['Active Users', ['0', '1', '0', '1']],
    // Blocks of a town
    ['Block', ['1', '5', '12', '1']],
    ['Street,Block', ['A,1', 'B,1', 'C,0', 'D,1']],
    // Interessent and Kunde
    ['Status', ['I', 'I', 'K', 'K']],
  ] as const)('%s is none with other values: %j', async (header, cells) => {
    expect(await statuses(await imported(column(header, cells)), people)).toEqual(Array(4).fill('active'));
  });
});

/** A file in CSV or NDJSON with the cells of several columns for each of the people. */
function columns(headers: readonly string[], rows: readonly (readonly (string | number)[])[], isCsv: boolean): string {
  if (isCsv)
    return column(
      headers.join(','),
      rows.map((cells) => cells.join(',')),
    );
  const lines = rows.map((cells, at) => {
    const values = Object.fromEntries(headers.map((header, index) => [header, cells[index]]));
    return JSON.stringify({ email: `${people[at]}@example.org`, ...values });
  });
  return lines.join('\n');
}

describe.each(['customers.csv', 'customers.ndjson'])('of several columns in %s', (name) => {
  it.each([
    // Sage
    [
      ['Account Status', 'Inactive Account'],
      [
        [0, 0],
        [1, 1],
        [0, 0],
        [1, 0],
      ],
      'active inactive active active',
    ],
    [
      ['status', 'inactive'],
      [
        [0, 0],
        [1, 1],
        [0, 0],
        [1, 0],
      ],
      'active inactive active active',
    ],
    [
      ['status', 'Active'],
      [
        [1, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      'inactive active active inactive',
    ],
    [
      ['status', 'Customer Status'],
      [
        [1, 'Inactive'],
        [0, 'Active'],
        [1, 'Blocked'],
        [0, 'Active'],
      ],
      'inactive active banned active',
    ],
    [
      ['status', 'blocked'],
      [
        [1, 0],
        [0, 0],
        [1, 1],
        [0, 1],
      ],
      'active inactive banned banned',
    ],
    [
      ['status', 'deleted'],
      [
        [1, 0],
        [0, 0],
        [1, 1],
        [0, 1],
      ],
      'active inactive inactive inactive',
    ],
    [
      ['Active', 'Blocked'],
      [
        [1, 1],
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      'banned inactive active banned',
    ],
    [
      ['AKTIV (Ja/Nein)', 'GESPERRT (Ja/Nein)'],
      [
        ['Ja', 'Ja'],
        ['Nein', 'Nein'],
        ['Ja', 'Nein'],
        ['Nein', 'Ja'],
      ],
      'banned inactive active banned',
    ],
    [
      ['status', 'Account Status'],
      [
        ['active', 'Locked'],
        ['active', 'Active'],
        ['active', 'Closed'],
        ['inactive', 'Active'],
      ],
      'banned active inactive inactive',
    ],
    [
      ['Stare', 'Blocat'],
      [
        ['Activ', 'nu'],
        ['Inactiv', 'nu'],
        ['Activ', 'da'],
        ['Inactiv', 'da'],
      ],
      'active inactive banned banned',
    ],
  ] as const)('%j, the clearest or else the worst counts', async (headers, rows, expected) => {
    const store = await imported(columns(headers, rows, name.endsWith('.csv')), name);
    expect((await statuses(store, people)).join(' ')).toBe(expected);
  });
});

it('says in a dry run which column does not say who is active', async () => {
  const file = importFile(
    columns(
      ['Account Status', 'Code'],
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
      true,
    ),
    'customers.csv',
  );
  const { output } = await runImport((await openTestStore()).dataDir, [file, '--dry-run']);
  expect(output.split('\n').filter((line) => line.includes('who is active'))).toEqual([
    'Account Status does not say who is active. If 1 is active, use --map "Account Status=active"; ' +
      'if not, --map "Account Status=inactive".',
  ]);
});

it('reads the status of NDJSON', async () => {
  const lines = [
    { email: 'ida@example.org', status: true },
    { email: 'olav@example.org', status: 'gesperrt' },
    { email: 'tess@example.org', status: 'active', deleted_at: '2024-03-05' },
    { email: 'mia@example.org', isLocked: 'WAHR', deleted_at: null },
    { email: 'lea@example.org', deleted_at: 1717171717 },
    { email: 'max@example.org', blocked_at: '4 May 2026', deleted_at: 0 },
  ];
  const file = lines.map((line) => JSON.stringify(line)).join('\n');
  const found = await statuses(await imported(file, 'a.ndjson'), [...people, 'lea', 'max']);
  expect(found).toEqual(['active', 'banned', 'inactive', 'banned', 'inactive', 'banned']);
});

it('says of which keys of NDJSON the dates give the status as well', async () => {
  const lines = [
    {
      email: 'ida@example.org',
      deleted_at: '2024-03-05',
      blocked_at: 'never',
      parameters: { banned_at: '2024-03-05' },
    },
    { email: 'olav@example.org', status: 'active', deleted_at: null },
  ];
  const file = importFile(lines.map((line) => JSON.stringify(line)).join('\n'), 'a.ndjson');
  const { output } = await runImport((await openTestStore()).dataDir, [file, '--dry-run']);
  expect(output).toMatch(/^deleted_at +new parameter deleted_at and status /m);
  expect(output).toMatch(/^blocked_at +new parameter blocked_at {2}/m);
  expect(output).toMatch(/^banned_at +new parameter banned_at {2}/m);
});

it.each([
  [
    [1, 0, '1', 0],
    ['active', 'inactive', 'active', 'inactive'],
  ],
  [
    ['0', 1, true, false],
    ['inactive', 'active', 'active', 'inactive'],
  ],
  [[0, 0, 0, 0], Array(4).fill('active')],
  [[1, 0, 2, 0], Array(4).fill('active')],
  [
    [1, 0, 'blocked', 0],
    ['active', 'active', 'banned', 'active'],
  ],
] as const)('reads the status of NDJSON as that of CSV: %j', async (cells, expected) => {
  const file = cells.map((status, at) => JSON.stringify({ email: `${people[at]}@example.org`, status })).join('\n');
  expect(await statuses(await imported(file, 'a.ndjson'), people)).toEqual(expected);
});
