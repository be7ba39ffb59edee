import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

const parsedOf = async (header: string, ...rows: readonly string[]) =>
  (await readImportFile(`${header}\n${rows.join('\n')}\n`)).parsed.at(-1);

describe('a row with the total of others', () => {
  it.each([
    'Total',
    'TOTALS',
    'Total:',
    'Grand total',
    'Sub-total',
    'Subtotal',
    'Total (2)',
    'Total customers',
    'Sum',
    'Summe',
    'Gesamtsumme',
    'Gesamtergebnis',
    'Zwischensumme',
    'Total général',
    'Suma total',
    'Totale complessivo',
    'Eindtotaal',
    'Итого',
  ])('is rejected: %s', async (name) => {
    expect(await parsedOf('Name,Email,Total Spent', 'Ida,ida@example.org,12.50', `${name},,12.50`)).toEqual({
      reason: `"${name}" looks like the total of other rows: it has figures, but no email, phone or id`,
    });
  });

  it.each([
    ['in the column of ids', 'Customer ID,Name,Total Spent', 'k1,Ida,5', 'Total,,5'],
    ['in the first name', 'First Name,Last Name,Email,Total Orders', 'Ida,Moss,ida@example.org,5', 'Total,,,5'],
    ['of a parameter', 'Name,Email,Points', 'Ida,ida@example.org,5', 'Total,,5'],
    ['of amounts with a currency', 'Name,Email,Revenue', 'Ida,ida@example.org,£5.00', 'Total,,"£1,234.00"'],
  ])('is rejected %s', async (_, ...lines) => {
    const [header, ...rows] = lines;
    expect(await parsedOf(header, ...rows)).toMatchObject({ reason: expect.stringContaining('total of other rows') });
  });

  it('is rejected in NDJSON, too', async () => {
    const { parsed } = await readImportFile('{"displayName":"Total","totalSpent":5}\n', { name: 'customers.ndjson' });
    expect(parsed).toMatchObject([{ reason: expect.stringContaining('total of other rows') }]);
  });
});

describe('a customer called like a total is imported', () => {
  it.each([
    ['with an email', 'Total,total@example.org,,5'],
    ['with an id', 'Total,,k2,5'],
    ['whose name says more', 'Total Wine Ltd,,,5'],
    ['whose name starts like it', 'Summer,,,5'],
    ['without any figure', 'Total,,,'],
  ])('%s', async (_, row) => {
    expect(await parsedOf('Name,Email,Customer ID,Total Spent', 'Ida,ida@example.org,k1,5', row)).toMatchObject({
      upsert: { displayName: row.split(',')[0] },
    });
  });
});
