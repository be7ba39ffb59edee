import { expect, type Page } from '@playwright/test';
import { openList, parameterId } from './customers-list.ts';

/** The path of the list filtered by a parameter's value. */
export async function filteredListPath(page: Page, parameter: string, value: string): Promise<string> {
  await page.goto('/customers');
  return `/customers?parameterId=${await parameterId(page, parameter)}&parameterValue=${value}`;
}

/** Opens the filter and chooses a parameter, whose value is entered with a control of this role. */
export async function openFilter(
  page: Page,
  parameter: string,
  shows: 'radio' | 'searchbox' | 'textbox',
): Promise<void> {
  await openList(page);
  await page.getByRole('button', { name: 'Filter by parameter' }).click();
  await page.getByRole('combobox', { name: 'Find a parameter' }).fill(parameter);
  await page.getByRole('option', { name: parameter }).first().click();
  const form = page.getByRole('dialog', { name: 'Filter by parameter' });
  // A date field has no role.
  const value = shows === 'textbox' ? form.locator('input:not([type="radio"])') : form.getByRole(shows);
  await expect(value.last()).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
}
