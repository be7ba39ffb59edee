import type { Browser, Page } from '@playwright/test';
import { NewKeyResponse } from '../../src/contract/settings-api.ts';
import { routes } from '../../src/contract/route-paths.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { preferTheme } from '../support/page/themes.ts';
import { settingsScenes } from './settings-scenes.ts';

test('the settings', async ({ page, browser, server }) => {
  await workADay(page, browser, server.origin);
  for (const { name, path, theme, size } of settingsScenes) {
    await test.step(name, async () => {
      await preferTheme(page, theme ?? 'light');
      await page.setViewportSize(size ?? { width: 1440, height: 900 });
      await page.goto(path);
      await page.getByRole('table').getByRole('cell').first().waitFor();
      await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: `docs/screenshots/${name}.png`, animations: 'disabled', caret: 'hide' });
    });
  }
});

/** Creates staff with activity, and keys in use: one idle, one near its limit and one over it. */
async function workADay(page: Page, browser: Browser, origin: string): Promise<void> {
  const headers = { origin };
  const { page: grace } = await addTeamMember(page, browser, { name: 'Grace Hopper', role: 'administrator' });
  const { page: alan } = await addTeamMember(page, browser, { name: 'Alan Turing' });
  await alan.request.get(`${routes.customers}?search=sofia`);
  await alan.request.get(routes.customer('CUST-000004'));
  await alan.request.get(routes.customer('CUST-000017'));
  await page.request.post(routes.invites, { headers, data: { email: 'linus@example.test', role: 'viewer' } });
  for (const [name, requests] of [
    ['Till, Main Street', 4],
    ['Data warehouse', 988],
    ['Newsletter sync', 312],
  ] as const) {
    const answer = await grace.request.post(routes.keys, { headers, data: { name, scopes: ['customers:read'] } });
    const { secret } = NewKeyResponse.parse(await answer.json()).data;
    for (let sent = 0; sent < requests; sent++)
      await grace.request.get(`${routes.customers}?limit=1`, { headers: { authorization: `Bearer ${secret}` } });
  }
  await grace.context().close();
  await alan.context().close();
}
