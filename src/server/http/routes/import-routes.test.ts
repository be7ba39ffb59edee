import { globSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mostImportBytes, mostPartBytes } from '../../../contract/import/customer-import.ts';
import { errors } from '../../../contract/error-messages.ts';
import { importPaths } from '../../../contract/import/import-paths.ts';
import { routes } from '../../../contract/route-paths.ts';
import { importOf, PageImport, refusalOf } from '../../../testing/page-import.ts';
import { sendRaw } from '../../../testing/http/raw-http.ts';
import { activityOf, sessionOf, summariesOf } from '../../../testing/http/send-as.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { startServerWithVendor } from '../../../testing/tiquo/server-with-vendor.ts';
import { lockImports } from '../../customers/sqlite/import-lock.ts';

let server: TestServer;
let cookie = '';
let page: PageImport;
beforeAll(async () => {
  server = await startTestServer({ customers: 0 });
  cookie = await server.signIn();
  page = new PageImport(server.url, cookie);
});
afterAll(() => server.close());
afterEach(async () => {
  await page.send('DELETE', importPaths.state);
  if (filesLeft().length > 0) throw new Error(`left: ${filesLeft().join(', ')}`);
});

const filesLeft = () => globSync('imports/**/*', { cwd: server.dataDirectory });
const statusOf = async (customer: string) =>
  (await server.request(`${routes.customers}/${encodeURIComponent(customer)}`)).status;

describe('an import from the page', () => {
  it('imports a file as the command does, into lists that are read meanwhile, and notes it in Activity', async () => {
    const file =
      'Email,First Name,Orders,Password\nann@example.com,Ann,3,x1\nben@example.com,Ben,many,x2\n,Nameless,1,x3\n';
    const state = await page.run('Customers.csv', file);
    expect(state).toMatchObject({ state: 'done', fileName: 'Customers.csv', received: file.length, error: null });
    expect(state.summary).toEqual({
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 1,
      firstRejects: [
        { line: 4, reason: 'The row has no customer number, id, email or phone to identify the customer' },
      ],
      leftOut: [{ column: 'Orders', values: 1 }],
      notes: ['Passwords, tokens, card and identity numbers and the like were left out: Password.'],
    });
    expect(await statusOf('ann@example.com')).toBe(200);
    const { id } = await sessionOf(server, cookie);
    await expect
      .poll(async () => summariesOf(await activityOf(server, cookie, id)))
      .toContain('customers-imported Customers.csv · 2 new · 0 changed · 0 unchanged · 1 rejected');
  });

  it('offers what was rejected and left out as files, without the imported one', async () => {
    await page.run('c.csv', 'Email,Orders\nann@example.com,many\nben@example.com,2\n,=2\n');
    const names = filesLeft().flatMap((path) => path.split('/')[2] ?? []);
    expect(new Set(names)).toEqual(new Set(['c.csv.left-out.csv', 'c.csv.rejected.csv']));
    const rejected = await page.send('GET', importPaths.report('rejected'));
    expect(rejected.headers.get('content-disposition')).toBe('attachment; filename="customers.rejected.csv"');
    expect(await rejected.text()).toContain(",,'=2\n");
    expect(await (await page.send('GET', importPaths.report('left-out'))).text()).toContain('2,Orders,many');
    expect(await refusalOf(page.send('GET', importPaths.report('others')))).toEqual([404, errors.importHasNoReport]);
    const colleague = new PageImport(server.url, await server.signIn());
    expect((await colleague.send('GET', importPaths.report('rejected'))).status).toBe(404);
    expect(await colleague.state()).toBeNull();
  });

  it('reads NDJSON by the name of the file', async () => {
    const state = await page.run('c.ndjson', '{"emails":[{"address":"nd@example.com"}]}\n');
    expect(state.summary).toMatchObject({ created: 1 });
  });

  it('takes a file of several parts, and ignores one that comes again', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `p${at}@parts.example,${'x'.repeat(40)}\n`).join('');
    const bytes = Buffer.from(`Email,Note\n${rows}`);
    const started = (await importOf(await page.start('c.csv', bytes.length))) ?? expect.fail();
    const first = Uint8Array.from(bytes.subarray(0, mostPartBytes));
    for (const from of [0, 0, 5])
      expect(await importOf(await page.sendPart(started, from, first))).toMatchObject({ received: mostPartBytes });
    const { summary } = await page.run('c.csv', bytes);
    expect(summary).toMatchObject({ created: 30_000, rejected: 0 });
  });

  it('takes a part again whose connection was cut in the middle of it', async () => {
    const bytes = Uint8Array.from(Buffer.from('Email\nann@cut.example\nben@cut.example\n'));
    const started = (await importOf(await page.start('c.csv', bytes.length))) ?? expect.fail();
    const head = [
      `PUT ${importPaths.part(started.id)}?from=0 HTTP/1.1`,
      `Host: localhost:${server.port}`,
      `Cookie: ${cookie}`,
      'Sec-Fetch-Site: same-origin',
      'Content-Type: application/octet-stream',
      `Content-Length: ${bytes.length}`,
    ];
    await sendRaw(server.port, `${head.join('\r\n')}\r\n\r\nEmail\nann@cut`);
    expect(await page.state()).toMatchObject({ state: 'uploading', received: 0 });
    await page.sendPart(started, 0, bytes);
    const { summary } = await page.until(({ state }) => state !== 'importing');
    expect(summary).toMatchObject({ created: 2, rejected: 0 });
  });

  it('leaves nothing when it is cancelled, and takes the next file', async () => {
    const started = (await importOf(await page.start('c.csv', 100))) ?? expect.fail();
    await page.sendPart(started, 0, Uint8Array.from(Buffer.from('Email\ncancelled@example.com\n')));
    expect((await page.send('DELETE', importPaths.state)).status).toBe(200);
    expect([filesLeft(), await page.state()]).toEqual([[], null]);
    expect(await refusalOf(page.sendPart(started, 28, Uint8Array.of(1)))).toEqual([404, errors.importGone]);
    expect(await page.run('c.csv', 'Email\nnext@example.com\n')).toMatchObject({ summary: { created: 1 } });
    expect(await statusOf('cancelled@example.com')).toBe(404);
  });

  it('keeps the file to itself while it arrives', async () => {
    const started = (await importOf(await page.start('../../evil/..\\x\u202E<y>.csv', 100))) ?? expect.fail();
    expect(started.fileName).toBe('x__y_.csv');
    await page.sendPart(started, 0, Uint8Array.from(Buffer.from('Email\n')));
    const directory = join(server.dataDirectory, 'imports');
    const [own = ''] = readdirSync(directory);
    const path = join(directory, own, started.fileName);
    expect([directory, join(directory, own), path].map((one) => statSync(one).mode & 0o777)).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });

  it.each([
    ['is empty', 0, errors.importIsEmpty],
    ['is too large', mostImportBytes + 1, errors.importTooLarge],
  ])('refuses a file that %s', async (_what, bytes, sentence) => {
    expect(await refusalOf(page.start('c.csv', bytes))).toEqual([400, sentence]);
  });

  it('refuses a part that is too large, more than the file has, or not bytes', async () => {
    const started = (await importOf(await page.start('c.csv', 3))) ?? expect.fail();
    const tooLarge = page.sendPart(started, 0, new Uint8Array(mostPartBytes + 1));
    expect(await refusalOf(tooLarge)).toEqual([413, errors.bodyTooLarge]);
    expect(await refusalOf(page.sendPart(started, 0, new Uint8Array(4)))).toEqual([400, errors.malformedBody]);
    const path = `${importPaths.part(started.id)}?from=0`;
    expect(await refusalOf(page.send('PUT', path, {}))).toEqual([400, errors.malformedBody]);
    const part = page.send('PUT', `${importPaths.part(started.id)}?from=-1`, Uint8Array.of(1));
    expect(await refusalOf(part)).toEqual([400, errors.wrongParameter('from')]);
    // No other route takes bytes.
    expect((await page.send('POST', importPaths.state, Uint8Array.of(1))).status).toBe(415);
    expect((await page.send('POST', routes.invites, new Uint8Array(20_000))).status).toBe(413);
  });

  it.each([
    ['no text', 'c.csv', Uint8Array.of(0x50, 0x4b, 3, 4), 'c.csv is a spreadsheet or an archive, not text.'],
    ['no column of customers', 'c.csv', 'Colour,Size\nred,1\n', 'No column identifies customers.'],
    ['no rows', 'c.csv', 'Email\n', 'The file contains no customers.'],
    ['no JSON', 'c.ndjson', 'Email\nann@example.com\n', ''],
  ])(
    'says why a file with %s cannot be imported, without a word of the command',
    async (_what, name, file, sentence) => {
      const state = await page.run(name, file);
      if (sentence === '') expect(state.summary).toMatchObject({ created: 0, rejected: 2 });
      else expect(state).toMatchObject({ state: 'failed', error: expect.stringContaining(sentence), question: null });
      expect(`${state.error}`).not.toMatch(/--|npm|\/imports\//);
    },
  );

  it('asks for an encoding that is not clear, with words of the file, and takes the answer', async () => {
    const file = iconv.encode('Email;Name\na@example.org;Gülşen Öztürk\n', 'windows-1254');
    const requested = await page.run('c.csv', file);
    expect(requested).toMatchObject({ state: 'failed', error: "The encoding of c.csv isn't clear." });
    const choices = requested.question?.kind === 'encoding' ? requested.question.choices : [];
    expect(choices.map(({ encoding }) => encoding)).toContain('windows-1254');
    expect(choices.every(({ words }) => words !== '')).toBe(true);
    const done = await page.run('c.csv', file, { encoding: 'windows-1254' });
    expect(done.summary).toMatchObject({
      created: 1,
      notes: [expect.stringContaining('Read as WINDOWS-1254')],
    });
    expect(await page.run('c.csv', file, { encoding: 'no-such' })).toMatchObject({
      error: `${errors.importEncoding}.`,
    });
  });

  it.each([
    ['decimal', 'Total Spent', '"1,234"', { decimal: ',' }],
    ['dates', 'Last Order', '03/04/2026', { dates: 'mdy' }],
  ] as const)('asks what only a person can say: %s', async (kind, column, cell, answers) => {
    const file = `Email,${column}\n${kind}@example.com,${cell}\n`;
    const requested = await page.run('c.csv', file);
    expect(requested).toMatchObject({ state: 'failed', question: { kind } });
    expect(requested.error).toMatch(new RegExp(`^Column "${column}" is ambiguous: is .+\\?$`));
    expect(await page.run('c.csv', file, answers)).toMatchObject({ state: 'done', summary: { created: 1 } });
  });
});

describe('one import at a time', () => {
  it('refuses that of a colleague with 409 while a file arrives, and that of the same person replaces it', async () => {
    const first = (await importOf(await page.start('a.csv', 10))) ?? expect.fail();
    const colleague = new PageImport(server.url, await server.signIn());
    expect(await refusalOf(colleague.start('b.csv', 10))).toEqual([409, errors.importRunning]);
    const second = (await importOf(await page.start('b.csv', 10))) ?? expect.fail();
    expect(await refusalOf(page.sendPart(first, 0, Uint8Array.of(1)))).toEqual([404, errors.importGone]);
    expect(await importOf(await page.sendPart(second, 0, Uint8Array.of(1)))).toMatchObject({ received: 1 });
    expect(filesLeft().filter((path) => path.endsWith('.csv'))).toHaveLength(1);
  });

  it('refuses one with 409 while the command imports', async () => {
    const unlock = lockImports(server.dataDirectory);
    expect(await refusalOf(page.start('b.csv', 10))).toEqual([409, errors.importRunning]);
    unlock();
  });
});

describe('who imports from the page', () => {
  it('is not a viewer', async () => {
    const viewer = new PageImport(server.url, await server.signIn('viewer'));
    expect(await refusalOf(viewer.start('c.csv', 10))).toEqual([403, errors.forbidden]);
  });

  it('is not a program with a key', async () => {
    expect((await server.request(importPaths.state)).status).toBe(401);
  });

  it('is no one while customers are made up', async () => {
    const demo = await startTestServer({ demo: 3 });
    const ada = new PageImport(demo.url, await demo.signIn());
    expect(await refusalOf(ada.start('c.csv', 10))).toEqual([400, errors.importReplacesDemo]);
    await demo.close();
  });

  it('is no one where customers are Tiquo’s', async () => {
    const pair = await startServerWithVendor({ vendor: { customers: 1 } });
    const administrator = new PageImport(pair.product.url, await pair.session());
    expect(await refusalOf(administrator.start('c.csv', 10))).toEqual([400, errors.cannotImport("Tiquo's API")]);
    expect(await administrator.state()).toBeNull();
    expect((await administrator.send('DELETE', importPaths.state)).status).toBe(404);
    await pair.close();
  });
});
