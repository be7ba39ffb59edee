import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../../contract/parameters.ts';
import { importFile } from '../../../../testing/customers/import-run.ts';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';
import { openCustomerFile } from '../pipeline/open-customer-file.ts';

describe('a CSV file', () => {
  const text = 'Email;First Name\r\njosé@example.com;José 😀\r\n';
  const utf16 = (bigEndian: boolean, mark: boolean): Buffer => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', utf16(false, true)],
    ['UTF-16 BE', utf16(true, true)],
    ['UTF-16 LE without a mark', utf16(false, false)],
    ['UTF-16 BE without a mark', utf16(true, false)],
  ])('is read as %s', async (_, bytes) => {
    const { parsed } = await read(bytes);
    expect(parsed).toMatchObject([
      { upsert: { firstName: 'José 😀', emails: [{ address: 'josé@example.com', isPrimary: true }] } },
    ]);
  });

  it('that is not UTF-8 is read as Windows-1252', async () => {
    const { scan, parsed } = await read(
      Buffer.from('Email,First Name,Note\na@example.com,José,10€\n'.replace('€', '\x80'), 'latin1'),
    );
    expect(parsed).toMatchObject([{ upsert: { firstName: 'José', parameters: { Note: '10€' } } }]);
    expect(scan.textFormat).toBe('WINDOWS-1252, separated by commas');
  });

  const latin1 = (content: string): Buffer => Buffer.from(content, 'latin1');
  const inUtf8 = (content: string): string => Buffer.from(content).toString('latin1');

  it('with an invalid byte in UTF-8 loses only that row, and shows what was probably meant', async () => {
    const { scan, rows } = await read(
      latin1(
        `Email,First Name\na@example.com,${inUtf8('José')}\nb@example.com,Ren\xe9\nc@example.com,${inUtf8('Zoë 😀')}\n`,
      ),
    );
    expect(scan.textFormat).toBe('UTF-8 with invalid bytes, separated by commas');
    expect(rows).toMatchObject([
      { parsed: { upsert: { firstName: 'José' } } },
      {
        line: 3,
        cells: ['b@example.com', 'René'],
        parsed: { reason: 'First Name "René" contained invalid UTF-8: check the replaced characters' },
      },
      { parsed: { upsert: { firstName: 'Zoë 😀' } } },
    ]);
  });

  it('with a byte order mark is UTF-8 even if it has no valid character beyond ASCII', async () => {
    const { rows } = await read(latin1(`${inUtf8('\ufeff')}Email,First Name\nb@example.com,Ren\xe9\n`));
    expect(rows).toMatchObject([
      { cells: ['b@example.com', 'René'], parsed: { reason: expect.stringContaining('invalid UTF-8') } },
    ]);
  });

  it('stays Windows-1252 if two of its characters happen to be one of UTF-8', async () => {
    const { scan, parsed } = await read(
      latin1(`Email,First Name,Note\na@example.com,${'é'.repeat(200)},CAF\xc9\x94\n`),
    );
    expect(scan.textFormat).toContain('WINDOWS-1252');
    expect(parsed).toMatchObject([{ upsert: { parameters: { Note: 'CAFÉ”' } } }]);
  });

  it('loses only the row with a zero byte in it', async () => {
    const { rows } = await read(`Email,First Name\na@example.com,A\0nn\nb@example.com,${'Ben'.repeat(20)}\n`);
    expect(rows).toMatchObject([
      { cells: ['a@example.com', 'Ann'], parsed: { reason: expect.stringContaining('First Name "Ann"') } },
      { parsed: { upsert: {} } },
    ]);
  });

  it('is refused if its header contains invalid bytes', async () => {
    await expect(read(latin1(`Email,Pr\xe9nom\na@example.com,${inUtf8('José')}\n`))).rejects.toThrow(
      'The header line contains invalid UTF-8.',
    );
  });
});

it('says in one sentence that the file is gone if it disappears between the two passes', async () => {
  const path = importFile('Email\na@example.com\n');
  const { file } = await openCustomerFile({
    file: path,
    decimal: null,
    dates: null,
    mapping: [],
    phoneCountry: null,
    parameters: systemParameters,
  });
  await file.scan(() => {});
  rmSync(path);
  await expect(file.rows(new Map()).next()).rejects.toMatchObject({
    name: 'StartupError',
    message: `File not found: ${path}.`,
  });
});
