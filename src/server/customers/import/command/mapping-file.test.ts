import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';

const text =
  'Mail,Nick,Level,Notes,Password\na@example.org,Ida,Gold,call,tulip\nb@example.org,Olav,Silver,write,rose\n';

async function parameters(customer: Awaited<ReturnType<typeof openTestStore>>['customer'], key: string) {
  return Object.fromEntries(((await customer(key))?.parameters ?? []).map(({ name, value }) => [name, value]));
}

describe('a mapping on the command line', () => {
  it('says what columns fill, and which to leave out', async () => {
    const { dataDir, customer } = await openTestStore();
    const args = ['--map', 'Nick=displayName', '--map', 'Level=parameter:Tier', '--skip', 'notes'];
    expect(await runImport(dataDir, [importFile(text), ...args])).toMatchObject({ code: 0 });
    expect(await customer('a@example.org')).toMatchObject({ displayName: 'Ida' });
    expect(await parameters(customer, 'a@example.org')).toEqual({ Tier: 'Gold' });
  });

  it('takes precedence over what the cells look like', async () => {
    const { dataDir, customer } = await openTestStore();
    const file = importFile('Email,Customer\na@example.org,4711\n');
    expect(await runImport(dataDir, [file, '--map', 'Customer=customerNumber'])).toMatchObject({ code: 0 });
    expect(await customer('a@example.org')).toMatchObject({ customerNumber: '4711' });
  });

  it.each(['displayName', 'parameter:Hint', 'parameter'])('never imports a secret, not even as %s', async (field) => {
    const { dataDir, customer } = await openTestStore();
    const { output } = await runImport(dataDir, [importFile(text), '--map', `Password=${field}`]);
    expect(output).toContain('were left out: Password.');
    expect(await parameters(customer, 'a@example.org')).toEqual({ Nick: 'Ida', Level: 'Gold', Notes: 'call' });
    expect(await customer('a@example.org')).toMatchObject({ displayName: null });
  });

  it.each([
    [['--map', 'Nik=displayName'], 'The file has no column "Nik". Did you mean "Nick"?\n'],
    [['--skip', 'Shoe Size'], 'The file has no column "Shoe Size".\n'],
    [
      ['--map', 'Nick=dislayName'],
      'A customer has no field "dislayName". Did you mean "displayName"? ' +
        'For a parameter of that name, use parameter:dislayName.\n',
    ],
    [['--map', 'Nick'], '--map needs a column and a field, such as --map "E-mail=emails", not "Nick".\n'],
    [
      ['--map', 'Nick=displayName', '--map', 'Level=displayName'],
      'Only one column can fill displayName, not both Nick and Level.\n',
    ],
    [['--save-mapping', 'm.json'], '--save-mapping needs --dry-run.\n'],
    [['--mapping', '/nowhere/mapping.json'], 'File not found: /nowhere/mapping.json.\n'],
  ])('says in a sentence what is wrong with %j', async (args, sentence) => {
    const { dataDir } = await openTestStore();
    expect(await runImport(dataDir, [importFile(text), ...args])).toEqual({ code: 1, output: '', errors: sentence });
  });

  it('can leave out parameters of NDJSON', async () => {
    const { dataDir, customer } = await openTestStore();
    const file = importFile('{"email":"a@example.org","Notes":"call","parameters":{"Tier":"Gold"}}\n', 'c.ndjson');
    expect(await runImport(dataDir, [file, '--skip', 'Notes'])).toMatchObject({ code: 0 });
    expect(await parameters(customer, 'a@example.org')).toEqual({ Tier: 'Gold' });
    const { errors } = await runImport(dataDir, [file, '--map', 'Notes=displayName']);
    expect(errors).toBe('"Notes" can\'t be mapped to displayName: in NDJSON, rename the key instead.\n');
  });
});

describe('a mapping file', () => {
  it('is written by a dry run, edited, and read by an import', async () => {
    const { dataDir, customer } = await openTestStore();
    const file = importFile(text);
    const mapping = join(dirname(file), 'mapping.json');
    const { output } = await runImport(dataDir, [file, '--dry-run', '--save-mapping', mapping]);
    expect(output).toContain(
      '3 columns become new parameters: leave one out with --skip "COLUMN", or say what it is with --map',
    );
    const columns = {
      Mail: 'emails',
      Nick: 'parameter:Nick',
      Level: 'parameter:Level',
      Notes: 'parameter:Notes',
      Password: 'skip',
    };
    expect(JSON.parse(readFileSync(mapping, 'utf8'))).toMatchObject({ columns });
    expect(await runImport(dataDir, [file, '--dry-run', '--save-mapping', mapping])).toMatchObject({ code: 0 });
    const edited = { columns: { ...columns, Nick: 'firstName', Notes: 'skip' } };
    writeFileSync(mapping, JSON.stringify(edited));
    expect(await runImport(dataDir, [file, '--mapping', mapping])).toMatchObject({ code: 0 });
    expect(await customer('a@example.org')).toMatchObject({ firstName: 'Ida' });
    expect(await parameters(customer, 'a@example.org')).toEqual({ Level: 'Gold' });
    const refused = await runImport(dataDir, [file, '--dry-run', '--save-mapping', mapping]);
    expect(refused.errors).toBe(`${mapping} exists already, and is not overwritten. Name another file.\n`);
    expect(JSON.parse(readFileSync(mapping, 'utf8'))).toEqual(edited);
  });

  it.each(['', '[]', '{"columns":{"Mail":3}}', '{"columns":{},"more":1}', 'Mail,Nick\n'])(
    'is refused if it is something else: %j',
    async (content) => {
      const { dataDir } = await openTestStore();
      const path = importFile(content, 'm.json');
      expect((await runImport(dataDir, [importFile(text), '--mapping', path])).errors).toBe(
        `${path} is not a mapping: it must be JSON such as {"columns": {"E-mail": "emails", "Notes": "skip"}}.\n`,
      );
    },
  );

  it('says which of its columns the file does not have', async () => {
    const { dataDir } = await openTestStore();
    const path = importFile('{"columns":{"Email":"emails","Leve":"skip"}}', 'm.json');
    expect((await runImport(dataDir, [importFile(text), '--mapping', path])).errors).toMatch(
      /^The file has no column "Email"\./,
    );
  });

  it('is not written where it cannot be', async () => {
    const { dataDir } = await openTestStore();
    const path = join(importFile('', 'not-a-directory'), 'm.json');
    const { errors } = await runImport(dataDir, [importFile(text), '--dry-run', '--save-mapping', path]);
    expect(errors).toBe(`The mapping can't be written to ${path}. Name another file.\n`);
  });
});
