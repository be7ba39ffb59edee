import type { Page } from '@playwright/test';
import type { Theme } from '../support/page/themes.ts';

/** A picture in docs/screenshots, taken of the running product with demo customers. */
export interface Scene {
  /** The file name without `.png`. */
  readonly name: string;
  readonly path: string;
  /** Light by default. */
  readonly theme?: Theme;
  /** In CSS pixels; 1440 by 900 by default. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Prepares the page, which already shows its rows. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export const phone = { width: 360, height: 740 };
export const tablet = { width: 1024, height: 768 };

/** Add a scene here, then `npm run screenshots`. */
export const scenes: readonly Scene[] = [
  { name: 'list', path: '/customers' },
  { name: 'list-dark', path: '/customers', theme: 'dark' },
  { name: 'list-1024', path: '/customers', size: tablet },
  { name: 'list-phone', path: '/customers', size: phone },
  { name: 'search', path: '/customers?search=sofia' },
  { name: 'customer', path: '/customers', prepare: openFourth },
  { name: 'customer-dark', path: '/customers', theme: 'dark', prepare: openFourth },
  { name: 'filter', path: '/customers', prepare: openFilter },
  { name: 'filter-dark', path: '/customers', theme: 'dark', prepare: openFilter },
];

async function openFourth(page: Page): Promise<void> {
  await page.getByRole('row').nth(4).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'System parameters' }).waitFor();
}

async function openFilter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Loyalty Tier' }).click();
  await page.getByText('Gold').first().waitFor();
}
