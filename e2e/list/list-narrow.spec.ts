import { expectAccessible } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const phone = { width: 360, height: 740 };
const tablet = { width: 720, height: 800 };

for (const size of [phone, tablet]) {
  test(
    `keeps Tab inside a customer that covers the list, at ${size.width} px`,
    size === tablet ? fullRunOnly : {},
    async ({ page }) => {
      await page.setViewportSize(size);
      const list = await openList(page);
      await list.rows.nth(1).getByRole('link').first().click();
      const panel = page.getByRole('dialog');
      await expect(panel).toBeFocused();
      await expect(panel).toHaveAttribute('aria-modal', 'true');
      await expect(panel.getByRole('heading', { name: 'System parameters' })).toBeVisible();
      await expectAccessible(page);
      const outside: string[] = [];
      for (let step = 0; step < 30; step++) {
        await page.keyboard.press('Tab');
        const where = await page.evaluate(() => {
          const { activeElement: active, body } = document;
          return active === null || active === body || active.closest('[role="dialog"]') !== null
            ? null
            : active.outerHTML;
        });
        if (where !== null) outside.push(where);
      }
      expect(outside).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
      await expect(list.rows.nth(1).getByRole('link').first()).toBeFocused();
    },
  );
}

test('closes a customer that covers the list with a click outside it', fullRunOnly, async ({ page }) => {
  await page.setViewportSize(tablet);
  const list = await openList(page);
  await list.rows.nth(1).getByRole('link').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.mouse.click(100, 400);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
});

test(
  'moves the focus into a customer once it covers the list, and frees the list again in a wide window',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    await list.rows.nth(1).getByRole('link').first().click();
    const panel = page.getByRole('dialog');
    await expect(panel).toBeVisible();
    await list.search.focus();
    await page.setViewportSize(tablet);
    await expect(panel).toBeFocused();
    await page.setViewportSize({ width: 1440, height: 900 });
    await list.search.focus();
    await expect(list.search).toBeFocused();
  },
);
