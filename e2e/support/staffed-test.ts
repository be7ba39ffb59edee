import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { LinkMadeAnswer, type Session } from '../../src/contract/access-api.ts';
import { routes } from '../../src/contract/routes.ts';
import { newDataDirectory } from './demo-template.ts';
import { startServer, type ProductServer } from './product-server.ts';
import { listOn } from './customers-list.ts';
import { expect, test as base } from './test.ts';

export { expect } from './test.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Whom the staffed server starts with. */
export const administrator: Credentials = { email: 'ada@example.test', password: 'a pass phrase of five words' };

interface WorkerFixtures {
  /** A server with customers of its own and one administrator. */
  readonly staffed: ProductServer;
}

export const test = base.extend<object, WorkerFixtures>({
  staffed: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const dataDirectory = await newDataDirectory({ seeded: false });
      const { email, password } = administrator;
      const server = await startServer({
        dataDirectory,
        environment: { DEMO_CUSTOMERS: '300', STAFF_EMAIL: email, STAFF_PASSWORD: password },
      });
      await use(server);
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

/** Fills in the page to sign in on, or the window over a page, and sends it. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export interface Inviting {
  /** A viewer when absent. */
  readonly role?: Session['role'];
  /** Where the server is; that of the page's address when absent. */
  readonly origin?: string;
}

/** A one-time link for somebody new, made by whoever is signed in on a page. */
export async function inviteTo(
  page: Page,
  email: string,
  { role = 'viewer', origin = new URL(page.url()).origin }: Inviting = {},
): Promise<string> {
  const answer = await page.request.post(origin + routes.invites, { headers: { origin }, data: { email, role } });
  return LinkMadeAnswer.parse(await answer.json()).data.link;
}

/** Follows a link of an invitation on a page, and joins under a name; resolves once the list is there. */
export async function joinByLink(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(listOn(page).rows.first()).toBeVisible();
}
