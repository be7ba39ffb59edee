import { expect, test } from '../support/fixtures/test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

test('lists activity in two lines where it is narrow, and as a table from 560 px', fullRunOnly, async ({ page }) => {
  const row = page.getByRole('table', { name: 'Activity' }).getByRole('row').nth(1);
  const tops = () =>
    row.getByRole('cell').evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  for (const width of [360, 768]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto('/settings/activity');
    await expect(row).toContainText('Signed in');
    const [who, what, when] = await tops();
    expect(when).toBe(who);
    expect(what).toBeGreaterThan(who ?? Number.NaN);
    expect((await row.boundingBox())?.height).toBeLessThan(70);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await page.setViewportSize({ width: 840, height: 740 });
  await expect.poll(async () => new Set(await tops()).size).toBe(1);
  await expect(page.getByRole('columnheader', { name: 'When' })).toBeVisible();
});

test('names the settings in the header, and has the appearance with the account', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/settings/me');
  await expect(page.getByRole('banner').getByText('Settings', { exact: true })).toBeVisible();
  await expect(page).toHaveTitle('Your account · Customers');
  const first = page.getByRole('main').locator('dl').first();
  await expect(first).toContainText('Two-step sign-in');
  await expect(first.getByRole('radio', { name: 'Dark' })).toBeAttached();
});

test('gives the cards of the settings the width there is, up to what reads well', fullRunOnly, async ({ page }) => {
  for (const [width, least] of [
    [1440, 900],
    [1024, 700],
    [360, 300],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    for (const section of ['staff', 'activity', 'me']) {
      await page.goto(`/settings/${section}`);
      const card = page.getByRole('main').locator('table, dl').first();
      await expect(card).toBeVisible();
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      await expect(page).toHaveTitle(`${title} · Customers`);
      expect((await card.boundingBox())?.width).toBeGreaterThan(least);
      // Beside a scrollbar, where a section is long.
      const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(beyond)).toBe(0);
    }
  }
});
