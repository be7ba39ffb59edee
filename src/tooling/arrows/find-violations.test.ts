import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findViolations } from './find-violations.ts';

const trees: string[] = [];

/** The violations, as `file:line message`, of a tree made of these files. */
function violations(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'arrows-'));
  trees.push(root);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return findViolations(root).violations.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

afterEach(() => {
  for (const root of trees.splice(0)) rmSync(root, { recursive: true });
});

describe('the arrows', () => {
  it('let pass what the architecture allows', () => {
    expect(
      violations({
        'src/contract/customer.ts': `import * as z from 'zod/mini';`,
        'src/server/app.ts': `import fastify from 'fastify'; import '../contract/customer.ts'; new URL('../../dist', import.meta.url);`,
        'src/server/app.test.ts': `import { builder } from '../testing/builder.ts'; import { it } from 'vitest';`,
        'src/server/config/config.ts': `export const port = process.env['PORT'];`,
        'src/web/main.tsx': `import { App } from './app/app.tsx';`,
        'src/web/sign-in-main.tsx': `import './app/theme.css'; import './features/sign-in/sign-in-page.tsx'; import './lib/money.ts';`,
        'src/web/app/app.tsx': `import '../features/customers/list.tsx'; import '../ui/button.tsx';`,
        'src/web/features/customers/list.tsx': `import './row.tsx'; import '../../ui/button.tsx'; import '../../lib/money.ts';`,
        'src/web/ui/button.tsx': `import '../lib/money.ts'; import 'react';`,
        'src/web/lib/money.test.ts': `import { readFileSync } from 'node:fs';`,
        'src/testing/builder.ts': `import type { Customer } from '../contract/customer.ts'; import '../server/app.ts';`,
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
      'src/web/main.tsx',
      `import './features/customers/list.tsx'`,
      'src/web/features/customers/list.tsx',
    ],
    ['ui importing a feature', 'src/web/ui/x.ts', `import '../features/a/x.ts'`, 'src/web/features/a/x.ts'],
    ['lib importing ui', 'src/web/lib/x.ts', `import '../ui/x.tsx'`, 'src/web/ui/x.tsx'],
    ["the server importing the tests' builders", 'src/server/x.ts', `import '../testing/x.ts'`, 'src/testing/x.ts'],
    ["the web importing the tests' builders", 'src/web/ui/x.ts', `import '../../testing/x.ts'`, 'src/testing/x.ts'],
    ['the server importing the tooling', 'src/server/x.ts', `import '../tooling/x.ts'`, 'src/tooling/x.ts'],
    ['code importing what stands outside src', 'src/server/x.ts', `import '../../bench/x.ts'`, 'bench/x.ts'],
    ['a path from the root', 'src/web/lib/x.ts', `import '/src/server/app.ts'`, 'src/server/app.ts'],
  ])('refuse %s', (_story, file, source, target) => {
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

  it.each([`await import('./' + name)`, `import.meta.glob('../**/*.ts')`])(
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
      expect(violations({ [file]: '' })).toEqual([expect.stringContaining('stands in no layer')]);
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
});
