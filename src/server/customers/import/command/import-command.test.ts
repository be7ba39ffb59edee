import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodings } from '../../../../contract/import/encodings.ts';
import { openTestStore, temporaryDirectory, writeEarlierCustomers } from '../../../../testing/customers/test-store.ts';
import { importFile, runImport, spawnImport } from '../../../../testing/customers/import-run.ts';
import { createDemoCustomers } from '../../demo/create-demo-customers.ts';
import { readConfig } from '../../../config/config.ts';
import { lockDataDirectory } from '../../../database/data-directory.ts';
import { runImportCommand } from './import-command.ts';
import { lockImports } from '../../sqlite/import-lock.ts';

describe('a dry run', () => {
  it('says that the temporary directory is full, and that nothing was written', async () => {
    const store = await openTestStore();
    const rows = Array.from({ length: 12_000 }, (_, at) => `p${at}@example.org,Pia ${at}\n`).join('');
    const file = importFile(`Email,Name\n${rows}`);
    // A limit on the size of files fails writes as a full disk does.
    const { code, output, errors } = await spawnImport(store.dataDir, [file, '--dry-run'], {}, 'ulimit -f 2000;');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(
      /The dry run stopped: the temporary directory \S+ is on a (?:failing or )?full disk\. Nothing was written\. /,
    );
    expect(errors).not.toContain('saved');
    expect(await store.count()).toBe(0);
  });
});

describe('npm run import', () => {
  it('exits 0 if every row is imported, and changes nothing the second time', async () => {
    const store = await openTestStore();
    const file = importFile(
      [
        'First Name,Last Name,E-mail,Total Spent,Tier',
        'Ann,Bow,ann@example.com,"1,234.50",Gold',
        'Ben,Cole,ben@example.com,0,Silver',
        '',
      ].join('\n'),
    );
    const first = await spawnImport(store.dataDir, [file]);
    expect(first).toMatchObject({ code: 0, output: 'customers.csv: 2 new customers, 0 changed, 0 unchanged.\n' });
    const before = await store.customer('ann@example.com');
    expect(before).toMatchObject({
      customerNumber: 'CUST-000001',
      displayName: 'Ann Bow',
      totalSpent: 1234.5,
      status: 'active',
    });
    const second = await spawnImport(store.dataDir, [file]);
    expect(second).toMatchObject({ code: 0, output: 'customers.csv: 0 new customers, 0 changed, 2 unchanged.\n' });
    expect(await store.customer('ann@example.com')).toEqual(before);
    expect(existsSync(`${file}.rejected.csv`)).toBe(false);
  });

  it('says which column it took the emails from, by its cells alone', async () => {
    const store = await openTestStore();
    const file = importFile('Name,Spalte 7\nIda Moss,ida@example.org\n');
    const sentence = 'The emails were taken from the column "Spalte 7", because its cells are emails';
    expect((await runImport(store.dataDir, [file, '--dry-run'])).output).toContain(
      sentence.replace('were', 'would be'),
    );
    expect((await runImport(store.dataDir, [file])).output).toContain(sentence);
  });

  it('exits 2 with rejects that name line and reason, contain no formula, and can be imported once fixed', async () => {
    const store = await openTestStore();
    const file = importFile(
      [
        'Email,First Name,Orders',
        'ann@example.com,Ann,3',
        'stranger,=HYPERLINK("http://evil.example"),-1',
        '"x@example.com","<script>alert(1)</script>",many',
        ',Nameless,2',
        '',
      ].join('\n'),
    );
    expect(await spawnImport(store.dataDir, [file])).toMatchObject({ code: 2 });
    const rejects = readFileSync(`${file}.rejected.csv`, 'utf8');
    expect(rejects).toBe(
      [
        'line,reason,Email,First Name,Orders',
        `3,"""stranger"" is not an email address",stranger,"'=HYPERLINK(""http://evil.example"")",-1`,
        '5,"The row has no customer number, id, email or phone to identify the customer",,Nameless,2',
        '',
      ].join('\n'),
    );
    const fixed = importFile(
      rejects.replace(',stranger,', ',stranger@example.com,').replace(',,Nameless', ',n@example.com,Nameless'),
      'fixed.csv',
    );
    expect(await runImport(store.dataDir, [fixed])).toMatchObject({ code: 0 });
    expect(await store.customer('x@example.com')).toMatchObject({ firstName: '<script>alert(1)</script>' });
    expect(await store.customer('stranger@example.com')).toMatchObject({
      firstName: '=HYPERLINK("http://evil.example")',
      totalOrders: -1,
    });
    expect((await store.source.parameters()).some(({ name }) => name === 'line' || name === 'reason')).toBe(false);
  });

  it('shows with --dry-run what it would do, and writes nothing, not even a database', async () => {
    const dataDir = join(temporaryDirectory(), 'none');
    const file = importFile('Email,Total Spent,Tier\nann@example.com,"12,50",\u001b[31mGold\nben@example,much,Gold\n');
    const { code, output } = await spawnImport(dataDir, [file, '--dry-run']);
    expect(code).toBe(0);
    expect(output).toContain('customers.csv: CSV, UTF-8, separated by commas, 2 rows');
    expect(output).toMatch(/Total Spent +totalSpent +number, decimal separator ","/);
    expect(output).toMatch(/Tier +new parameter Tier +text/);
    expect(output).toContain('Line 2');
    expect(output).toContain('emails: ann@example.com\n');
    expect(output).toContain('totalSpent: 12.5');
    expect(output).toContain('left out: Total Spent "much" is not a number\n');
    expect(output).toContain('An import would give 2 new customers, 0 changed, 0 unchanged.');
    expect(output).toContain('1 value would be left out: Total Spent (1).');
    expect(output).not.toContain('\u001b');
    expect(existsSync(dataDir)).toBe(false);
    expect(readdirSync(dirname(file))).toEqual(['customers.csv']);
  });

  it('shows with --dry-run what would be new, changed, left out or rejected, and changes nothing', async () => {
    const dataDir = temporaryDirectory();
    await runImport(dataDir, [importFile('Email,First Name,Orders\na@example.com,Ann,1\nb@example.com,Ben,2\n')]);
    const before = filesIn(dataDir);
    const rows = [
      'a@example.com,Ann,1',
      'b@example.com,Ben,3',
      'c@example.com,Cy,some',
      ',Nameless,2',
      'stranger,Dee,1',
    ];
    const file = importFile(['Email,First Name,Orders', ...rows, ...rows.slice(2, 3)].join('\n'));
    const { code, output } = await spawnImport(dataDir, [file, '--dry-run']);
    expect(code).toBe(0);
    expect(output).toContain(
      [
        'An import would give 1 new customer, 1 changed, 2 unchanged.',
        '2 values would be left out: Orders (2).',
        '2 rows would be rejected:',
        '  line 5: The row has no customer number, id, email or phone to identify the customer',
        '  line 6: "stranger" is not an email address',
        'Nothing was written.',
      ].join('\n'),
    );
    expect(filesIn(dataDir)).toEqual(before);
    expect(readdirSync(dirname(file))).toEqual(['customers.csv']);
  });

  it('lists each value that is left out, with its row and the reason', async () => {
    const store = await openTestStore();
    const file = importFile('Email,Orders,Last Order\na@example.com,many,2026-01-02\nb@example.com,2,=soon\n');
    const { code, output } = await runImport(store.dataDir, [file]);
    expect(code).toBe(0);
    expect(output).toBe(
      [
        'customers.csv: 2 new customers, 0 changed, 0 unchanged.',
        `2 values were left out: Orders (1), Last Order (1); see ${file}.left-out.csv.`,
        '',
      ].join('\n'),
    );
    expect(readFileSync(`${file}.left-out.csv`, 'utf8')).toBe(
      "line,column,value,reason\n2,Orders,many,not a whole number\n3,Last Order,'=soon,not a date\n",
    );
    await runImport(store.dataDir, [file]);
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['customers.csv', 'customers.csv.left-out.csv']);
  });

  it('shows dates, lists and parameters with --dry-run as people write them', async () => {
    const file = importFile(
      [
        'Email,Phone,Created at,Last order,Marketing Opt-In,Interests',
        'a@example.com;b@example.com,07700900222,2026-01-02,2026-03-04 05:06:07,yes,"Tea; Wine"',
        'c@example.com,+447700900333,2026-01-03,2026-03-05,no,"Wine; Coffee"',
        'd@example.com,,2026-01-04,,no,Tea',
      ].join('\n'),
    );
    const dataDir = join(temporaryDirectory(), 'none');
    const { output } = await runImport(dataDir, [file, '--dry-run']);
    const line2 = [
      'Line 2',
      '  createdAt: 2026-01-02',
      '  lastOrderDate: 2026-03-04 05:06:07 UTC',
      '  emails: a@example.com, b@example.com',
      '  phones: 07700900222',
      '  Marketing Opt-In: true',
      '  Interests: Tea, Wine',
    ];
    expect(output).toContain(line2.join('\n'));
    expect(output).toContain('\n1 phone has no country code: set PHONE_COUNTRY.\nNothing was written.\n');
    const known = await runImport(dataDir, [file, '--dry-run'], { PHONE_COUNTRY: 'GB' });
    expect(known.output).toContain('phones: +447700900222');
    expect(known.output).not.toContain('country code');
  });

  it('counts phones without a country code in NDJSON too', async () => {
    const file = importFile(
      '{"phone":"020 7946 0123"}\n{"phones":["+442079460124",{"number":"030 123"}]}\n',
      'c.ndjson',
    );
    const { output } = await runImport(join(temporaryDirectory(), 'none'), [file, '--dry-run']);
    expect(output).toContain('\n2 phones have no country code: set PHONE_COUNTRY.\n');
  });

  it.each<[string, () => readonly string[], string]>([
    ['no file is named', () => [], 'Name the file to import: npm run import -- FILE (--help shows the options).\n'],
    ['the file is missing', () => ['/nowhere/customers.csv'], 'File not found: /nowhere/customers.csv.\n'],
    ['the file is a directory', () => [import.meta.dirname], `${import.meta.dirname} is not a file.\n`],
    ['an option is unknown', () => ['--fast', 'x.csv'], "Unknown option '--fast'; --help shows the options.\n"],
    ['--decimal is neither', () => ['--decimal', 'x', 'x.csv'], '--decimal must be . or , (a point or a comma).\n'],
    ...['hex', 'base64', 'UCS-2', 'binary', 'utf-7', 'klingon'].map((name): [string, () => string[], string] => [
      `--encoding is ${name}`,
      () => ['--encoding', name, 'x.csv'],
      `--encoding ${name} is unknown. Use utf-8, utf-16le, ${encodings.join(', ')} or the name of another one ` +
        'for text.\n',
    ]),
    [
      'a column is ambiguous',
      () => [importFile('Email,Total Spent\na@example.com,1.234\n')],
      'Column "Total Spent" is ambiguous: is "1.234" 1.234 or 1234? Run again with --decimal . or --decimal ,\n',
    ],
    ['there are no rows', () => [importFile('Email,Total Spent\n')], 'The file contains no customers.\n'],
  ])('exits 1 with one sentence if %s', async (_, args, sentence) => {
    const { code, output, errors } = await runImport(join(temporaryDirectory(), 'data'), args());
    expect(code).toBe(1);
    expect(output).toBe('');
    expect(errors).toBe(sentence);
  });

  it('accepts --decimal and --dates', async () => {
    const store = await openTestStore();
    const file = importFile('Email;Total Spent;Last order\na@example.com;1.234;01/02/2026\n');
    expect(await runImport(store.dataDir, [file, '--decimal', ',', '--dates', 'dmy'])).toMatchObject({ code: 0 });
    expect(await store.customer('a@example.com')).toMatchObject({
      totalSpent: 1234,
      lastOrderDate: Date.UTC(2026, 1, 1),
    });
  });

  it('refuses a second import at the same time, and leaves the first alone', async () => {
    const dataDir = temporaryDirectory();
    const unlock = lockImports(dataDir);
    const run = await runImport(dataDir, [importFile('Email\na@example.com\n')]);
    unlock();
    expect(run).toMatchObject({
      code: 1,
      errors: 'Another import is running on this data. Start this one when it has finished.\n',
    });
  });

  it('refuses to change the tables of an earlier version while a server may be using them', async () => {
    const dataDir = temporaryDirectory();
    writeEarlierCustomers(dataDir);
    const file = importFile('Email\na@example.com\n');
    const release = lockDataDirectory(dataDir);
    const refused = await runImport(dataDir, [file]);
    release();
    expect(refused.errors).toMatch(
      /^The server that runs on the data directory \S+ is of an earlier version\. Restart it, then try again\.\n$/,
    );
    expect((await runImport(dataDir, [file])).code).toBe(0);
  });

  it('says in one sentence that the data directory cannot be used', async () => {
    const notADirectory = importFile('x');
    const { code, errors } = await spawnImport(notADirectory, [importFile('Email\na@example.com\n')]);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('replaces untouched demo customers by real ones, unless they should stay', async () => {
    const [replaced, kept] = [await openTestStore(), await openTestStore()];
    for (const { writer } of [replaced, kept]) {
      await createDemoCustomers({ writer, count: 30 });
      await writer.setDemoState('only');
    }
    const file = importFile('Email,Plan\na@example.com,Basic\n');
    expect((await runImport(replaced.dataDir, [file])).output).toContain('Your customers replaced the demo.');
    expect(await replaced.count()).toBe(1);
    expect(await replaced.customer('a@example.com')).toMatchObject({ customerNumber: 'CUST-000001' });
    expect((await replaced.source.parameters()).filter(({ system }) => !system).map(({ name }) => name)).toEqual([
      'Plan',
    ]);
    expect((await runImport(kept.dataDir, [file, '--keep-demo'])).code).toBe(0);
    expect(await kept.count()).toBe(31);
    expect([await replaced.writer.demoState(), await kept.writer.demoState()]).toEqual(['none', 'none']);
  });

  it('says that it read a file as Windows-1252', async () => {
    const store = await openTestStore();
    const { output } = await runImport(store.dataDir, [
      importFile(Buffer.from('Email,First Name\na@example.com,Jos\xe9\n', 'latin1')),
    ]);
    expect(output).toBe(
      'customers.csv: 1 new customer, 0 changed, 0 unchanged.\nRead as WINDOWS-1252, separated by commas: José.\n',
    );
  });

  it('says that words of UTF-8 were encoded twice', async () => {
    const store = await openTestStore();
    const names = ['Zoë', 'René', 'Änne', 'Jörg', 'Größl', 'Façade', 'MÃ¼ller', 'RenÃ©e'];
    const file = importFile(`Email,First Name\n${names.map((name, at) => `${at}@example.com,${name}\n`).join('')}`);
    const told =
      'Some words seem to have been encoded twice, such as MÃ¼ller for Müller. Better export the file again.';
    expect((await runImport(store.dataDir, [file, '--dry-run'])).output).toContain(told);
    expect((await runImport(store.dataDir, [file])).output).toContain(told);
    const right = importFile('Email,First Name\na@example.com,Zoë\nb@example.com,Ã\n');
    expect((await runImport(store.dataDir, [right])).output).not.toContain('twice');
  });

  it('says so in a dry run, too, with names that show whether it is right', async () => {
    const store = await openTestStore();
    const file = importFile(Buffer.from('Email,First Name\na@example.com,Jos\xe9\n', 'latin1'));
    const { output } = await runImport(store.dataDir, [file, '--dry-run']);
    expect(output).toContain('WINDOWS-1252, separated by commas');
    expect(output).toContain('Words as read: José');
  });

  it('leaves demo customers alone if no row is valid', async () => {
    const store = await openTestStore();
    await createDemoCustomers({ writer: store.writer, count: 30 });
    await store.writer.setDemoState('only');
    expect((await runImport(store.dataDir, [importFile('Email\nstranger\n')])).code).toBe(2);
    expect(await store.count()).toBe(30);
    expect(await store.writer.demoState()).toBe('only');
  });

  it('works in a directory that does not exist yet, which then gets no demo customers', async () => {
    const dataDir = join(temporaryDirectory(), 'new');
    expect((await runImport(dataDir, [importFile('Email\na@example.com\n')])).code).toBe(0);
    const store = await openTestStore(dataDir);
    expect(await store.writer.demoState()).toBe('none');
  });

  it('says that nothing can be imported into Tiquo, and creates no database', async () => {
    const dataDirectory = temporaryDirectory();
    const config = readConfig({ DATA_DIR: dataDirectory, TIQUO_API_KEY: 'k' });
    const silent = { update: () => {}, stop: () => {} };
    await expect(runImportCommand(config, [importFile('Email\nann@example.com\n')], () => {}, silent)).rejects.toThrow(
      /^TIQUO_API_KEY is set, [^\n]+\.$/,
    );
    expect(readdirSync(dataDirectory)).toEqual([]);
  });
});

/** Every file of a directory with its contents and the time it was last written. */
function filesIn(directory: string) {
  return readdirSync(directory).map((name) => {
    const path = join(directory, name);
    return { name, contents: readFileSync(path, 'base64'), writtenAt: statSync(path).mtimeMs };
  });
}
