import { expect, type Page } from '@playwright/test';
import { openList } from '../customers-list.ts';
import {
  addFilterButton,
  filteredListPath,
  filterOption,
  filtersOn,
  openFilter,
  withoutRefinements,
} from '../parameter-filter.ts';
import type { ScreenState } from './screen-state.ts';

const phone = { width: 360, height: 740 };

/** The states of the filters. */
export const filterStates: readonly ScreenState[] = [
  {
    name: 'values among the filters',
    isVariant: true,
    async reach(page) {
      await openList(page);
      await page.keyboard.press('f');
      await page.keyboard.type('gold');
      await expect(filterOption(page, /^Loyalty Tier is Gold/)).toBeVisible();
    },
  },
  ...[
    { type: 'boolean', name: 'Gift Wrap', isVariant: true },
    { type: 'many options', name: 'Location', isVariant: true },
    { type: 'multiselect', name: 'Browser', isVariant: true },
    { type: 'text', name: 'Company', isVariant: true },
    { type: 'number', name: 'Store Credit', isVariant: true },
  ].map(({ type, name, isVariant }) => ({
    name: `filter by ${type}`,
    isVariant,
    reach: (page: Page) => openFilter(page, name),
  })),
  {
    name: 'filter by an exact date, where filters cannot be combined',
    isVariant: true,
    async reach(page) {
      await withoutRefinements(page);
      await openFilter(page, 'Anniversary');
    },
  },
  {
    name: 'a filter in place of a search',
    isVariant: true,
    async reach(page) {
      await withoutRefinements(page);
      await openList(page, '/customers?search=mur');
      await page.getByRole('button', { name: 'Loyalty Tier' }).click();
      await filterOption(page, /^Gold/).click();
      await expect(page.getByRole('button', { name: 'Keep filter paused' })).toBeVisible();
    },
  },
  {
    name: 'choosing a filter, with three applied',
    async reach(page) {
      const tier = await filteredListPath(page, 'Loyalty Tier', 'Gold');
      await openList(page, `${tier}&filter=totalSpent:gte:100&filter=email:set&sort=-lifetimeValue`);
      await addFilterButton(page).click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  ...[
    { name: 'values of a filter', field: 'Loyalty Tier', shows: 'option' as const, isVariant: true },
    { name: 'range of amounts', field: 'Lifetime value', shows: 'textbox' as const, isVariant: true },
    { name: 'periods', field: 'Last order', shows: 'option' as const, isVariant: true },
    { name: 'set or not', field: 'Email', shows: 'option' as const, isVariant: true },
  ].map(({ name, field, shows, isVariant }) => ({
    name,
    isVariant,
    async reach(page: Page) {
      await openList(page);
      await addFilterButton(page).click();
      await filterOption(page, field).click();
      const filters = filtersOn(page);
      await expect(filters.getByRole('heading', { name: field })).toBeVisible();
      await expect(filters.getByRole(shows).first()).toBeVisible();
    },
  })),
  {
    name: 'several values',
    isVariant: true,
    async reach(page) {
      await openFilter(page, 'Loyalty Tier');
      await filterOption(page, 'More…').click();
      await filtersOn(page).getByRole('checkbox', { name: /^Gold/ }).check();
      await expect(filtersOn(page).getByRole('button', { name: 'Show 2,214 customers' })).toBeVisible();
    },
  },
  {
    name: 'any period',
    isVariant: true,
    async reach(page) {
      await openFilter(page, 'Last order');
      await filterOption(page, 'Another period…').click();
      await expect(filtersOn(page).getByRole('textbox', { name: 'How many' })).toBeVisible();
    },
  },
  {
    name: 'sort menu',
    isVariant: true,
    async reach(page) {
      await openList(page);
      await page.getByRole('button', { name: /^Sort/ }).click();
      await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    },
  },
  {
    name: 'filters in a sheet',
    isVariant: true,
    size: phone,
    async reach(page) {
      await openList(page, await filteredListPath(page, 'Loyalty Tier', 'Gold'));
      await page.getByRole('button', { name: 'Filters, 1 applied' }).click();
      await expect(filtersOn(page).getByRole('button', { name: /^Gold 2,214/, pressed: true })).toBeVisible();
    },
  },
  {
    name: 'more filters in a sheet',
    isVariant: true,
    size: phone,
    async reach(page) {
      await openList(page);
      await page.getByRole('button', { name: 'Filters' }).click();
      await filtersOn(page).getByRole('button', { name: 'More filters' }).click();
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'filter sheet',
    isVariant: true,
    size: phone,
    async reach(page) {
      await openList(page, await filteredListPath(page, 'Loyalty Tier', 'Gold'));
      await page.getByRole('button', { name: /^Loyalty Tier is Gold/ }).click();
      await expect(filterOption(page, /^Gold/)).toBeVisible();
    },
  },
];
