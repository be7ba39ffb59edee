import * as fc from 'fast-check';
import { cellValue } from '../values/cell-text.ts';
import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../../contract/parameters.ts';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';
import type { ReadOptions } from '../../../../testing/customers/read-import-file.ts';

const column = (name: string, cells: readonly string[]): string =>
  `Email,${name}\n${cells.map((cell, at) => `c${at}@example.com,"${cell.replaceAll('"', '""')}"`).join('\n')}\n`;
const typeOf = async (cells: readonly string[], name = 'Extra'): Promise<string | undefined> =>
  (await read(column(name, cells))).types[name];

describe('an unknown column becomes a parameter', () => {
  it.each<[string, string, readonly string[]]>([
    ['boolean', 'yes and no', ['yes', 'no', 'Yes']],
    ['boolean', 'true and false', ['true', 'FALSE']],
    ['number', 'whole numbers', ['12', '7', '0']],
    ['number', 'decimals', ['12.50', '-3.25']],
    ['number', 'decimal commas', ['12,50', '1.234,00']],
    ['date', 'ISO dates', ['2024-01-31', '2025-02-28']],
    ['date', 'national dates', ['31/01/2024', '02/03/2024']],
    ['select', 'few values that recur', ['Gold', 'Silver', 'Gold', 'Bronze', 'Gold', 'Silver']],
    ['multiselect', 'options in different combinations', ['a; b', 'b; c', 'a', 'c']],
    ['multiselect', 'tags separated by commas', ['vip, wholesale', 'newsletter, vip', 'newsletter', 'vip']],
    ['text', 'values that do not recur', ['likes tea', 'likes coffee', 'likes both']],
    ['number', 'amounts with the sign behind them', ['12.50-', '3.25', '100-']],
    ['text', 'grades', ['1', '2-', '3']],
    ['text', 'codes with leading zeros', ['00123', '00456']],
    ['text', 'numbers with too many digits', ['12345678901234567', '22345678901234568']],
    ['text', 'amounts with a currency, which a parameter does not have', ['£5.00', '€7.00', '£9.00']],
    ['text', 'a place and its state', ['Austin, TX', 'Portland, OR', 'Reno, NV']],
  ])('of type %s: %s', async (type, _, cells) => expect(await typeOf(cells)).toBe(type));

  it.each(['Default Address Zip', 'Postal code', 'PLZ', 'Postcode', 'CEP', 'C.P.', 'CAP', 'PSČ', 'Promo Code', 'SKU'])(
    'of type text if its name means a code: %s',
    async (name) => {
      expect(await typeOf(['80331', '80333', '80335'], name)).toBe('text');
      expect(await typeOf(['80331', '80331', '80331', '80335', '80335'], name)).toBe('select');
    },
  );

  it('of type date if its name says so and its numbers can be times', async () => {
    expect(await typeOf(['1640995200', '1650995200'], 'First seen at')).toBe('date');
    expect(await typeOf(['1640995200', '1650995200'], 'Points')).toBe('number');
  });

  it('unless it is empty', async () => {
    const { scan } = await read('Email,Empty,\na@example.com,,\n');
    expect(scan.wanted).toEqual([]);
  });

  it('with its values in one format', async () => {
    const { parsed } = await read(
      'Email,Born,Size,Fan\na@example.com,31/01/2024,"1.234,50",YES\nb@example.com,02/03/2024,"7,00",no\n'
        .replaceAll(',', ';')
        .replaceAll('"1.234;50"', '"1.234,50"')
        .replaceAll('"7;00"', '"7,00"'),
    );
    expect(parsed).toMatchObject([
      { upsert: { parameters: { Born: '2024-01-31', Size: '1234.5', Fan: 'true' } } },
      { upsert: { parameters: { Born: '2024-03-02', Size: '7', Fan: 'false' } } },
    ]);
  });

  it('of type date with the day in each cell, whatever its time zone', async () => {
    const { parsed } = await read(
      'Email,Renewal\na@example.com,2024-05-01T00:00:00+02:00\nb@example.com,0000-00-00\nc@example.com,2024-05-02\n',
    );
    expect(parsed).toMatchObject([
      { upsert: { parameters: { Renewal: '2024-05-01' } } },
      { upsert: { parameters: {} } },
      { upsert: { parameters: { Renewal: '2024-05-02' } } },
    ]);
  });

  it('of its own if two columns have the same name', async () => {
    const { scan, parsed } = await read('Email,Note,Note\na@example.com,one,two\n');
    expect(scan.wanted.map(({ name }) => name)).toEqual(['Note', 'Note 2']);
    expect(parsed).toMatchObject([{ upsert: { parameters: { Note: 'one', 'Note 2': 'two' } } }]);
  });

  it('that already exists if its name is known, with that type', async () => {
    const parameters = [...systemParameters, { id: 'p1', name: 'Loyalty Tier', type: 'number' } as const];
    const { scan, parsed } = await read('Email,loyalty_tier\na@example.com,3\nb@example.com,Gold\n', { parameters });
    expect(scan.wanted).toEqual([]);
    expect(parsed).toMatchObject([
      { upsert: { emails: [{ address: 'a@example.com', isPrimary: true }], parameters: { p1: '3' } } },
      { upsert: { parameters: {} }, leftOut: [{ column: 'loyalty_tier', value: 'Gold', reason: 'not a number' }] },
    ]);
  });
});

describe('an ambiguous column stops the import', () => {
  it('for numbers', async () => {
    await expect(read(column('Total Spent', ['1.234', '5.678']))).rejects.toThrow(
      'Column "Total Spent" is ambiguous: is "1.234" 1.234 or 1234? Run again with --decimal . or --decimal ,',
    );
    const { parsed } = await read(column('Total Spent', ['1.234']), { decimal: ',' });
    expect(parsed).toMatchObject([{ upsert: { totalSpent: 1234 } }]);
  });

  it('for dates', async () => {
    await expect(read(column('Last order', ['01/02/2026']))).rejects.toThrow(
      'Column "Last order" is ambiguous: is "01/02/2026" 2026-02-01 or 2026-01-02? ' +
        'Run again with --dates dmy or --dates mdy',
    );
    const { parsed } = await read(column('Last order', ['01/02/2026']), { dates: 'mdy' });
    expect(parsed).toMatchObject([{ upsert: { lastOrderDate: Date.UTC(2026, 0, 2) } }]);
  });

  it('for dates, where birthdays are never in the future', async () => {
    await expect(read(column('Birthday', ['01/02/45']))).rejects.toThrow('is "01/02/45" 1945-02-01 or 1945-01-02?');
    const { parsed } = await read(column('Birthday', ['13/02/45']));
    expect(parsed).toMatchObject([{ upsert: { parameters: { system_date_of_birth: '1945-02-13' } } }]);
  });

  it('but not if another cell settles it, however far below', async () => {
    const { parsed } = await read(column('Total Spent', [...Array.from({ length: 3_000 }, () => '1.234'), '0,50']));
    expect(parsed[0]).toMatchObject({ upsert: { totalSpent: 1234 } });
  });
});

describe('a CSV file', () => {
  it.each([[','], [';'], ['\t'], ['|'], ['^'], ['~']])('can be separated by %j', async (delimiter) => {
    const { parsed } = await read(
      `Email,First Name,Orders\na@example.com,"Ann${delimiter} B",3\n`.replaceAll(',', delimiter),
    );
    expect(parsed).toMatchObject([{ upsert: { firstName: `Ann${delimiter} B`, totalOrders: 3 } }]);
  });

  it('can name its delimiter as Excel does', async () => {
    const { parsed } = await read('sep=;\r\nEmail;First Name\r\na@example.com;Ann\r\n');
    expect(parsed).toMatchObject([{ upsert: { firstName: 'Ann' } }]);
  });

  it('never takes rows for a note because of an unclosed quote', async () => {
    const { rows } = await read(
      [
        'Email,Note',
        'a@example.com,x',
        'b@example.com,"open',
        'c@example.com,y',
        'd@example.com,"closed"',
        'e@example.com,z',
        'f@example.com,"Write to',
        'g@example.com, or to me,',
        'please"',
        '',
      ].join('\n'),
    );
    expect(rows).toMatchObject([
      { line: 2, parsed: { upsert: {} } },
      {
        line: 3,
        parsed: {
          reason: 'Note starts with an unclosed quote and contains the rows below it',
        },
      },
      { line: 6, parsed: { upsert: {} } },
      { line: 7, parsed: { upsert: { parameters: { Note: 'Write to\ng@example.com, or to me,\nplease' } } } },
    ]);
  });

  it('keeps line breaks inside quotes and knows on which line a row starts', async () => {
    const { rows } = await read('Email,Note\na@example.com,"one\n\ntwo ""quoted"""\n\nb@example.com,x\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 6]);
    expect(rows[0]?.cells[1]).toBe('one\n\ntwo "quoted"');
  });

  it.each([['\n'], ['\r\n'], ['\r']])('can end its lines with %j', async (end) => {
    const { rows } = await read(['Email,First Name', 'a@example.com,Ann', 'b@example.com,Ben'].join(end));
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('rejects only rows of a different length, and skips empty ones', async () => {
    const { rows } = await read(
      'Email,First Name,Last Name\na@example.com,Ann\nb@example.com,Ben,Bow,extra\n,,\nc@example.com,Cy,Cole,\n',
    );
    expect(rows).toMatchObject([
      { line: 2, parsed: { reason: 'The row has 2 cells, but there are 3 columns' } },
      { line: 3, parsed: { reason: 'The row has 4 cells, but there are 3 columns' } },
      { line: 5, parsed: { upsert: { firstName: 'Cy' } } },
    ]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'customers.csv is empty.'],
    ['blank', '\n\n', 'The file has no header line.'],
    [
      'without a header',
      'ann@example.com,Ann\nben@example.com,Ben\n',
      'The first line must contain the column names, but "ann@example.com" looks like a value.',
    ],
    [
      'without a column that identifies customers',
      'Colour,Size\nred,3\n',
      'No column identifies customers. The first line, or one below a title, must name one of: ' +
        'customer number, id, email, phone. Say which column is one with --map "COLUMN=email". ' +
        'Found: "Colour", "Size".',
    ],
    [
      'with an unclosed quote',
      'Email,Note\na@example.com,x\nb@example.com,"never\nc@example.com,y\n',
      'The record that starts on line 3 has an unclosed quote.',
    ],
    [
      'a workbook',
      Buffer.from('PK\x03\x04rest of it'),
      'customers.csv is a spreadsheet or an archive, not text. Save the sheet as CSV and import that.',
    ],
    [
      'binary',
      Buffer.from([1, 0, 0, 7, 0, 9, 9]),
      'customers.csv is not text: it contains bytes that no CSV or NDJSON file has.',
    ],
  ])('that is %s stops with one sentence', async (_, content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it('leaves out an invalid cell, and rejects the row only if it identifies the customer', async () => {
    const { parsed } = await read(
      [
        'Email,Status,Total Spent,Orders,Created at',
        'ann,active,1,1,2024-01-01',
        'a@example.com,gone,1,1,2024-01-01',
        'a@example.com,active,much,1,2024-01-01',
        'a@example.com,active,1,1.5,2024-01-01',
        'a@example.com,active,1,1,soon',
        '',
      ].join('\n'),
    );
    expect(parsed).toMatchObject([
      { reason: '"ann" is not an email address' },
      { leftOut: [{ column: 'Status', value: 'gone', reason: 'not active, inactive or banned' }] },
      { leftOut: [{ column: 'Total Spent', value: 'much', reason: 'not a number' }] },
      { leftOut: [{ column: 'Orders', value: '1.5', reason: 'not a whole number' }] },
      { leftOut: [{ column: 'Created at', value: 'soon', reason: 'not a date' }] },
    ]);
  });

  it('stores phones as E.164 if they can be parsed, otherwise as written', async () => {
    const cells = [
      '+44 7700 900123',
      '07700 900123',
      "'+447700900123",
      '0044 7700 900123',
      'ext. 12',
      '020 7946 0123 ext. 5',
    ];
    const phonesOf = async (options: ReadOptions) =>
      (await read(column('Phone', cells), options)).parsed.map((row) =>
        'upsert' in row ? row.upsert.phones?.[0]?.number : null,
      );
    expect(await phonesOf({})).toEqual([
      '+447700900123',
      '07700 900123',
      '+447700900123',
      '+447700900123',
      'ext. 12',
      '020 7946 0123 ext. 5',
    ]);
    expect(await phonesOf({ phoneCountry: 'GB' })).toEqual([
      '+447700900123',
      '+447700900123',
      '+447700900123',
      '+447700900123',
      'ext. 12',
      '020 7946 0123 ext. 5',
    ]);
  });

  it('can contain several emails and phones, the first one primary and each once', async () => {
    const { parsed } = await read(
      'Email,Secondary email,Mobile,Phone\n"a@example.com; A@example.com",b@example.com,+447700900002,+447700900001\n',
    );
    expect(parsed).toMatchObject([
      {
        upsert: {
          emails: [
            { address: 'a@example.com', isPrimary: true },
            { address: 'b@example.com', isPrimary: false },
          ],
          phones: [
            { number: '+447700900001', isPrimary: true },
            { number: '+447700900002', isPrimary: false },
          ],
        },
      },
    ]);
  });

  it('ignores empty cells', async () => {
    const { parsed } = await read('Email,First Name,Orders,Tier\na@example.com,,,\nb@example.com,Ben,3,Gold\n');
    expect(parsed[0]).toEqual({
      upsert: { emails: [{ address: 'a@example.com', isPrimary: true }], parameters: {} },
      leftOut: [],
    });
  });

  it('returns every text unchanged', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      // Signs alone are no name.
      .map((text) => `Ann ${text}`)
      .filter((one) => cellValue(one) === one && one.isWellFormed() && !one.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), async (cells) => {
        const { parsed } = await read(column('First Name', cells));
        expect(parsed.map((row) => ('upsert' in row ? row.upsert.firstName : null))).toEqual(cells);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the header line', () => {
  it('can be longer than the text the delimiter is detected from', async () => {
    const names = Array.from({ length: 4_000 }, (_, at) => `A column of some length ${at}`);
    const { parsed } = await read(`Email,${names.join()}\na@example.com,${names.map(() => 'x').join()}\n`);
    expect(parsed).toMatchObject([{ upsert: { emails: [{ address: 'a@example.com' }] } }]);
  });

  it('has at most 5,000 columns', async () => {
    await expect(read(`Email${',x'.repeat(5_000)}\na@example.com\n`)).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('more than 5,000 different columns'),
    });
  });
});

it('leaves out only whole numbers with more digits than a number parameter can hold', async () => {
  const points = { id: 'points', name: 'Points', type: 'number' } as const;
  const { parsed } = await read(
    'Email,Points\na@example.com,123456789012345678\nb@example.com,0.30000000000000004\nc@example.com,1e20\n',
    { parameters: [...systemParameters, points] },
  );
  expect(parsed).toMatchObject([
    { leftOut: [{ column: 'Points', reason: 'more digits than a number can hold' }] },
    { upsert: { parameters: { points: '0.30000000000000004' } } },
    { upsert: { parameters: { points: '100000000000000000000' } } },
  ]);
  const again = await read('{"id":"k1","Points":123456789012345678}', {
    name: 'customers.ndjson',
    parameters: [...systemParameters, points],
  });
  expect(again.parsed).toMatchObject([{ leftOut: [{ value: '"123456789012345678"' }] }]);
});
