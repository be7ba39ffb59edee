import { rm } from 'node:fs/promises';
import { test as base, expect, type APIRequestContext } from '@playwright/test';
import { signedInState } from './storage-state.ts';
import { demoCustomers, newDataDirectory } from './demo-template.ts';
import { routes } from '../../src/contract/routes.ts';
import { apiKey, startServer, type ProductServer } from './product-server.ts';

interface WorkerFixtures {
  /** The built product over the demo customers, with a database of its own; shared by the tests of one worker. */
  readonly server: ProductServer;
}

interface TestFixtures {
  /** The public API with a valid key. */
  readonly api: APIRequestContext;
  /** Fails a test whose page threw, or met its own content security policy. */
  readonly pageHealth: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // A session of its own: a test that signs in again ends the one it had.
  storageState: async ({ server, playwright }, use) =>
    use(await signedInState(playwright, server.origin, routes.demoSignIn, {})),
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDirectory = await newDataDirectory({ seeded: true });
      const server = await startServer({ dataDirectory, environment: { DEMO_CUSTOMERS: String(demoCustomers) } });
      await use(server);
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.origin),
  api: async ({ playwright, server }, use) => {
    const api = await playwright.request.newContext({
      baseURL: server.origin,
      extraHTTPHeaders: { authorization: `Bearer ${apiKey}` },
    });
    await use(api);
    await api.dispose();
  },
  pageHealth: [
    async ({ page }, use) => {
      const wrong: string[] = [];
      // Trusted Types are refused in words of their own.
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          console.debug(`Content Security Policy: ${violatedDirective} refused ${blockedURI}`);
        });
      });
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) wrong.push(message.text());
      });
      await use(undefined);
      // A request may still be on its way through a test's own route when the test has seen what it wanted.
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
