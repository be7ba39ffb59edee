import type { Page } from '@playwright/test';
import { SummaryResponse } from '../../src/contract/list/list-metadata.ts';
import { expectAccessible } from '../support/page/axe.ts';
import { listOn, openList, parameterId } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

async function countOf(page: Page, query: string): Promise<string> {
  const { all } = SummaryResponse.parse(await (await page.request.get(`/api/app/summary?${query}`)).json()).data;
  return (all?.count ?? Number.NaN).toLocaleString('en-GB');
}

test('offers the value that a search without a result is called like', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await listOn(page).search.fill('gold');
  await expect(page.getByRole('heading', { name: 'No customers match “gold”' })).toBeVisible();
  const gold = await countOf(page, `filter=${tier}:is:Gold`);
  await page.getByRole('button', { name: `Loyalty Tier is Gold (${gold})` }).click();
  await expect(page).toHaveURL(`/customers?filter=${tier}%3Ais%3AGold`);
  await expect(listOn(page).search).toHaveValue('');
  await expect(listOn(page).footer).toContainText(gold);
});

test('offers the value that a filter differs from only in case', fullRunOnly, async ({ page }) => {
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  await page.goto(`/customers?status=active&filter=${tier}:is:gOLD`);
  const meant = page.getByRole('button', { name: 'Did you mean Gold?' });
  await expect(meant).toBeVisible();
  await expectAccessible(page);
  await meant.click();
  await expect(page).toHaveURL(`/customers?status=active&filter=${tier}%3Ais%3AGold`);
  await expect(listOn(page).rows.first()).toBeVisible();
});

test('finds the values of a text to suggest, too', fullRunOnly, async ({ page }) => {
  await openList(page);
  const company = await parameterId(page, 'Company');
  const answer = await page.request.get(`/api/app/summary?facet=${company}`);
  const { facet } = SummaryResponse.parse(await answer.json()).data;
  const value = facet?.kind === 'options' ? (facet.options[0]?.value ?? '') : '';
  await page.goto(`/customers?filter=${encodeURIComponent(`${company}:is:${value.toUpperCase()}`)}`);
  await page.getByRole('button', { name: `Did you mean ${value}?` }).click();
  await expect(listOn(page).rows.first()).toContainText(value);
});
