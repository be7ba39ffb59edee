import type { Page } from '@playwright/test';
import { countSteps } from '../support/page/counted-steps.ts';
import { firstCustomers, listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { breakConnections } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';
import {
  addView,
  changeView,
  chooseOption,
  deleteView,
  returnToTab,
  saveView,
  viewLink,
  viewsRow,
} from '../support/page/views.ts';

const dialog = (page: Page, name = 'Save view') => page.getByRole('dialog', { name });
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name' });
const tab = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name });

async function expectFirst(page: Page, query: string): Promise<void> {
  const [first] = await firstCustomers(page, query);
  await expect(listOn(page).rows.first()).toHaveAttribute('data-customer-number', first?.customerNumber ?? '');
}

test('keeps a list under a name, which is one click the next day', async ({ page, context }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await expect(saveView(page)).toHaveAttribute('aria-disabled', 'true');
  const steps = await countSteps(page);
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await page.getByRole('option', { name: /^Gold/ }).click();
  await page.getByRole('columnheader', { name: 'Lifetime value' }).getByRole('button').click();
  await saveView(page).click();
  await expect(nameField(page)).toHaveValue('Loyalty Tier is Gold');
  await expect(dialog(page)).toContainText('Highest lifetime value');
  await page.keyboard.type('Best gold');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'Best gold')).toBeFocused();
  expect(await steps()).toEqual({ clicks: 4, keys: 10 });
  await expect(page).toHaveURL(/\/customers\?view=[^&]+$/);
  await expect(page).toHaveTitle('Best gold · Customers');

  const tomorrow = await context.newPage();
  await openList(tomorrow);
  await expect(tomorrow).toHaveTitle('Customers');
  await expect(viewLink(tomorrow, 'Best gold')).toBeVisible();
  const again = await countSteps(tomorrow);
  await viewLink(tomorrow, 'Best gold').click();
  await expectFirst(tomorrow, `&filter=${tier}:is:Gold&sort=-lifetimeValue`);
  await expect(tomorrow.getByRole('button', { name: 'Sort: Highest lifetime value' })).toBeVisible();
  expect(await again()).toEqual({ clicks: 1, keys: 0 });
  expect(tomorrow.url()).toBe(page.url());
});

test('saves and opens a view by the keyboard', fullRunOnly, async ({ page }) => {
  await openList(page, '/customers?status=banned');
  await expect(page).toHaveTitle('Banned · Customers');
  await tab(page, /^Banned/).focus();
  const steps = await countSteps(page);
  // Until other tests' views, if any, are behind the focus.
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(saveView(page)).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [1] });
  const tabs = (await steps()).keys;
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('Banned');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'Banned')).toBeFocused();
  expect(await steps()).toEqual({ clicks: 0, keys: tabs + 8 });
  await page.keyboard.press('1');
  await expect(viewLink(page, 'Banned')).toHaveAccessibleName('Banned, changed');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?view=[^&]+$/);
  await expectFirst(page, '&status=banned');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Options for Banned' })).toBeFocused();
});

test('shows what was changed in a view, takes it back with Back, and saves it', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Quiet', { filters: { conditions: ['email:set'], status: 'active' } });
  await openList(page, `/customers?view=${view.id}`);
  const link = viewLink(page, 'Quiet');
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(tab(page, /^Active/)).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('button', { name: /^Email is set/ })).toBeVisible();
  await expectFirst(page, '&filter=email:set&status=active');

  await tab(page, /^Inactive/).click();
  await expect(link).toHaveAccessibleName('Quiet, changed');
  await expectFirst(page, '&filter=email:set&status=inactive');
  await page.goBack();
  await expect(link).toHaveAccessibleName('Quiet');
  await page.goForward();
  await page.reload();
  await expect(link).toHaveAccessibleName('Quiet, changed');
  await link.click();
  await expect(page).toHaveURL(`/customers?view=${view.id}`);

  await page.getByRole('button', { name: 'Sort: Newest' }).click();
  await page.getByRole('menuitemradio', { name: 'Oldest' }).click();
  await expect(link).toHaveAccessibleName('Quiet');
  await tab(page, /^Inactive/).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(link).toHaveAccessibleName('Quiet');
  await expect(link).toBeFocused();
  // The view has no sort, so the list still has its own.
  await expect(page).toHaveURL(/sort=createdAt&changedView=/);
  await page.goto(`/customers?view=${view.id}`);
  await expectFirst(page, '&filter=email:set&status=inactive');

  await tab(page, /^Active/).click();
  await page.getByRole('button', { name: 'Save as new' }).click();
  await nameField(page).fill('Quiet and active');
  await dialog(page, 'Save as new view').getByRole('button', { name: 'Save view' }).click();
  await expect(viewLink(page, 'Quiet and active')).toHaveAttribute('aria-current', 'page');
  await expect(page).not.toHaveURL(new RegExp(view.id));
});

for (const width of [1440, 360]) {
  test(`keeps the filters of a view with each status, at ${width} px`, fullRunOnly, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const view = await addView(page, `To stay ${width}`, { filters: { conditions: ['email:unset'] } });
    const list = await openList(page, `/customers?view=${view.id}`);
    await expect(list.footer).toContainText(/of [\d,]+/);
    const [all = ''] = /of [\d,]+/.exec((await list.footer.textContent()) ?? '') ?? [];
    expect(all).toMatch(/of (?!20,000)/);
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    await tab(page, /^All/).click();
    await page.keyboard.press('1');
    await expect(page).toHaveURL(`/customers?view=${view.id}`);
    expect(await length()).toBe(before);
    await page.keyboard.press('3');
    await expectFirst(page, '&filter=email:unset&status=inactive');
    await expect(viewLink(page, `To stay ${width}`)).toHaveAccessibleName(/, changed$/);
    await tab(page, /^All/).click();
    await expect(list.footer).toContainText(all);
    await expect(viewLink(page, `To stay ${width}`)).toHaveAccessibleName(`To stay ${width}`);
    await chooseOption(page, `To stay ${width}`, 'Leave view');
    await expect(page).toHaveURL('/customers');
  });
}

test('renames, shares, links, duplicates and deletes a view', fullRunOnly, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const view = await addView(page, 'Plain', { sort: 'name' });
  await openList(page, `/customers?view=${view.id}`);
  await chooseOption(page, 'Plain', 'Copy link');
  await expect(page.getByText('Link copied. It works only for you until you share the view.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    new RegExp(`/customers\\?view=${view.id}$`),
  );

  await chooseOption(page, 'Plain', 'Rename or share…');
  await nameField(page).fill('By name');
  await page.getByText('Everyone', { exact: true }).click();
  await expect(dialog(page, 'Rename or share')).toContainText(
    'Everyone who signs in sees it; you and administrators can change it.',
  );
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'By name')).toHaveAccessibleName('By name, for everyone');

  await chooseOption(page, 'By name', 'Duplicate…');
  await expect(nameField(page)).toHaveValue('By name (copy)');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'By name (copy)')).toHaveAttribute('aria-current', 'page');

  await chooseOption(page, 'By name (copy)', 'Delete…');
  await page.getByRole('button', { name: 'Delete view' }).click();
  await expect(page.getByText('By name (copy) was deleted.')).toBeVisible();
  await expect(viewLink(page, 'By name (copy)')).toHaveCount(0);
  // What it listed stays.
  await expect(page).toHaveURL('/customers?sort=name');
});

test('a view deleted in another tab keeps its list, which can be saved as new', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Short-lived', { filters: { conditions: [], status: 'banned' } });
  await openList(page, `/customers?view=${view.id}`);
  await expect(viewLink(page, 'Short-lived')).toBeVisible();
  await deleteView(page, view);
  await returnToTab(page);
  await expect(page.getByText('The view Short-lived was deleted or is no longer shared with you.')).toBeVisible();
  await expect(viewLink(page, 'Short-lived')).toHaveCount(0);
  await expectFirst(page, '&status=banned');
  await page.getByRole('button', { name: 'Save as new' }).click();
  await nameField(page).fill('Long-lived');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'Long-lived')).toHaveAttribute('aria-current', 'page');
  await expectFirst(page, '&status=banned');
});

test('leaves a view that was deleted in another tab', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Gone', { filters: { conditions: [], status: 'banned' } });
  await openList(page, `/customers?view=${view.id}`);
  await deleteView(page, view);
  await returnToTab(page);
  await page.getByRole('button', { name: 'Leave view' }).click();
  await expect(page).toHaveURL('/customers');
});

test('says when changes cannot be saved, and loses none', fullRunOnly, async ({ page }) => {
  const view = await addView(page, 'Contested', { filters: { conditions: [] } });
  await openList(page, `/customers?view=${view.id}`);
  await tab(page, /^Banned/).click();
  const theirs = await changeView(page, view, { name: 'Contested by others' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  const refused = dialog(page, 'Your changes weren’t saved');
  await expect(refused).toContainText('Someone has changed this view in the meantime.');
  await refused.getByRole('button', { name: 'Save over theirs' }).click();
  await expect(viewLink(page, 'Contested by others')).toHaveAccessibleName('Contested by others');

  await tab(page, /^Active/).click();
  await deleteView(page, theirs);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(refused).toContainText('View not found.');
  await expect(refused.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await refused.getByRole('button', { name: 'Save as new' }).click();
  await nameField(page).fill('Mine now');
  await page.keyboard.press('Enter');
  await expect(viewLink(page, 'Mine now')).toHaveAttribute('aria-current', 'page');
  await expectFirst(page, '&status=active');
});

test(
  'says at the field that a name is taken, and keeps it without a connection or a session',
  fullRunOnly,
  async ({ page, context }) => {
    await addView(page, 'Taken', {});
    await openList(page, '/customers?status=active');
    await saveView(page).click();
    await nameField(page).fill('Taken');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('You already have a view with this name.');
    await expect(nameField(page)).toBeFocused();
    await nameField(page).fill('');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('Enter a name of at most 80 characters.');

    await nameField(page).fill('Kept');
    const fault = await breakConnections(page, /\/api\/app\/views$/);
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('The server can’t be reached. Nothing was changed.');
    await fault.lift();
    await context.clearCookies();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Continue with the demo account' }).click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(nameField(page)).toHaveValue('Kept');
    await dialog(page).getByRole('button', { name: 'Save view' }).click();
    await expect(viewLink(page, 'Kept')).toHaveAttribute('aria-current', 'page');
  },
);

test('never keeps a search for an email or a phone, and says so', async ({ page }) => {
  const list = await openList(page);
  await list.search.fill('hannah@example');
  await page.keyboard.press('Enter');
  await expect(saveView(page)).toHaveAttribute('aria-disabled', 'true');
  await tab(page, /^Active/).click();
  await saveView(page).click();
  await expect(dialog(page)).toContainText('Your search isn’t kept, because it has an email or phone in it.');
  await expect(dialog(page)).not.toContainText('hannah');
  await nameField(page).fill('Without the search');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.keyboard.press('Enter');
  expect((await sent).postData()).not.toContain('hannah');
  await expect(viewLink(page, 'Without the search')).toHaveAccessibleName('Without the search');
  await expect(list.search).toHaveValue('hannah@example');
  await expect(page).toHaveTitle('Without the search · Customers');
});

test('an unknown view says so, and lists every customer', fullRunOnly, async ({ page }) => {
  const list = await openList(page, '/customers?view=no-such-view');
  const notice = page.getByText(
    'This view was deleted, or isn’t shared with you, so this is the list of every customer.',
  );
  await expect(notice).toBeVisible();
  await expectFirst(page, '');
  await expect(list.footer).toContainText('20,000');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL('/customers');
  await expect(viewsRow(page)).toBeAttached();
});

test('proposes a name that may be saved, however many filters there are', fullRunOnly, async ({ page }) => {
  const filters = ['lifetimeValue:gte:100', 'totalSpent:gte:50', 'totalOrders:gte:2', 'lastOrderDate:set', 'email:set'];
  await openList(page, `/customers?status=active&${filters.map((filter) => `filter=${filter}`).join('&')}`);
  await saveView(page).click();
  const proposed = await nameField(page).inputValue();
  expect(proposed).toMatch(/^Lifetime value.{50,65}…$/);
  await page.keyboard.press('Escape');
});
