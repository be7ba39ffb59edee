import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../../src/tooling/child-process/run-command.ts';
import { isFullScale } from '../../src/testing/test-scale.ts';
import { listOn } from '../support/page/customers-list.ts';
import { newDataDirectory } from '../support/fixtures/demo-data-directory.ts';
import { startServer } from '../support/fixtures/product-server.ts';
import { expect, signIn, test } from '../support/fixtures/staffed-test.ts';

/** Secrets of the server and of a browser; each may only appear where it is needed. */
const given = {
  STAFF_PASSWORD: 'canary of a staff password',
  OIDC_CLIENT_SECRET: 'canary-of-an-oidc-secret',
  API_KEY: 'canary-of-an-api-key-0123456789',
} as const;

const Har = z.object({
  log: z.object({
    entries: z.array(
      z.looseObject({ request: z.looseObject({ url: z.string() }), response: z.looseObject({ status: z.number() }) }),
    ),
  }),
});

test('no secret is in pages, scripts, source maps, responses, errors, logs or what the browser records', async ({
  browser,
}, info) => {
  const dataDirectory = await newDataDirectory({ seeded: false });
  const staff = { email: 'ada@example.test', password: given.STAFF_PASSWORD };
  const server = await startServer({
    dataDirectory,
    environment: {
      ...given,
      STAFF_EMAIL: staff.email,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'customers',
      DEMO_CUSTOMERS: '30',
      LOG_LEVEL: 'trace',
    },
  });
  const path = info.outputPath('visit.har');
  const context = await browser.newContext({ baseURL: server.origin, recordHar: { path, content: 'embed' } });
  const page = await context.newPage();
  await page.goto('/customers');
  await page.getByRole('button', { name: 'Continue with 127.0.0.1' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await signIn(page, { ...staff, password: 'a wrong password' });
  await expect(page.getByText('Wrong email or password.')).toBeVisible();
  await signIn(page, staff);
  const list = listOn(page);
  await list.rows.first().getByRole('link').first().click();
  await expect(page.locator('[data-customer-panel]').getByRole('heading', { level: 2 })).toBeVisible();
  const { name: cookieName, value: cookie } = (await context.cookies()).find(({ name }) =>
    name.endsWith('session_token'),
  ) ?? { name: '', value: '' };
  expect(cookieName).not.toBe('');
  const [token = '', signature = ''] = decodeURIComponent(cookie).split('.');
  const secrets = [...Object.values(given), token, signature];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);

  // Every kind of refusal, with secrets in the request.
  const questions: readonly (readonly [string, Record<string, string>])[] = [
    ['/api/v1/customers', { authorization: `Bearer ${given.API_KEY}x` }],
    ['/api/v1/customers?limit=0', { authorization: `Bearer ${given.API_KEY}` }],
    ['/api/v1/customers/stranger', { authorization: `Bearer ${given.API_KEY}` }],
    ['/api/v1/nothing', { authorization: `Bearer ${given.API_KEY}` }],
    ['/api/auth/callback/sso?code=x&state=y', {}],
    ['/api/app/staff', { cookie: `other=${cookie}` }],
    ['/api/app/session', { cookie: `${cookieName}=${cookie}x` }],
  ];
  const answers = await Promise.all(
    questions.map(async ([url, headers]) => {
      const response = await fetch(server.origin + url, { headers, redirect: 'manual' });
      return JSON.stringify([[...response.headers], await response.text()]);
    }),
  );
  const kept = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      document.documentElement.outerHTML,
      document.cookie,
    ]),
  );
  await context.close();
  const recorded = await readFile(path, 'utf8');
  expect(recorded).toContain(given.STAFF_PASSWORD);
  const { log } = Har.parse(JSON.parse(recorded));
  expect(log.entries.map(({ request }) => new URL(request.url).pathname)).toEqual(
    expect.arrayContaining(['/api/app/sign-in', '/api/app/sign-in/sso', '/api/v1/customers']),
  );
  await server.stop();
  await rm(dataDirectory, { recursive: true, force: true });

  expectNone(secrets, [kept, ...answers, server.printed(), ...log.entries.flatMap(textsOf)]);
  expect(server.printed()).toContain('/api/app/sign-in');
  expectNone(secrets, await builtFiles(info.outputPath('dist')));
});

function expectNone(secrets: readonly string[], texts: readonly string[]): void {
  for (const text of texts) for (const secret of secrets) expect(text).not.toContain(secret);
}

/** An entry of the HAR without the secrets that belong there: the request's body, and the cookies of both sides. */
function textsOf(entry: z.infer<typeof Har>['log']['entries'][number]): readonly string[] {
  const text = JSON.stringify(entry, (name, value: unknown) => {
    if (name === 'cookies' || name === 'postData') return undefined;
    const header = z.object({ name: z.string(), value: z.string() }).safeParse(value);
    return header.success && /^(?:set-)?cookie$/i.test(header.data.name) ? undefined : value;
  });
  const embedded = [...text.matchAll(/"text":"([A-Za-z0-9+/=]{40,})"/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64').toString(),
  );
  return [text, ...embedded];
}

/** The pages, scripts and source maps; in the full run, of a build that had the secrets in its environment. */
async function builtFiles(outDir: string): Promise<readonly string[]> {
  if (isFullScale) {
    for (const mode of ['production', 'sign-in']) {
      const { exitCode, output } = await runCommand('vite', ['build', '--mode', mode, '--outDir', outDir], {
        env: given,
      });
      expect(exitCode, output).toBe(0);
    }
  }
  const directory = isFullScale ? outDir : 'dist';
  const files = (await readdir(directory, { recursive: true })).filter((file) =>
    /\.(?:html|js|css|map|json)$/.test(file),
  );
  expect(files.some((file) => file.endsWith('.map'))).toBe(true);
  return Promise.all(files.map((file) => readFile(join(directory, file), 'utf8')));
}
