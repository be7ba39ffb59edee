import type { Page } from '@playwright/test';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { addFilterButton, filterOption, filtersOn, openFilter } from '../support/page/parameter-filter.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

const popup = /\/filters-popup-[^/]*\.js$/;

/** Makes what fades out take long enough to press keys in the meantime. */
async function slowDownTransitions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { transition-duration: 3s !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

test('opens at once with F, and keeps what is typed until the script has arrived', async ({ page }) => {
  const held = await holdRequests(page, popup);
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await page.keyboard.press('f');
  await expect(filtersOn(page)).toHaveAttribute('aria-busy', 'true');
  await page.keyboard.type('gold f1');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expectAccessible(page);
  await held.lift();
  const field = filtersOn(page).getByRole('combobox', { name: 'Filter by' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('gold');
  await expect(filterOption(page, /^Loyalty Tier is Gold/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/customers?filter=${tier}%3Ais%3AGold`);
});

test('closes before its script has arrived, and does not open later on its own', fullRunOnly, async ({ page }) => {
  const held = await holdRequests(page, popup);
  await openList(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await expect(filtersOn(page)).toBeVisible();
  await page.keyboard.press('3');
  await page.keyboard.press('Escape');
  await expect(filtersOn(page)).toHaveCount(0);
  const arrived = page.waitForEvent('requestfinished', (request) => popup.test(request.url()));
  await held.lift();
  await arrived;
  await expect(page).toHaveURL('/customers');
  await expect(filtersOn(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await expect(filterOption(page, /^Gold/)).toBeVisible();
});

test('closes with the button that opened it, and changes over to another one', fullRunOnly, async ({ page }) => {
  await openList(page);
  const add = addFilterButton(page);
  const tier = page.getByRole('button', { name: 'Loyalty Tier' });
  await add.click();
  await expect(filterOption(page, /^Loyalty Tier/)).toBeVisible();
  await tier.click();
  await expect(filterOption(page, /^Gold/)).toBeVisible();
  await expect(add).toHaveAttribute('aria-expanded', 'false');
  await tier.click();
  await expect(filtersOn(page)).toBeHidden();
  await expect(tier).toBeFocused();
});

test('starts with all filters when it is opened while it still fades out', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Lifetime value');
  await slowDownTransitions(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.keyboard.type('sms');
  await expect(filterOption(page, /^SMS Opt-In/)).toHaveAttribute('data-highlighted');
});

test('shows the counts of the filter as it is now, in whatever order they arrive', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const facets = /\/api\/app\/summary\?.*facet=/;
  const held = await holdRequests(page, facets);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await expect.poll(() => held.requests.length).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'SMS Opt-In' }).click();
  await filterOption(page, /^Yes/).click();
  await expect(page).toHaveURL(/system_sms_opt_in%3Ais%3Atrue$/);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await expect(filterOption(page, /^Gold/)).toHaveText('Gold');
  const latest = held.requests.length - 1;
  expect(held.requests[latest]?.url()).toContain('sms_opt_in');
  held.release(latest);
  const answer = await page.request.get(`/api/app/summary?filter=system_sms_opt_in:is:true&facet=${tier}`);
  const { facet } = SummaryResponse.parse(await answer.json()).data;
  const gold = facet?.kind === 'options' ? facet.options.find(({ value }) => value === 'Gold') : undefined;
  const text = (gold?.customers ?? Number.NaN).toLocaleString('en-GB');
  await expect(filterOption(page, /^Gold/)).toContainText(text);
  held.release(0);
  await held.lift();
  await expect(filterOption(page, /^Gold/)).toContainText(text);
  await filterOption(page, /^Gold/).click();
  await expect(listOn(page).footer).toContainText(text);
});

test('counts a changed range only once it stays the same, and never an older one', fullRunOnly, async ({ page }) => {
  await openFilter(page, 'Lifetime value');
  const counts = /\/api\/app\/summary\?.*lifetimeValue/;
  const held = await holdRequests(page, counts);
  const amount = filtersOn(page).getByRole('textbox', { name: 'Lifetime value at least' });
  await amount.fill('10');
  await expect.poll(() => held.requests.length).toBe(1);
  await amount.fill('1,000');
  await expect.poll(() => held.requests.length).toBe(2);
  held.release(1);
  const answer = await page.request.get('/api/app/summary?filter=lifetimeValue:gte:1000');
  const { all } = SummaryResponse.parse(await answer.json()).data;
  const show = filtersOn(page).getByRole('button', { name: `Show ${all?.count.toLocaleString('en-GB')} customers` });
  await expect(show).toBeVisible();
  held.release(0);
  await held.lift();
  await expect(show).toBeVisible();
  await expect(addFilterButton(page)).toHaveAttribute('aria-expanded', 'true');
});

for (const { name, script, open } of [
  {
    name: 'Sort by',
    script: /\/sort-menu-popup-[^/]*\.js$/,
    open: (page: Page) => page.getByRole('button', { name: /^Sort/ }).click(),
  },
  {
    name: 'Keyboard shortcuts',
    script: /\/shortcuts-dialog-[^/]*\.js$/,
    open: (page: Page) => page.keyboard.press('?'),
  },
  {
    name: 'Contacts',
    script: /\/contacts-popover-[^/]*\.js$/,
    open: (page: Page) =>
      page
        .getByRole('button', { name: /more contact/ })
        .first()
        .click(),
  },
]) {
  test(`shows a placeholder of “${name}” at once, which Esc closes`, fullRunOnly, async ({ page }) => {
    await holdRequests(page, script);
    await openList(page);
    await open(page);
    const placeholder = page.getByRole('dialog', { name });
    await expect(placeholder).toHaveAttribute('aria-busy', 'true');
    const box = await placeholder.boundingBox();
    expect(box !== null && box.x >= 0 && box.x + box.width <= 1440).toBe(true);
    await page.keyboard.press('Escape');
    await expect(placeholder).toHaveCount(0);
  });
}
