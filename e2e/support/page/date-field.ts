import type { Locator, Page } from '@playwright/test';

/** The field for a date, of day, month and year. */
export function dateField(page: Page, name = 'Date'): Locator {
  return page.getByRole('group', { name, exact: true });
}

/** Its parts in their order, each with its name. */
export function partsOf(field: Locator): Promise<readonly string[]> {
  return field
    .getByRole('textbox')
    .evaluateAll((parts) =>
      parts.map((part) => `${part.getAttribute('aria-label')} ${part instanceof HTMLInputElement ? part.value : ''}`),
    );
}
