import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../contract/parameters.ts';
import type { ParsedRow } from './columns/parse-row.ts';
import { readImportFile as read } from '../../../testing/customers/read-import-file.ts';

const csv = (header: string, cells: readonly (string | number)[]): string =>
  [`Email,${header}`, ...cells.map((cell, at) => `${at}@example.org,${cell}`)].join('\n');
const ndjson = (key: string, values: readonly unknown[]): string =>
  values.map((value, at) => JSON.stringify({ email: `${at}@example.org`, [key]: value })).join('\n');

/** What the cells of a column became: the status, or else the values of parameters. */
function readOf(parsed: readonly ParsedRow[]): readonly unknown[] {
  return parsed.map((row) => {
    if ('reason' in row) return row.reason;
    return row.upsert.status ?? Object.values(row.upsert.parameters ?? {})[0];
  });
}

describe('letters and numbers are read where the column consists of one pair', () => {
  it.each([
    ['Y', 'N'],
    ['J', 'N'],
    ['S', 'N'],
    ['O', 'N'],
    ['A', 'N'],
    ['T', 'N'],
    ['T', 'F'],
    ['1', '0'],
    ['-1', '0'],
    ['X', ''],
    ['y', 'no'],
    ['是', '否'],
  ])('%s and %s', async (yes, no) => {
    const cells = [yes, no, yes];
    const consent = await read(csv('Accepts Marketing', cells));
    expect(consent.scan.wanted).toEqual([]);
    expect(readOf(consent.parsed)).toEqual(['true', no === '' ? undefined : 'false', 'true']);
    const blocked = await read(csv('Blocked', cells));
    expect(readOf(blocked.parsed)).toEqual(['banned', no === '' ? undefined : 'active', 'banned']);
  });

  it('A and I in statuses', async () => {
    for (const header of ['Status', 'Status (A/I)'])
      expect(readOf((await read(csv(header, ['A', 'I', 'a']))).parsed)).toEqual(['active', 'inactive', 'active']);
  });
});

describe('letters and numbers are kept as they are where the column has others', () => {
  it.each([
    ['Y', 'O'],
    ['Y', 'N', 'A'],
    ['Y', 'N', 'U'],
    ['I', 'O'],
    ['I', 'K'],
    ['S', 'U'],
    ['A', 'B', 'C'],
    ['A', 'I', 'K'],
    ['Y', 'N', '1', '0'],
    ['A'],
    ['I'],
    ['O'],
  ])('%s %s %s', async (...codes) => {
    const cells = codes.flatMap((code) => [code, code, code]);
    for (const header of ['Status', 'Active', 'Blocked', 'Accepts Marketing', 'SMS Opt-In', 'VIP']) {
      const { scan, parsed, types } = await read(csv(header, cells));
      expect(types).toEqual({ [header === 'SMS Opt-In' ? 'SMS Opt-In 2' : header]: 'select' });
      expect(readOf(parsed)).toEqual(cells);
      // So that the dry run does not say that the column fills the status.
      expect(scan.columns[1]?.target).not.toHaveProperty('alsoStatus');
    }
  });

  it.each([
    ['1', '0', '-1'],
    ['0', '1', '2'],
  ])('%s %s %s', async (...codes) => {
    for (const header of ['Active', 'Blocked', 'Accepts Marketing']) {
      const { parsed, types } = await read(csv(header, [...codes, ...codes]));
      expect(types).toEqual({ [header]: 'number' });
      expect(readOf(parsed)).toEqual([...codes, ...codes]);
    }
  });

  it.each([
    ['Status', 'A', 'K'],
    ['Status', '1', 'A'],
    ['Status', 'Y', 'A'],
    ['Active', 'O', 'I'],
    ['Accepts Marketing', 'Y', 'O'],
  ])('however late they come: %s of %s, then %s', async (header, first, late) => {
    const cells = [...Array.from({ length: 1_200 }, () => first), late];
    const { parsed } = await read(csv(header, cells));
    expect(readOf(parsed)).toEqual(cells);
  });

  it('and a pair whose other half comes late is read', async () => {
    const cells = [...Array.from({ length: 1_200 }, () => 'A'), 'I'];
    expect(readOf((await read(csv('Status', cells))).parsed).at(-1)).toBe('inactive');
  });
});

it('leaves out letters beside words that are statuses, and says why', async () => {
  const { parsed } = await read(csv('Status', ['Active', 'blocked', 'inactive', 'A', 'X']));
  expect(readOf(parsed)).toEqual(['active', 'banned', 'inactive', undefined, undefined]);
  const reason = 'a letter or number that can mean something else here: write the word';
  expect(parsed[3]).toMatchObject({ leftOut: [{ column: 'Status', value: 'A', reason }] });
});

it.each([csv, ndjson])('leaves out unclear letters of a parameter that is boolean already', async (write) => {
  const vip = { id: 'vip', name: 'VIP', type: 'boolean' } as const;
  const options = { name: write === csv ? 'a.csv' : 'a.ndjson', parameters: [...systemParameters, vip] };
  expect(readOf((await read(write('VIP', ['Y', 'N']), options)).parsed)).toEqual(['true', 'false']);
  const { parsed } = await read(write('VIP', ['Y', 'O', 'yes']), options);
  expect(readOf(parsed)).toEqual([undefined, undefined, 'true']);
  expect(parsed[1]).toMatchObject({ leftOut: [{ column: 'VIP' }] });
  expect(readOf((await read(write('VIP', [1, 0, -1]), options)).parsed)).toEqual([undefined, undefined, undefined]);
});

describe('in NDJSON', () => {
  const options = { name: 'a.ndjson' };

  it.each([
    ['status', ['A', 'I', 'A '], ['active', 'inactive', 'active']],
    ['status', ['A', 'I', 'K'], [undefined, undefined, undefined]],
    ['status', ['I', 'active'], [undefined, 'active']],
    ['accepts_marketing', ['O', 'N'], ['true', 'false']],
    ['accepts_marketing', ['Y', 'O'], [undefined, undefined]],
    ['accepts_marketing', [1, 0, 1], ['true', 'false', 'true']],
    ['accepts_marketing', [1, 0, -1], [undefined, undefined, undefined]],
    ['accepts_marketing', [1, 0, 2], [undefined, undefined, undefined]],
    ['accepts_marketing', ['1', '0', '2'], [undefined, undefined, undefined]],
    // No line can tell whether the letter is one of a pair.
    ['isActive', ['O', 'I'], ['O', 'I']],
    ['isBlocked', ['A', 'N'], ['A', 'N']],
    ['isBlocked', [true, 'nein', 1], ['banned', 'active', 'banned']],
  ])('%s of %j is %j', async (key, values, expected) => {
    expect(readOf((await read(ndjson(key, values), options)).parsed)).toEqual(expected);
  });
});
