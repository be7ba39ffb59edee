import type { Locator, Page } from '@playwright/test';
import { firstCustomers, findCustomer, openList, type ListPage } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

test.beforeEach(({ page }) => page.clock.install());

const selectedText = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString().trim() ?? '');

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('The element is not on screen');
  return box;
}

/** Drags the mouse over an element, from its left edge to its right one. */
async function dragOver(page: Page, text: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(text);
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
}

/** The first customer with an email and a phone, and the texts of its row. */
async function rowWithContacts(page: Page, list: ListPage) {
  const customer = findCustomer(
    (await firstCustomers(page)).slice(0, 10),
    ({ emails, phones }) => emails.length > 0 && phones.length > 0,
  );
  const row = list.row(customer);
  const email = customer.emails.find(({ isPrimary }) => isPrimary)?.address ?? '';
  return { customer, row, email: row.getByText(email), address: email, number: row.getByText(customer.customerNumber) };
}

/** A click that may become a double click opens after a moment, so that moment has to pass. */
async function expectNothingOpens(page: Page): Promise<void> {
  await page.clock.fastForward(2_000);
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('selects text in a row by dragging over it, and opens nothing', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const { customer, row, email, address, number } = await rowWithContacts(page, list);
  const phone = row.locator('bdi[dir="ltr"]');
  for (const [text, selected] of [
    [email, address],
    [phone, await phone.innerText()],
    [number, customer.customerNumber],
    [row.locator('[data-row-link] bdi'), await row.locator('[data-row-link]').innerText()],
    [row.locator('time').last(), await row.locator('time').last().innerText()],
  ] as const) {
    await dragOver(page, text);
    // The last letter may be half covered.
    expect(selected).toContain((await selectedText(page)).slice(0, -1));
    expect((await selectedText(page)).length).toBeGreaterThanOrEqual(Math.floor(selected.length / 2));
    await expectNothingOpens(page);
  }
});

test(
  'selects a word with a double click on an email, a phone or a number, and opens nothing',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const { email, row, number, address, customer } = await rowWithContacts(page, list);
    for (const [text, whole] of [
      [email, address],
      [row.locator('bdi[dir="ltr"]'), await row.locator('bdi[dir="ltr"]').innerText()],
      [number, customer.customerNumber],
    ] as const) {
      await text.dblclick({ position: { x: 12, y: 8 } });
      const selected = await selectedText(page);
      expect(selected.length).toBeGreaterThan(1);
      expect(whole).toContain(selected);
      await expectNothingOpens(page);
    }
  },
);

test(
  'opens nothing when the mouse moves between pressing and releasing beside the text',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const { x, y, width, height } = await boxOf(list.rows.nth(2).getByRole('cell').nth(4));
    await page.mouse.move(x + 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 4, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await expectNothingOpens(page);
    await page.mouse.click(x + 4, y + height / 2);
    await expect(page.getByRole('dialog')).toBeVisible();
  },
);

test(
  'opens the customer with a plain click on an email, phone or number, and focuses its row',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const { customer, row, email, number } = await rowWithContacts(page, list);
    for (const text of [email, row.locator('bdi[dir="ltr"]'), number, row.locator('time').first()]) {
      await text.click();
      await expect(page).toHaveURL(new RegExp(`/customers/${customer.customerNumber}$`));
      await expect(list.link(customer)).toBeFocused();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  },
);

test(
  'keeps the link of the row under its text: middle click, Ctrl and click, and the context menu',
  fullRunOnly,
  async ({ page }) => {
    const list = await openList(page);
    const { customer, email, number } = await rowWithContacts(page, list);
    for (const text of [email, number]) {
      for (const click of [
        () => text.click({ button: 'middle' }),
        () => text.click({ modifiers: ['ControlOrMeta'] }),
      ]) {
        const opened = page.context().waitForEvent('page');
        await click();
        const tab = await opened;
        await expect(tab).toHaveURL(new RegExp(`/customers/${customer.customerNumber}$`));
        await tab.close();
      }
      await page.evaluate(() => {
        document.addEventListener(
          'contextmenu',
          ({ target }) => {
            document.body.dataset['menuOf'] =
              target instanceof Element ? (target.closest('a')?.pathname ?? 'text') : '';
          },
          { once: true },
        );
      });
      await text.click({ button: 'right' });
      await expect(page.locator('body')).toHaveAttribute('data-menu-of', `/customers/${customer.customerNumber}`);
    }
    await expectNothingOpens(page);
  },
);

test('leaves the context menu to selected text, so that it can be copied', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const { email } = await rowWithContacts(page, list);
  await dragOver(page, email);
  const selected = await selectedText(page);
  await page.evaluate(() => {
    document.addEventListener('contextmenu', ({ target }) => {
      document.body.dataset['menuOf'] = target instanceof Element ? (target.closest('a')?.pathname ?? 'text') : '';
    });
  });
  await email.click({ button: 'right' });
  await expect(page.locator('body')).toHaveAttribute('data-menu-of', 'text');
  expect(await selectedText(page)).toBe(selected);
});

test('shows the titles of shortened text and dates under the pointer', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const { email, row, address } = await rowWithContacts(page, list);
  const titleUnder = async (text: Locator): Promise<string> => {
    const { x, y, width, height } = await boxOf(text);
    await page.mouse.move(x + width / 2, y + height / 2);
    return page.evaluate(
      ([left, top]) => document.elementFromPoint(left, top)?.closest('[title]')?.getAttribute('title') ?? '',
      [x + width / 2, y + height / 2] as const,
    );
  };
  expect(await titleUnder(email)).toBe(address);
  const created = row.locator('time').last();
  expect(await titleUnder(created)).toBe(await created.getAttribute('title'));
  const name = row.locator('[data-row-link]');
  expect(await titleUnder(name.locator('bdi'))).toBe(await name.innerText());
});

test('selects the contact on a card, and opens the customer with a tap', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const list = await openList(page);
  const customer = findCustomer((await firstCustomers(page)).slice(0, 8), ({ emails }) => emails.length > 0);
  const contact = list.row(customer).getByText(customer.customerNumber);
  await dragOver(page, contact);
  expect((await selectedText(page)).length).toBeGreaterThan(8);
  await expectNothingOpens(page);
  await contact.click();
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.customerNumber}$`));
});

test('opens the customer at once when assistive technology clicks its text', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const { customer, number } = await rowWithContacts(page, list);
  await number.evaluate((text) => {
    if (text instanceof HTMLElement) text.click();
  });
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.customerNumber}$`));
});
