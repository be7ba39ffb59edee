import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { LinkMadeAnswer } from '../../src/contract/access-api.ts';
import { routes } from '../../src/contract/routes.ts';
import { newDataDirectory } from './demo-template.ts';
import { startServer, type ProductServer } from './product-server.ts';
import { test as base } from './test.ts';

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
      const server = await startServer({ dataDirectory, environment: { DEMO_CUSTOMERS: '300', STAFF_EMAIL: email, STAFF_PASSWORD: password } });
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

/** A one-time link for a new viewer, made by whoever is signed in on a page. */
export async function inviteTo(page: Page, email: string): Promise<string> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(origin + routes.invites, { headers: { origin }, data: { email, role: 'viewer' } });
  return LinkMadeAnswer.parse(await answer.json()).data.link;
}
