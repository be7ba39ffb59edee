import { expect, type Browser, type Page } from '@playwright/test';
import * as z from 'zod';
import type { Session } from '../../src/contract/access-api.ts';
import { routes } from '../../src/contract/routes.ts';
import type { ProductServer } from './product-server.ts';
import { signedInState } from './storage-state.ts';
import { administrator, inviteTo, test as base } from './staffed-test.ts';

/** Tests on the staffed server, each signed in as its administrator. */
export const test = base.extend<object, { readonly server: ProductServer }>({
  server: [({ staffed }, use) => use(staffed), { scope: 'worker' }],
  storageState: async ({ server, playwright }, use) =>
    use(await signedInState(playwright, server.origin, routes.signIn, administrator)),
});

let made = 0;

export interface Joined {
  /** The list, in a browser of their own. */
  readonly page: Page;
  readonly name: string;
  readonly email: string;
}

export interface Joining {
  /** One like no other when absent. */
  readonly name?: string;
  /** A viewer when absent. */
  readonly role?: Session['role'];
}

/**
 * Somebody new, made by the product's own routes: invited by whom a page is signed in as, and signed in with a browser
 * of their own.
 */
export async function join(
  page: Page,
  browser: Browser,
  { name = `Person ${++made}`, role = 'viewer' }: Joining = {},
): Promise<Joined> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
  const { origin } = new URL(await addressOf(page));
  const link = await inviteTo(page, email, { role, origin });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL: origin });
  const used = await context.request.post(routes.linkUse, {
    headers: { origin },
    data: { token: new URL(link).hash.slice(1), name, password: administrator.password },
  });
  expect(used.ok()).toBe(true);
  const theirs = await context.newPage();
  // What ends the test, as of the page that each test has.
  theirs.on('pageerror', (error) => {
    throw error;
  });
  theirs.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) throw new Error(message.text());
  });
  return { page: theirs, name, email };
}

/** Where the page's server is, whether or not it was opened yet. */
async function addressOf(page: Page): Promise<string> {
  return z.url().parse((await page.request.get('/healthz')).url());
}
