import type { Page } from '@playwright/test';
import { filtersOn, openFilter } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

const amount = (page: Page) => filtersOn(page).getByRole('textbox', { name: 'Lifetime value at least' });
const handle = (page: Page) => filtersOn(page).getByRole('slider', { name: 'Lifetime value at least' });

async function valueOf(page: Page): Promise<number> {
  return Number(await amount(page).inputValue());
}

/** Where the bars are on the screen. */
async function barsOf(page: Page): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
  await expect(handle(page)).toBeVisible();
  const box = await filtersOn(page).locator('[data-histogram]').boundingBox();
  if (box === null) throw new Error('There is no histogram');
  return { x: box.x, y: box.y + box.height / 2, width: box.width };
}

test('moves the edge of a range by mouse, with the count', async ({ page }) => {
  await openFilter(page, 'Lifetime value');
  const { x, y, width } = await barsOf(page);
  await page.mouse.move(x + width * 0.3, y);
  await page.mouse.down();
  const first = await valueOf(page);
  expect(first).toBeGreaterThan(0);
  await page.mouse.move(x + width * 0.6, y, { steps: 5 });
  await expect.poll(() => valueOf(page)).toBeGreaterThan(first);
  await page.mouse.up();
  const chosen = await valueOf(page);
  await filtersOn(page)
    .getByRole('button', { name: /^Show [\d,]+ customers$/ })
    .click();
  await expect.poll(() => new URL(page.url()).searchParams.get('filter')).toBe(`lifetimeValue:gte:${chosen}`);
});

test('moves the edges by keyboard, and says where they are', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Lifetime value');
  await amount(page).fill('1,000');
  await handle(page).focus();
  await expect(handle(page)).toHaveAttribute('aria-valuetext', '£1,000');
  await page.keyboard.press('ArrowRight');
  const higher = await valueOf(page);
  expect(higher).toBeGreaterThan(1000);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await valueOf(page)).toBeLessThan(higher);
  await filtersOn(page).getByRole('radio', { name: 'Between' }).check({ force: true });
  const most = filtersOn(page).getByRole('slider', { name: 'Lifetime value at most' });
  await most.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(filtersOn(page).getByRole('textbox', { name: 'Lifetime value at most' })).not.toHaveValue('');
  await expect(filtersOn(page).getByRole('button', { name: /^Show [\d,]+ customers?$/ })).toBeEnabled();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('moves the edge of a range by touch', fullRunOnly, async ({ page }) => {
    await page.goto('/customers?filter=lifetimeValue:gte:1');
    await page
      .getByRole('button', { name: /^Lifetime value at least/ })
      .first()
      .tap();
    const { x, y, width } = await barsOf(page);
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x + width * at, y }],
      });
    await send('touchStart', 0.3);
    const first = await valueOf(page);
    for (const at of [0.4, 0.5, 0.6]) await send('touchMove', at);
    await send('touchEnd', 0.6);
    await expect.poll(() => valueOf(page)).toBeGreaterThan(first);
  });
});
