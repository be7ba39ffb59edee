import { describe, expect, it } from 'vitest';
import { writeFileTree } from '../../testing/write-file-tree.ts';
import { findViolations } from './find-violations.ts';

/** The violations, as `file:line message`, of a tree made of these files. */
function violations(files: Readonly<Record<string, string>>): readonly string[] {
  return findViolations(writeFileTree(files)).violations.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe('imports', () => {
  it('are allowed along the arrows', () => {
    expect(
      violations({
        'src/contract/customer.ts': `import * as z from 'zod/mini';`,
        'src/server/start.ts': `import fastify from 'fastify'; new URL('../../dist', import.meta.url);
          import '../contract/customer.ts'; import './http/routes.ts'; import './system-store.ts';`,
        'src/server/start.test.ts': `import { builder } from '../testing/builder.ts'; import { it } from 'vitest';`,
        'src/server/cli/staff.ts': `import '../system-store.ts'; import '../http/routes.ts';`,
        'src/server/http/routes.ts': `import '../customers/customer-source.ts'; import '../staff/sign-in/sign-in.ts';`,
        'src/server/system-store.ts': `import './staff/store/accounts.ts';`,
        'src/server/staff/sign-in/sign-in.ts': `import '../staff-store.ts'; import '../../database/migrate.ts';
          import type { ActivityStore } from '../../activity/activity-store.ts';`,
        'src/server/staff/sign-in/sign-in.test.ts': `import '../../http/routes.ts';`,
        'src/server/activity/activity-store.ts': `import type { Role } from '../../contract/roles-and-permissions.ts';
          export interface ActivityStore { readonly role: Role }
          export type { Role } from '../../contract/roles-and-permissions.ts';`,
        'src/server/customers/open-customers.ts': `import './sqlite/source.ts'; import './tiquo/client.ts';`,
        'src/server/customers/sqlite/source.ts': `import '../customer-source.ts'; import '../model/record.ts';`,
        'src/server/customers/import/command/run.ts': `import '../../sqlite/source.ts'; import '../csv/rows.ts';`,
        'src/server/database/migrate.ts': `import '../errors/startup-error.ts';`,
        'src/server/config/config.ts': `export const port = process.env['PORT'];`,
        'src/web/app-main.tsx': `import { AppRoot } from './app/app-root.tsx';`,
        'src/web/sign-in-main.tsx': `import './app/theme.css'; import './features/sign-in/sign-in-page.tsx';
          import './lib/money.ts';`,
        'src/web/app/app-root.tsx': `import '../features/customers/list.tsx'; import '../ui/button.tsx';`,
        'src/web/features/customers/list.tsx': `import './row.tsx'; import '../../ui/button.tsx';
          import '../../lib/money.ts';`,
        'src/web/ui/button.tsx': `import '../lib/money.ts'; import 'react';`,
        'src/web/lib/money.test.ts': `import { readFileSync } from 'node:fs';`,
        'src/testing/builder.ts': `import type { Customer } from '../contract/customer.ts';
          import '../server/start.ts';`,
        'src/testing/test-scale.ts': `export const full = process.env['TEST_FULL'] === '1';`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['the server importing the web', 'src/server/app.ts', `import '../web/lib/money.ts'`, 'src/web/lib/money.ts'],
    ['the web importing the server', 'src/web/lib/x.ts', `import '../../server/app.ts'`, 'src/server/app.ts'],
    [
      'a test of the web importing the server',
      'src/web/lib/x.test.ts',
      `import '../../server/app.ts'`,
      'src/server/app.ts',
    ],
    ['the contract importing the server', 'src/contract/x.ts', `import '../server/app.ts'`, 'src/server/app.ts'],
    ['the contract importing the web', 'src/contract/x.ts', `import '../web/lib/x.ts'`, 'src/web/lib/x.ts'],
    ['a feature importing another', 'src/web/features/a/x.ts', `import '../b/y.ts'`, 'src/web/features/b/y.ts'],
    [
      'a feature whose name begins as another',
      'src/web/features/a/x.ts',
      `import '../ab/y.ts'`,
      'src/web/features/ab/y.ts',
    ],
    ['a feature importing the app', 'src/web/features/a/x.ts', `import '../../app/router.ts'`, 'src/web/app/router.ts'],
    [
      'the page to sign in on importing the list',
      'src/web/sign-in-main.tsx',
      `import './features/customers/list.tsx'`,
      'src/web/features/customers/list.tsx',
    ],
    [
      'the page to sign in on importing the app',
      'src/web/sign-in-main.tsx',
      `import './app/started.ts'`,
      'src/web/app/started.ts',
    ],
    [
      'signing in importing the list',
      'src/web/features/sign-in/x.ts',
      `import '../customers/list.tsx'`,
      'src/web/features/customers/list.tsx',
    ],
    [
      "the app's entry importing a feature past the app",
      'src/web/app-main.tsx',
      `import './features/customers/list.tsx'`,
      'src/web/features/customers/list.tsx',
    ],
    ['ui importing a feature', 'src/web/ui/x.ts', `import '../features/a/x.ts'`, 'src/web/features/a/x.ts'],
    ['lib importing ui', 'src/web/lib/x.ts', `import '../ui/x.tsx'`, 'src/web/ui/x.tsx'],
    ["the server importing the tests' builders", 'src/server/x.ts', `import '../testing/x.ts'`, 'src/testing/x.ts'],
    ["the web importing the tests' builders", 'src/web/ui/x.ts', `import '../../testing/x.ts'`, 'src/testing/x.ts'],
    ['the server importing the tooling', 'src/server/x.ts', `import '../tooling/x.ts'`, 'src/tooling/x.ts'],
    [
      'http importing the system store',
      'src/server/http/x.ts',
      `import '../system-store.ts'`,
      'src/server/system-store.ts',
    ],
    [
      'http importing a source of customers',
      'src/server/http/x.ts',
      `import '../customers/sqlite/y.ts'`,
      'src/server/customers/sqlite/y.ts',
    ],
    ['staff importing http', 'src/server/staff/x.ts', `import type { Y } from '../http/y.ts'`, 'src/server/http/y.ts'],
    [
      'a folder of staff importing one of activity',
      'src/server/staff/a/x.ts',
      `import type { Y } from '../../activity/b/y.ts'`,
      'src/server/activity/b/y.ts',
    ],
    [
      'keys importing the system store',
      'src/server/api-keys/x.ts',
      `import '../system-store.ts'`,
      'src/server/system-store.ts',
    ],
    [
      'customers importing staff',
      'src/server/customers/x.ts',
      `import '../staff/store/y.ts'`,
      'src/server/staff/store/y.ts',
    ],
    [
      'the model of customers importing a source',
      'src/server/customers/model/x.ts',
      `import '../sqlite/y.ts'`,
      'src/server/customers/sqlite/y.ts',
    ],
    [
      'one source importing another',
      'src/server/customers/tiquo/x.ts',
      `import '../sqlite/y.ts'`,
      'src/server/customers/sqlite/y.ts',
    ],
    [
      'reading a file importing the store',
      'src/server/customers/import/csv/x.ts',
      `import '../../sqlite/y.ts'`,
      'src/server/customers/sqlite/y.ts',
    ],
    ['the database importing a concept', 'src/server/database/x.ts', `import '../staff/y.ts'`, 'src/server/staff/y.ts'],
    [
      'errors importing the database',
      'src/server/errors/x.ts',
      `import '../database/y.ts'`,
      'src/server/database/y.ts',
    ],
    [
      'a limit importing the configuration',
      'src/server/limits/x.ts',
      `import '../config/y.ts'`,
      'src/server/config/y.ts',
    ],
    ['code importing from outside src', 'src/server/x.ts', `import '../../bench/x.ts'`, 'bench/x.ts'],
    ['a path from the root', 'src/web/lib/x.ts', `import '/src/server/app.ts'`, 'src/server/app.ts'],
  ])('refuse %s', (_rule, file, source, target) => {
    expect(violations({ [file]: source })).toEqual([expect.stringContaining(`may not import ${target}`)]);
  });

  it.each([
    ['a type', `import type { App } from '../server/app.ts'`],
    ['a type in place', `type App = import('../server/app.ts').App`],
    ['a re-export', `export { app } from '../server/app.ts'`],
    ['a re-export of everything', `export * from '../server/app.ts'`],
    ['a dynamic import', `await import('../server/app.ts')`],
    ['a template', 'await import(`../server/app.ts`)'],
    ['a worker', `new Worker(new URL('../server/app.ts', import.meta.url))`],
    ['a resolved path', `import.meta.resolve('../server/app.ts')`],
    ['a query', `import '../server/app.ts?worker'`],
  ])('see through %s', (_story, source) => {
    expect(violations({ 'src/contract/x.ts': source })).toEqual([
      'src/contract/x.ts:1 contract may not import src/server/app.ts',
    ]);
  });

  it.each([`await import('.' + name)`, `import.meta.glob('../**/*.ts')`])(
    'refuse %s, which they cannot follow',
    (source) => {
      expect(violations({ 'src/web/lib/x.ts': source })).toEqual([expect.stringContaining('cannot be checked')]);
    },
  );

  it('refuse packages that do not belong to a layer', () => {
    expect(violations({ 'src/contract/x.ts': `import 'fastify'`, 'src/web/lib/y.ts': `\nimport 'node:fs'` })).toEqual([
      'src/contract/x.ts:1 contract may not import the package fastify',
      'src/web/lib/y.ts:2 web lib may not import the package node:fs',
    ]);
  });

  it.each(['src/shared/x.ts', 'src/web/helpers/x.ts', 'src/web/other.tsx', 'src/x.ts', 'src/web/features/x.ts'])(
    'keep %s closed until its folder is named',
    (file) => {
      expect(violations({ [file]: '' })).toEqual([expect.stringContaining('is in no layer')]);
    },
  );

  it.each([
    'process.env.PORT',
    `process['env'].PORT`,
    'globalThis.process.env.PORT',
    'const { env } = process',
    `import { env } from 'node:process'`,
  ])('leave the environment to the configuration: %s', (source) => {
    expect(violations({ 'src/server/app.ts': source })).toEqual(['src/server/app.ts:1 may not read process.env']);
    expect(violations({ 'src/server/config/config.ts': source })).toEqual([]);
  });

  it('let two concepts of the server know each other by types alone', () => {
    const staff = { 'src/server/staff/x.ts': `import type { Y } from '../activity/y.ts'` };
    expect(violations({ ...staff, 'src/server/activity/y.ts': 'export interface Y {}' })).toEqual([]);
    expect(violations({ ...staff, 'src/server/activity/y.ts': 'export class Y {}' })).toEqual([
      'src/server/staff/x.ts:1 server staff may not import src/server/activity/y.ts, which declares more than types',
    ]);
  });
});

describe('cycles', () => {
  const importing = (...paths: string[]) => paths.map((path) => `import type { T } from '${path}';`).join('\n');

  it('are none where imports go one way', () => {
    const files = {
      'a/x.ts': importing('./z.ts', '../b/y.ts'),
      'a/z.ts': '',
      'b/y.ts': importing('../c.ts'),
      'c.ts': '',
    };
    expect(violations(inFolder('src/web/lib', files))).toEqual([]);
  });

  it('are refused between files', () => {
    expect(
      violations(inFolder('src/web/lib', { 'x.ts': importing('./y.ts'), 'y.ts': `\n${importing('./x.ts')}` })),
    ).toEqual(['src/web/lib/x.ts:1 imports src/web/lib/y.ts, which closes a cycle in src/web/lib: x.ts → y.ts → x.ts']);
  });

  it('are refused between folders whose files have none', () => {
    const files = {
      'a/x.ts': importing('../b/y.ts'),
      'b/y.ts': '',
      'b/z.ts': importing('../c/v.ts'),
      'c/v.ts': importing('../a/w.ts'),
      'a/w.ts': '',
    };
    expect(violations(inFolder('src/web/lib', files))).toEqual([
      'src/web/lib/a/x.ts:1 imports src/web/lib/b/y.ts, which closes a cycle in src/web/lib: a → b → c → a',
    ]);
  });

  it('are refused between a folder and a file beside it', () => {
    const files = { 'a/x.ts': importing('../y.ts'), 'y.ts': importing('./a/z.ts'), 'a/z.ts': '' };
    expect(violations(inFolder('src/web/lib', files))).toEqual([expect.stringContaining('a → y.ts → a')]);
  });

  it('do not count the imports of tests', () => {
    const files = { 'a/x.test.ts': importing('../b/y.ts'), 'a/x.ts': '', 'b/y.ts': importing('../a/x.ts') };
    expect(violations(inFolder('src/web/lib', files))).toEqual([]);
  });
});

describe('HTTP statuses', () => {
  it.each([
    'throw new HttpError(x)',
    'reply.statusCode = x',
    'reply.code(404)',
    'const status = 503',
    'fail({ status: 503 })',
    'if (response.status === 429) retry()',
  ])('are refused below http: %s', (source) => {
    expect(violations({ 'src/server/staff/x.ts': source })).toEqual([expect.stringContaining('knows an HTTP status')]);
    expect(violations({ 'src/server/http/x.ts': source })).toEqual([]);
  });

  it.each([`list({ status: 'active' })`, 'wait(500)', 'if (error.code === 5) retry()'])(
    'are not seen in %s',
    (source) => {
      expect(violations({ 'src/server/customers/x.ts': source })).toEqual([]);
    },
  );

  it('of another server may be read', () => {
    expect(violations({ 'src/server/customers/tiquo/client/x.ts': 'response.status === 429' })).toEqual([]);
  });
});

describe('files', () => {
  it('have lines of 120 characters at most, however many bytes', () => {
    const source = (length: number) => `\n// ${'é'.repeat(length - 3)}`;
    expect(violations({ 'src/web/lib/x.css': source(120) })).toEqual([]);
    expect(violations({ 'e2e/x.spec.ts': source(121) })).toEqual([
      'e2e/x.spec.ts:2 has 121 characters; a line holds 120',
    ]);
  });

  it('are at most twelve in a folder, tests aside', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => [`x${index}.ts`, ''] as const);
    const files = { ...Object.fromEntries(some(12)), 'x1.test.ts': '' };
    expect(violations(inFolder('src/web/lib/a', files))).toEqual([]);
    expect(violations(inFolder('bench/a', Object.fromEntries(some(13))))).toEqual([
      'bench/a:1 holds 13 files, tests aside; group them into folders of 12 at most',
    ]);
    expect(violations(inFolder('src/web/ui', Object.fromEntries(some(13))))).toEqual([]);
  });

  it('of installed packages are left out', () => {
    const own = { 'bench/peers/run-peers.ts': '' };
    const installed = { 'bench/peers/node_modules/x/x.js': `// ${'-'.repeat(200)}` };
    const { checkedFiles, violations: found } = findViolations(writeFileTree({ ...own, ...installed }));
    expect({ checkedFiles, found }).toEqual({ checkedFiles: 1, found: [] });
  });

  it('do not share a name', () => {
    expect(violations({ 'src/web/lib/x.ts': '', 'src/contract/x.test.ts': '', 'src/web/ui/x.tsx': '' })).toEqual([
      'src/web/ui/x.tsx:1 has the name of src/web/lib/x.ts',
    ]);
  });
});

describe('replaced terms', () => {
  it.each([
    ['in a name', 'src/web/lib/x.ts', 'export const callBudget = 1', 'callBudget: write quota'],
    ['of several words', 'src/web/lib/x.ts', 'takeWayBack()', 'takeWayBack: write returnLocation'],
    ['in a property', 'src/server/http/x.ts', 'const x = { mayCount: true }', 'mayCount: write canCount'],
    ['in an element', 'src/web/lib/x.tsx', '<MeterBar />', 'MeterBar: write quotaBar'],
    ['as a file', 'src/web/lib/our-fault.ts', '', 'our-fault: write serverErrorText'],
    ['in a test', 'src/web/lib/x.test.ts', 'const somebody = 1', 'somebody: write someone'],
  ])('are refused %s', (_where, file, source, message) => {
    expect(violations({ [file]: source })).toEqual([`${file}:1 ${message}`]);
  });

  it.each([
    [`<input placeholder="Your place" />`, 'src/web/lib/x.tsx'],
    ['stream.getReader()', 'src/web/lib/x.ts'],
    ['await Promise.allSettled([])', 'src/web/lib/x.ts'],
    ['const lookUp = 1', 'src/web/lib/x.ts'],
    ['const place = 1', 'src/server/http/x.ts'],
  ])('are not seen in %s', (source, file) => {
    expect(violations({ [file]: source })).toEqual([]);
  });
});

function inFolder(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, source]) => [`${folder}/${path}`, source]));
}
