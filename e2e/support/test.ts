import { rm } from 'node:fs/promises';
import { test as base, expect, type APIRequestContext } from '@playwright/test';
import { demoCustomers, newDataDirectory } from './demo-template.ts';
import { apiKey, startServer, type ProductServer } from './product-server.ts';

interface WorkerFixtures {
  /** The data a worker's server starts with: the demo customers, or none. Set with `test.use` at the top of a file. */
  readonly data: 'demo' | 'empty';
  /** More variables for the worker's server. */
  readonly environment: Readonly<Record<string, string>>;
  /** The built product, with a database of its own; shared by the tests of one worker. */
  readonly server: ProductServer;
}

interface TestFixtures {
  /** The public API with a valid key. */
  readonly api: APIRequestContext;
  /** Fails a test whose page threw, or met its own content security policy. */
  readonly pageHealth: undefined;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  data: ['demo', { option: true, scope: 'worker' }],
  environment: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ data, environment }, use) => {
      const dataDirectory = await newDataDirectory({ seeded: data === 'demo' });
      const server = await startServer({
        dataDirectory,
        environment: { DEMO_CUSTOMERS: data === 'demo' ? String(demoCustomers) : '0', ...environment },
      });
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
