import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the menu of columns. */
export async function openColumns(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  await expect(menu).toBeVisible();
  return menu;
}

export function columnHeading(page: Page, name: string): Locator {
  return page.getByRole('columnheader', { name, exact: true });
}

/** The switch of a column in the menu. */
export function columnSwitch(page: Page, name: string): Locator {
  return page.getByRole('switch', { name, exact: true });
}
