import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '../contract/route-paths.ts';
import { sendExactly } from '../testing/http/exact-request.ts';
import { serving, startProcess } from '../testing/http/server-process.ts';
import { scaledCases } from '../testing/test-scale.ts';

/** Every module that is loaded later than a start. */
const lateModules = [
  'src/server/http/openapi-document.ts',
  'src/server/customers/export/export-text.ts',
  'src/server/staff/sign-in/two-step-codes.ts',
  'src/server/staff/sign-in/oidc-client.ts',
  'src/server/staff/sign-in/encrypt-secret.ts',
];

/** A copy of the server, whose files can be taken away. */
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'late-modules-'));
  cpSync('src/server', join(root, 'src/server'), { recursive: true, filter: (path) => !path.endsWith('.test.ts') });
  cpSync('src/contract', join(root, 'src/contract'), { recursive: true });
  cpSync('package.json', join(root, 'package.json'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

const show = (file: string): void => renameSync(join(root, `${file}.hidden`), join(root, file));
function hide(file: string): void {
  renameSync(join(root, file), join(root, `${file}.hidden`));
  onTestFinished(() => {
    if (!existsSync(join(root, file))) show(file);
  });
}

let starts = 0;

const administrator = { email: 'ada@staff.test', password: 'the canary password' };

interface StartedServer {
  readonly port: number;
  readonly errors: () => string;
  /** Ends it, which keeps what it has compiled for the next start. */
  stop(): Promise<void>;
}

async function start(): Promise<StartedServer> {
  starts += 1;
  const environment = {
    DATA_DIR: join(root, `data-${starts}`),
    STAFF_EMAIL: administrator.email,
    STAFF_PASSWORD: administrator.password,
    NODE_COMPILE_CACHE: join(root, 'compile-cache'),
  };
  const server = startProcess(environment, [], [], root);
  const port = Number(new URL(await serving(server)).port);
  const stop = async (): Promise<void> => {
    server.child.kill('SIGTERM');
    await server.exit;
  };
  return { port, errors: server.errors, stop };
}

const statusOf = async (port: number, path: string): Promise<number> => (await sendExactly(port, path)).status;

/** Signs in with a password and starts two-step sign-in; resolves with the statuses of both. */
async function signIn(port: number): Promise<readonly number[]> {
  const post = (path: string, body: object, headers = {}) =>
    sendExactly(port, path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
  const signedIn = await post(routes.signIn, administrator);
  const cookie = signedIn.cookies.map((text) => text.split(';')[0]).join('; ');
  const { password } = administrator;
  return [signedIn.status, (await post(routes.myTwoFactor, { password }, { cookie })).status];
}

describe('modules that are loaded later than a start', () => {
  it('are loaded right after listening, so that they may be replaced on disk', async () => {
    const { port, stop } = await start();
    expect(await statusOf(port, routes.readyz)).toBe(200);
    for (const file of lateModules) hide(file);
    expect(await statusOf(port, routes.openapi)).toBe(200);
    expect(await signIn(port)).toEqual([200, 200]);
    expect(await statusOf(port, routes.readyz)).toBe(200);
    await stop();
  });

  it.each(scaledCases(2, lateModules))('are tried again after a failure, which readiness shows: %s', async (file) => {
    hide(file);
    const { port, errors } = await start();
    expect(await statusOf(port, routes.readyz)).toBe(503);
    expect(await statusOf(port, routes.healthz)).toBe(200);
    expect((await signIn(port))[0]).toBe(200);
    expect(errors()).toContain('A part of the server could not be loaded. Restart it.\n');
    show(file);
    expect(await statusOf(port, routes.readyz)).toBe(200);
    expect(await statusOf(port, routes.openapi)).toBe(200);
    expect(await signIn(port)).toEqual([200, 200]);
  });

  it('are all there are: no request imports a module in another way', () => {
    const sources = globSync('src/server/**/*.ts', {
      // The stores are opened before the server listens.
      exclude: ['**/*.test.ts', 'src/server/{cli,customers}/**', 'src/server/open-system-store.ts'],
    });
    const imports = sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /\bimport\(/.test(line))
        .map((line) => line.trim()),
    );
    expect(imports.filter((line) => !line.includes('lateModule('))).toEqual([]);
    expect(imports).toHaveLength(lateModules.length);
  });
});
