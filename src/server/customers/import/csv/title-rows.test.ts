import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
const emailsOf = ({ rows }: Awaited<ReturnType<typeof readImportFile>>) =>
  rows.map(({ line, parsed }) => [line, 'upsert' in parsed ? parsed.upsert.emails?.[0]?.address : parsed.reason]);

describe('a title above the header is skipped', () => {
  it.each<[string, string, readonly number[]]>([
    ['in a line', lines('Hillside Studio', 'Name,Phone,Email', 'Ida,+447700900181,a@x.org'), [3]],
    ['with blank lines', lines('', 'Studio', '', 'Contacts', '', 'Name,Email', 'Ida,a@x.org', 'Per,b@x.org'), [7, 8]],
    ['of a spreadsheet', lines('Studio,,', ',,', 'Name,Phone,Email', 'Ida,,a@x.org', ',,', 'Per,,b@x.org'), [4, 6]],
    ['with the date of the export', lines('Exported,2026-11-29', 'Name,Phone,Email', 'Ida,,a@x.org'), [3]],
    ['in other cells', lines('Studio;Bern', 'Contacts', 'Name;Phone;Email', 'Ida;;a@x.org'), [4]],
    ['with commas in a table of semicolons', lines('Studio, Bern, CH', 'Name;Phone;Email', 'Ida;;a@x.org'), [3]],
    ['in a table of tabs', lines('Studio', 'Name\tPhone\tEmail', 'Ida\t\ta@x.org'), [3]],
    ['with the name of a column', lines('Contact emails', 'Name;Email', 'Ida;a@x.org'), [3]],
    ['in quotes over two lines', lines('"Studio\nBern"', 'Name,Email', 'Ida,a@x.org'), [4]],
    ['above groups of columns', lines('Person,,Contact,', 'First,Last,Email,City', 'Ida,Moss,a@x.org,Bern'), [3]],
    ['above one column', lines('Hillside Studio', '', 'Email', 'a@x.org', 'b@x.org'), [4, 5]],
    ['above one column of several emails', lines('Studio', 'Email', 'a@x.org;c@x.org', 'b@x.org'), [3, 4]],
  ])('%s', async (_, content, numbers) => {
    const addresses = ['a@x.org', 'b@x.org'].slice(0, numbers.length);
    expect(emailsOf(await readImportFile(content))).toEqual(numbers.map((line, at) => [line, addresses[at]]));
  });

  it.each([
    ['\t', '\n'],
    [',', '\r\n'],
  ])('of MYOB, an empty object, above a table of %j', async (delimiter, lineEnd) => {
    const rows = [['{}'], ['Co./Last Name', 'Email', 'Password'], ['Moss', 'a@x.org', 'tulip-77']];
    const content = rows.map((cells) => cells.join(delimiter) + lineEnd).join('');
    const read = await readImportFile(content, { name: 'customers.txt' });
    expect(emailsOf(read)).toEqual([[3, 'a@x.org']]);
    expect(read.scan.columns[2]?.target).toEqual({ kind: 'secret' });
  });

  it('but not above lines of JSON', async () => {
    const read = await readImportFile(lines('{}', '{"email":"a@x.org"}'), { name: 'customers.txt' });
    expect(read.scan.format).toBe('NDJSON');
  });

  it('if a mapping says which columns there are', async () => {
    const mapping = [{ column: 'Kontakt', field: 'emails' }];
    const read = await readImportFile(lines('Studio', 'Wer,Kontakt', 'Ida,a@x.org'), { mapping });
    expect(emailsOf(read)).toEqual([[3, 'a@x.org']]);
  });
});

describe('the first row is the header', () => {
  it.each<[string, string, readonly (readonly [number, string])[]]>([
    [
      'of one column',
      lines('Email', 'a@x.org;c@x.org', 'b@x.org'),
      [
        [2, 'a@x.org'],
        [3, 'b@x.org'],
      ],
    ],
    [
      'with fewer cells than the rows',
      lines('Email', 'a@x.org,Phone', 'b@x.org,Email'),
      [
        [2, 'The row has 2 cells, but there are 1 columns'],
        [3, 'The row has 2 cells, but there are 1 columns'],
      ],
    ],
    [
      'again in another row',
      lines('Name,Email', 'Ida,a@x.org', 'Name,Email'),
      [
        [2, 'a@x.org'],
        [3, 'The row repeats the names of the columns'],
      ],
    ],
  ])('%s', async (_, content, rows) => {
    expect(emailsOf(await readImportFile(content))).toEqual(rows);
  });

  it.each([
    ['the name of a contact as a value', lines('Name,Preferred', 'Ida,Email', 'Per,Phone')],
    ['it in the last row', lines('Name,Preferred', 'Ida,Phone', 'Per,Email')],
    ['it in a row with more cells', lines('Name,,Preferred', 'Ida,Moss,Email', 'Per,Krogh,Phone')],
    ['it in a column', lines('Notes', 'call', 'Email', 'call')],
    ['names of customers only', lines('Studio', 'Name,City', 'Ida,Bern')],
  ])('if no row can be one: %s', async (_, content) => {
    await expect(readImportFile(content)).rejects.toThrow(
      /^No column identifies customers\. The first line, or one below a title, must name one of: /,
    );
  });
});
