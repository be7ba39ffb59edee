import { expect, type Locator, type Page } from '@playwright/test';
import { openList, parameterId } from './customers-list.ts';

/** The path of the list filtered by a parameter's value. */
export async function filteredListPath(page: Page, parameter: string, value: string): Promise<string> {
  await page.goto('/customers');
  return `/customers?parameterId=${await parameterId(page, parameter)}&parameterValue=${value}`;
}

/**
 * Lets the page take the source for one that can neither combine filters nor sort, as Tiquo's API: it then has one
 * filter by a parameter.
 */
export async function withoutRefinements(page: Page): Promise<void> {
  await page.route('**/api/app/capabilities', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replaceAll(/"(combinesFilters|sorts|includesParameters)":true/g, '"$1":false');
    await route.fulfill({ response, body });
  });
}

/** The popover of filters, or the sheet on a phone. */
export function filtersOn(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Filters' });
}

export function filterOption(page: Page, name: RegExp | string): Locator {
  return filtersOn(page).getByRole('option', { name });
}

/** The button for the list of all filters. */
export function addFilterButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Filter', exact: true });
}

/** Opens the list of all filters by its key, ready for typing. */
export async function pressF(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await expect(filtersOn(page).getByRole('combobox', { name: 'Filter by' })).toBeFocused();
}

/** Opens the values of a filter. */
export async function openFilter(page: Page, name: string): Promise<Locator> {
  await openList(page);
  await addFilterButton(page).click();
  await filtersOn(page).getByRole('combobox', { name: 'Filter by' }).fill(name);
  await filterOption(page, new RegExp(`^${name}`))
    .first()
    .click();
  await expect(filtersOn(page).getByRole('heading', { name })).toBeVisible();
  return filtersOn(page);
}
