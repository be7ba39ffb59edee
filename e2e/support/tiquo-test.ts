import { rm } from 'node:fs/promises';
import type { Page, Request } from '@playwright/test';
import type { Quota } from '../../src/contract/app-api.ts';
import { quotaHeader } from '../../src/contract/routes.ts';
import { startFaultProxy, type FaultProxy } from '../../src/testing/tiquo/fault-proxy.ts';
import { vendorKey } from '../../src/testing/tiquo/vendor-key.ts';
import { signedInCookie } from '../../src/testing/http/signed-in.ts';
import { stateOf } from './storage-state.ts';
import { demoCustomers, newDataDirectory } from './demo-template.ts';
import { startServer, type ProductServer } from './product-server.ts';
import { expect, test as base } from './test.ts';

interface WorkerFixtures {
  /** The product over demo customers, in Tiquo's place, behind a proxy that can be told to fail. */
  readonly vendor: FaultProxy;
}

interface TestFixtures {
  /** Variables of the product beside those it has. */
  readonly environment: Readonly<Record<string, string>>;
  /** The product over Tiquo's API, new for each test: nothing is kept and no call is used but the one of its start. */
  readonly product: ProductServer;
  /** Where it keeps what is its own. */
  readonly productDirectory: string;
}

/** Tests of the page over Tiquo's API. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  vendor: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDirectory = await newDataDirectory({ seeded: true });
      // No limit of its own: its headers would tell the product of one test what those before it used.
      const environment = { DEMO_CUSTOMERS: String(demoCustomers), API_KEY: vendorKey, RATE_LIMIT: '0' };
      const server = await startServer({ dataDirectory, environment });
      const proxy = await startFaultProxy(server.origin);
      await use(proxy);
      await proxy.close();
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  environment: [{}, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  productDirectory: async ({}, use) => {
    const dataDirectory = await newDataDirectory({ seeded: false });
    await use(dataDirectory);
    await rm(dataDirectory, { recursive: true, force: true });
  },
  product: async ({ vendor, environment, productDirectory }, use) => {
    await vendor.set('none');
    const server = await startServer({
      dataDirectory: productDirectory,
      environment: {
        TIQUO_API_KEY: vendorKey,
        TIQUO_BASE_URL: `${vendor.url}/api/v1`,
        CURRENCY: 'GBP',
        ...environment,
      },
    });
    await use(server);
    await vendor.set('none');
    await server.stop();
  },
  baseURL: ({ product }, use) => use(product.origin),
  storageState: async ({ product, productDirectory }, use) =>
    use(stateOf(product.origin, await signedInCookie(productDirectory))),
});

/** Notes what the page asks of customers from now on, lists and look-ups alike. */
export function watchAsks(page: Page): readonly URL[] {
  const seen: URL[] = [];
  page.on('request', (request: Request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/v1/customers')) seen.push(url);
  });
  return seen;
}

/** Lets the server say that so much of its quota is used, whatever is. */
export async function pretendQuota(page: Page, change: Partial<Quota>): Promise<void> {
  const quota: Quota = {
    limit: 1000,
    windowSeconds: 3600,
    used: 0,
    frees: Date.now() + 401_000,
    waitsUntil: null,
    listsWaitSeconds: null,
    ...change,
  };
  await page.route(/\/api\//, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), [quotaHeader]: JSON.stringify(quota) };
    if (!route.request().url().includes('/capabilities')) return route.fulfill({ response, headers });
    const body = await response.text();
    await route.fulfill({
      response,
      headers,
      body: body.replace(/"quota":\{[^}]*\}/, `"quota":${JSON.stringify(quota)}`),
    });
  });
}

export { expect };
