import { rmSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../../contract/parameters.ts';
import { importFile } from '../../../../testing/customers/import-run.ts';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';
import { scaled } from '../../../../testing/test-scale.ts';
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

  const names: Readonly<Record<string, string>> = {
    czech: 'Žofie Dvořáková, Tomáš Novák, Jiří Černý, Kateřina Veselá, Ondřej Němec',
    polish: 'Łukasz Wiśniewski, Małgorzata Kamińska, Paweł Wójcik, Grażyna Zając',
    hungarian: 'Győző Szűcs, Ágnes Kővári, László Tóth, Zoltán Fehér',
    russian: 'Иван Петров, Ольга Смирнова, Сергей Кузнецов',
    greek: 'Γιώργος Παπαδόπουλος, Ελένη Νικολάου, Μαρία Γεωργίου',
    turkish: 'Ayşe Yılmaz, Şükrü Doğan, İbrahim Çelik, Gülşen Öztürk',
    german: 'Jürgen Müller, Käthe Groß, Sören Bäcker, Jörg Schäfer, Änne Öhler',
    french: 'Zoé Lefèvre, François Hervé, Benoît Gaël, Élodie Crêté, Hélène Noël',
    spanish: 'José Muñoz, María Núñez, Íñigo Peña, Ángel Gutiérrez, Begoña Ibáñez',
    japanese: '山田 太郎, 鈴木 花子, 佐藤 健, 高橋 由美子',
  };
  it.each([
    ['czech', 'windows-1250'],
    ['czech', 'cp852'],
    ['polish', 'windows-1250'],
    ['polish', 'iso-8859-2'],
    ['hungarian', 'windows-1250'],
    ['russian', 'windows-1251'],
    ['russian', 'koi8-r'],
    ['russian', 'cp866'],
    ['greek', 'windows-1253'],
    ['turkish', 'windows-1254'],
    ['german', 'windows-1252'],
    ['german', 'macintosh'],
    ['german', 'cp850'],
    ['french', 'windows-1252'],
    ['french', 'macintosh'],
    ['french', 'cp437'],
    ['spanish', 'windows-1252'],
    ['spanish', 'macintosh'],
    ['spanish', 'cp850'],
    ['japanese', 'shift_jis'],
  ])('with %s names is read as %s', async (language, encoding) => {
    const people = names[language]?.split(', ') ?? [];
    // Far from the start, where a detector that only looks there finds nothing.
    const before = scaled(4000, 20_000);
    const plain = Array.from({ length: before }, (_, at) => `x${at}@example.org;Ann Bow ${at}\n`).join('');
    const content = `Email;Name\n${plain}${people.map((name, at) => `${at}@example.org;${name}\n`).join('')}`;
    const { parsed } = await read(iconv.encode(content, encoding));
    expect(parsed.slice(before)).toMatchObject(people.map((name) => ({ upsert: { displayName: name } })));
  });

  it.each([
    'Benoît Dûpré, Léa Août',
    'Gaël Simon, Anaïs Roux',
    'Noël Roux, Rue du Moûtier à Dijon',
    'Inês Simões, Jo Magalhães',
    'Zoë Noël',
    'Jürgen Groß, Ida Moss',
    'Søren Kjær, Ida Moss',
    'Jens Kiær, Bent Træ',
    'Noè Caffè, Ida Moss',
  ])('of only two rows is read as Windows-1252 if its letters are those of Western Europe: %s', async (people) => {
    const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
    const { scan } = await read(iconv.encode(`Email;Name\n${rows.join('')}`, 'windows-1252'));
    expect(scan.textFormat).toContain('WINDOWS-1252');
  });

  it.each([
    ['Győző Szűcs, Éva Tóth', 'windows-1250'],
    ['Jūratė Kęstutė, Ona Čiurlionė', 'windows-1257'],
    ['Rūta Bērziņa, Līga Ozola', 'windows-1257'],
    ['Ayşe Doğan, Ida Yılmaz', 'windows-1254'],
  ])('of only two rows is never read as Windows-1252 if they are %s', async (people, encoding) => {
    const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
    const format = await read(iconv.encode(`Email;Name\n${rows.join('')}`, encoding)).then(
      ({ scan }) => scan.textFormat,
      (error: unknown) => String(error),
    );
    expect(format).toMatch(/isn't clear|WINDOWS-125[047]/);
  });

  it.each([
    ['Ana Matić, Ivan Jurić, Eva Perić, Jan Babić, Ida Marić, Leo Radić', 'windows-1250'],
    ['Ana Kovač, Ivan Božič, Eva Petrovič, Jan Zupančič, Ida Črnič', 'windows-1250'],
  ])('is read as Windows-1250 if its names end in ć or č: %s', async (people, encoding) => {
    const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
    const { parsed } = await read(iconv.encode(`Email;Name\n${rows.join('')}`, encoding));
    expect(parsed).toMatchObject(people.split(', ').map((name) => ({ upsert: { displayName: name } })));
  });

  it.each([
    ['windows-1250', 'Matić', 'Ana Matić, Ivan Horvat'],
    ['windows-1255', 'דוד', 'דוד כהן, Ida Moss, שרה לוי, משה מזרחי'],
    ['cp862', 'דוד', 'דוד כהן, שרה לוי'],
    ['windows-1256', 'محمد', 'محمد الشريف, Ida Moss, فاطمة حسين'],
    ['windows-874', 'สมชาย', 'สมชาย ใจดี, Ida Moss, สมหญิง รักไทย, วิชัย ศรีสุข'],
    ['euc-jp', '美咲', '美咲 田中, Ida Moss, 一郎 鈴木, 花子 高橋, 健太 渡辺'],
    ['maccenteuro', 'Žofie', 'Žofie Dvořáková, Ida Moss, Łukasz Šťastný'],
    ['macturkish', 'Işıl', 'Işıl Şahin, Çağrı Öğüt, Uğur Doğan'],
    ['koi8-u', 'Олена', 'Олена Єрмоленко, Ігор Шевченко, Юлія Їжакевич'],
    ['windows-1253', 'ΜΑΡΙΑ', 'ΜΑΡΙΑ ΝΙΚΟΛΑΟΥ, ΕΛΕΝΗ ΙΩΑΝΝΟΥ'],
    ['windows-1251', 'ИВАН', 'ИВАН ПЕТРОВ, ОЛЬГА ЩЕРБАКОВА'],
    ['iso-8859-15', 'Œuvre', 'Zoë Œuvre, Ida Moss, Hélène Lefèvre €'],
    ['iso-8859-15', 'Lœtitia', 'Zoé Lefèvre, François Hervé, Benoît Gaël, Hélène Noël, Lœtitia Dubœuf'],
    ['iso-8859-15', 'Šiško', 'Väinö Mäkelä, Päivi Šiško, Sören Åkerblom, Äijä Hämäläinen, Päivö Närpiö'],
    ['iso-8859-15', 'Žarko', 'Väinö Mäkelä, Žarko Järvi, Sören Åkerblom, Äijä Hämäläinen, Päivö Närpiö'],
    ['iso-8859-15', '€', 'Zoé Lefèvre, François Hervé 9 €, Benoît Gaël, Hélène Noël'],
    ['cp858', '€', 'Jürgen Müller, Käthe Groß 9 €, Sören Bäcker, Jörg Schäfer, Änne Öhler'],
    ['cp860', 'Conceição', 'João Conceição, Ida Moss, Ângela Araújo, José Simões'],
    ['cp860', 'Conceição', 'José António, França, Sofía, Amália, Conceição'],
    ['cp860', 'Simões', 'José António, Inês França, Amália Simões'],
    ['cp737', 'Ελένη', 'Γιώργος Παπαδόπουλος, Ελένη Νικολάου, Μαρία Γεωργίου'],
    ['windows-1252', '½', '10 – 12 °C, ½ price, © 2024 ™'],
  ])('is never read otherwise, or in part, where %s is not clear, which is offered', async (encoding, word, people) => {
    const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
    const bytes = iconv.encode(`Email;Name\n${rows.join('')}`, encoding);
    await expect(read(bytes)).rejects.toThrow(new RegExp(String.raw`isn't clear.* ${encoding} \([^)]*${word}`));
  });

  it.each([
    ['Zoë', 'mac-roman'],
    ['Peña', 'mac-roman'],
    ['Köln', 'mac-roman'],
    ['Åse, Peña', 'mac-roman'],
    ['Núñez', 'cp850'],
    ['Straße', 'cp850'],
    ['Conceição, Straße', 'cp437'],
    ['Růžička', 'windows-1250'],
    ['Nováček, Dvořáková', 'cp852'],
    ['Zieliński', 'iso-8859-2'],
    ['Michał', 'cp852'],
    ['Čiurlionė, Bērziņa', 'windows-1257'],
    ['張偉', 'gb18030'],
  ])(
    'of so few words that their encoding could be chance is never read in another: %s in %s',
    async (people, encoding) => {
      const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
      await expect(read(iconv.encode(`Email;Name\n${rows.join('')}`, encoding))).rejects.toThrow(`isn't clear`);
    },
  );

  it.each([
    ['José', 'windows-1252'],
    ['Müller, Hélène', 'windows-1252'],
    ['Åse, Kjær, Jørgensen', 'windows-1252'],
    ['João, Conceição', 'windows-1252'],
    ['Анна', 'windows-1251'],
    ['Μαρία', 'windows-1253'],
    ['田中美咲', 'cp932'],
    ['이서연', 'euc-kr'],
  ])('of few words is read where they can be nothing else: %s in %s', async (people, encoding) => {
    const rows = people.split(', ').map((name, at) => `${at}@example.org;${name}\n`);
    const { parsed } = await read(iconv.encode(`Email;Name\n${rows.join('')}`, encoding));
    expect(parsed).toMatchObject(people.split(', ').map((name) => ({ upsert: { displayName: name } })));
  });

  it.each(['O´Brien', 'L´Oréal', 'd´Angelo', '´t Hart', 'Rosa´s', '1½h', 'Lœtitia ½kg', '9 €'])(
    'stays Windows-1252 if its signs are what people write: %s',
    async (written) => {
      const people = `Zoé Lefèvre, François Hervé, Benoît Gaël, Élodie Crêté, Hélène Noël, ${written}`.split(', ');
      const rows = people.map((name, at) => `${at}@example.org;${name}\n`);
      const { parsed } = await read(iconv.encode(`Email;Name\n${rows.join('')}`, 'windows-1252'));
      expect(parsed).toMatchObject(people.map((name) => ({ upsert: { displayName: name } })));
    },
  );

  it.each(['mac-roman', 'macintosh'])('has the euro of %s', async (encoding) => {
    const content = 'Email;Name\na@example.org;Hélène 9 ¤\nb@example.org;François Noël\nc@example.org;Zoé Lefèvre\n';
    const bytes = iconv.encode(content, encoding);
    for (const given of [null, encoding]) {
      const { parsed } = await read(bytes, { encoding: given });
      expect(parsed[0]).toMatchObject({ upsert: { displayName: 'Hélène 9 €' } });
    }
  });

  it('whose encoding is not clear is refused, and shows what the likeliest ones make of it', async () => {
    const bytes = iconv.encode('Email;Name\na@example.org;Gülşen Öztürk\n', 'windows-1254');
    await expect(read(bytes)).rejects.toThrow(
      /^The encoding of customers.csv isn't clear\. Run again with --encoding .*: .*windows-1254 \(Gülşen.*\)\.$/,
    );
    const { parsed } = await read(bytes, { encoding: 'windows-1254' });
    expect(parsed).toMatchObject([{ upsert: { displayName: 'Gülşen Öztürk' } }]);
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

  it('with a few characters of UTF-8 among many bytes that are not loses only the rows of these', async () => {
    const rows = ['Ren\xe9', 'Zo\xeb', 'J\xfcrgen', 'K\xe4the', inUtf8('José')].map(
      (name) => `a@example.com,${name}\n`,
    );
    const bytes = latin1(`Email,First Name\n${rows.join('')}`);
    const { parsed } = await read(bytes, { encoding: 'utf-8' });
    expect(parsed.map((row) => ('upsert' in row ? row.upsert.firstName : null))).toEqual([
      null,
      null,
      null,
      null,
      'José',
    ]);
    // Unless someone says that it is UTF-8, losing most rows is not for the import to decide.
    await expect(read(bytes)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^4 of 5 rows contain invalid UTF-8\. Run again with --encoding .*: windows-1252 \(René, Zoë, .*\); utf-8 \(/,
      ),
      refused: {
        sentence: '4 of 5 rows contain invalid UTF-8.',
        question: { kind: 'encoding', choices: [{ encoding: 'windows-1252' }, { encoding: 'utf-8' }] },
      },
    });
  });

  it('asks for the encoding if its header contains invalid bytes', async () => {
    await expect(read(latin1(`Email,Pr\xe9nom\na@example.com,${inUtf8('José')}\n`))).rejects.toMatchObject({
      message: expect.stringMatching(/^The header line contains invalid UTF-8\. Run again with --encoding .*Prénom/),
      refused: {
        sentence: 'The header line contains invalid UTF-8.',
        question: { kind: 'encoding', choices: expect.arrayContaining([expect.anything()]) },
      },
    });
  });
});

it('says in one sentence that the file is gone if it disappears between the two passes', async () => {
  const path = importFile('Email\na@example.com\n');
  const { file } = await openCustomerFile({
    file: path,
    decimal: null,
    dates: null,
    mapping: [],
    encoding: null,
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
