import type { Page } from '@playwright/test';
import type { FaultProxy } from '../../src/testing/tiquo/fault-proxy.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { listOn, openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, mockQuota, test } from '../support/fixtures/tiquo-test.ts';
import { preferTheme } from '../support/page/themes.ts';

/** States that only a metered source has, one after the other on one page. The last one stops all requests. */
const states: readonly {
  readonly name: string;
  readonly reach: (page: Page, vendor: FaultProxy) => Promise<unknown>;
}[] = [
  {
    name: 'exact match alone',
    reach: async (page) => {
      await openList(page, '/customers?search=CUST-000123');
      await expect(page.getByRole('button', { name: 'Search for more matching' })).toBeVisible();
    },
  },
  {
    name: 'few requests left, and the quota’s details',
    reach: async (page) => {
      await mockQuota(page, { used: 950, waitsUntil: Date.now() + 60_000 });
      const list = await openList(page);
      await expect(list.footer).toContainText('Few requests left');
      await page.getByRole('button', { name: /^Tiquo: / }).click();
      await expect(page.getByRole('dialog', { name: /requests this hour$/ })).toContainText(
        'Less than 10% of requests are left',
      );
    },
  },
  {
    name: 'a failure of Tiquo’s',
    reach: async (page, vendor) => {
      await page.unrouteAll();
      await vendor.set('html');
      await page.goto('/customers?search=smi');
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    },
  },
  {
    name: 'a failure of another list',
    reach: async (page) => {
      await page.goto('/customers');
      const list = listOn(page);
      await expect(list.rows.first()).toBeVisible();
      await page.getByRole('link', { name: 'Active', exact: true }).click();
      await expect(page.getByText("Tiquo's response is not JSON.")).toBeVisible();
    },
  },
  {
    name: 'a wait that Tiquo demands',
    reach: async (page, vendor) => {
      await vendor.set('none');
      await openList(page);
      await vendor.set({ retryAfter: '900' });
      await listOn(page).search.fill('wil');
      await expect(page.getByRole('timer')).toBeVisible();
    },
  },
];

for (const size of [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
]) {
  test(
    `no violation in any state of a source with a quota, ${size.width} px wide, in light and dark`,
    fullRunOnly,
    async ({ page, vendor }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const { name, reach } of states) {
        await test.step(name, async () => {
          await preferTheme(page, 'light');
          await reach(page, vendor);
          await expectAccessible(page);
          await preferTheme(page, 'dark');
          await expectColourContrast(page);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          ).toBe(0);
        });
      }
    },
  );
}
