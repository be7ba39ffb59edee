import type { Locator, Page } from '@playwright/test';
import type { Customer } from '../../src/contract/customer.ts';
import { countSteps } from '../support/page/counted-steps.ts';
import { findCustomer, firstCustomers, openList, type ListPage } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const panel = (page: Page): Locator => page.locator('[data-customer-panel]');

/** Only the row of this customer is marked: open, focused, reached by Tab, and no other coloured. */
async function expectOnlyMarked(list: ListPage, customer: Customer): Promise<void> {
  const { customerNumber } = customer;
  await expect(list.table.locator('[aria-current="true"]')).toHaveCount(1);
  await expect(list.link(customer)).toHaveAttribute('aria-current', 'true');
  await expect(list.table.locator('[data-row-link][tabindex="0"]')).toHaveCount(1);
  await expect(list.link(customer)).toHaveAttribute('tabindex', '0');
  await expect
    .poll(() =>
      list.rows.evaluateAll((rows) => {
        const plain = getComputedStyle(document.body).backgroundColor;
        return rows.flatMap((row) =>
          getComputedStyle(row).backgroundColor === plain ? [] : (row.getAttribute('data-customer-number') ?? ''),
        );
      }),
    )
    .toEqual([customerNumber]);
}

const customerAt = (customers: readonly Customer[], index: number): Customer => {
  const customer = customers[index];
  if (customer === undefined) throw new Error('The demo data is too small');
  return customer;
};

test('steps through the next ten from a click, and comes back to the right row', async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  const steps = await countSteps(page);
  await list.link(customerAt(customers, 2)).click();
  await expect(panel(page)).toContainText(customerAt(customers, 2).customerNumber);
  for (let step = 1; step <= 10; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(panel(page)).toContainText(customerAt(customers, 2 + step).customerNumber);
  }
  const last = customerAt(customers, 12);
  // The pointer still lies over the row that was clicked.
  await expectOnlyMarked(list, last);
  await expect(list.link(last)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(list.link(last)).toBeFocused();
  await expect(list.link(last)).toBeInViewport();
  expect(await steps()).toEqual({ clicks: 1, keys: 11 });
  await page.keyboard.press('ArrowDown');
  await expect(list.link(customerAt(customers, 13))).toBeFocused();
});

for (const [next, previous] of [
  ['ArrowDown', 'ArrowUp'],
  ['j', 'k'],
] as const) {
  test(
    `steps with ${next} and ${previous} too, by keyboard alone`,
    next === 'j' ? fullRunOnly : {},
    async ({ page }) => {
      const list = await openList(page);
      const customers = await firstCustomers(page);
      const steps = await countSteps(page);
      await page.keyboard.press(next);
      await expect(list.link(customerAt(customers, 0))).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(panel(page)).toBeFocused();
      for (let step = 1; step <= 10; step++) await page.keyboard.press(next);
      await expect(panel(page)).toContainText(customerAt(customers, 10).customerNumber);
      await expectOnlyMarked(list, customerAt(customers, 10));
      await page.keyboard.press('Escape');
      await expect(list.link(customerAt(customers, 10))).toBeFocused();
      expect(await steps()).toEqual({ clicks: 0, keys: 13 });
      await list.link(customerAt(customers, 8)).click();
      await expect(panel(page)).toContainText(customerAt(customers, 8).customerNumber);
      await page.keyboard.press(previous);
      await expect(panel(page)).toContainText(customerAt(customers, 7).customerNumber);
      await expectOnlyMarked(list, customerAt(customers, 7));
      await expect(list.link(customerAt(customers, 7))).toBeFocused();
    },
  );
}

test('moves the open customer with every key that moves between rows', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  await list.link(customerAt(customers, 3)).click();
  await expect(panel(page)).toContainText(customerAt(customers, 3).customerNumber);
  await page.keyboard.press('End');
  await expect(panel(page)).not.toContainText(customerAt(customers, 3).customerNumber);
  await page.keyboard.press('Home');
  await expect(panel(page)).toContainText(customerAt(customers, 0).customerNumber);
  await expectOnlyMarked(list, customerAt(customers, 0));
  // Still one step back to the list.
  await page.goBack();
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(/\/customers$/);
});

test('goes on from the open customer though the list was scrolled away', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  await list.link(customerAt(customers, 1)).click();
  await expect(panel(page)).toBeVisible();
  await list.viewport.evaluate((element) => element.scrollTo({ top: 1_500 }));
  await page.keyboard.press('ArrowDown');
  await expect(panel(page)).toContainText(customerAt(customers, 2).customerNumber);
  await expect(list.link(customerAt(customers, 2))).toBeInViewport();
});

test('closes when a new search does not find the customer, and stays when it does', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const customers = await firstCustomers(page);
  const shown = customerAt(customers, 0);
  await list.link(shown).click();
  await expect(panel(page)).toContainText(shown.customerNumber);
  await list.search.fill(shown.customerNumber);
  await page.keyboard.press('Enter');
  await expect(list.footer).toContainText('match');
  await expect(panel(page)).toContainText(shown.customerNumber);
  await list.search.fill(customerAt(customers, 7).customerNumber);
  await page.keyboard.press('Enter');
  await expect(list.row(customerAt(customers, 7))).toBeVisible();
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/customers\\?search=${customerAt(customers, 7).customerNumber}$`));
  await expect(list.search).toBeFocused();
  await expect(list.search).toHaveValue(customerAt(customers, 7).customerNumber);
});

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('copies an email with two keys, or one click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = await openList(page);
  const customers = await firstCustomers(page);
  const first = customerAt(customers, 0);
  const emailOf = ({ emails }: Customer) => emails.find(({ isPrimary }) => isPrimary)?.address ?? '';
  const keys = await countSteps(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await expect(page.getByText(`Copied ${emailOf(first)}`)).toBeVisible();
  expect(await clipboard(page)).toBe(emailOf(first));
  expect(await keys()).toEqual({ clicks: 0, keys: 2 });
  const other = findCustomer(customers.slice(1, 8), ({ emails }) => emails.length > 0);
  const steps = await countSteps(page);
  await list.row(other).hover();
  await list.row(other).getByRole('button', { name: 'Copy email' }).click();
  await expect.poll(() => clipboard(page)).toBe(emailOf(other));
  expect(await steps()).toEqual({ clicks: 1, keys: 0 });
});

test('copies the email of the open customer, and says when there is none', fullRunOnly, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openList(page);
  const customers = await firstCustomers(page);
  const without = findCustomer(customers, ({ emails }) => emails.length === 0);
  await page.keyboard.press('c');
  await expect(page.getByText(/^Copied/)).toHaveCount(0);
  await page.goto(`/customers/${without.customerNumber}`);
  await expect(panel(page)).toContainText(without.customerNumber);
  await page.keyboard.press('c');
  await expect(page.getByText(`${without.displayName ?? ''} has no email.`)).toBeVisible();
  await page.goto('/customers/CUST-000004');
  await expect(panel(page).getByRole('link', { name: /@/ }).first()).toBeVisible();
  await page.keyboard.press('c');
  const address = await panel(page).getByRole('link', { name: /@/ }).first().innerText();
  await expect(page.getByText(`Copied ${address}`)).toBeVisible();
  expect(await clipboard(page)).toBe(address);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help).toContainText('Copy the emailC');
  await expect(help).toContainText('Next / previous customer↓↑orjk');
});
