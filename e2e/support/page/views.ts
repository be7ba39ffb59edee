import { expect, type Locator, type Page } from '@playwright/test';
import { routes } from '../../../src/contract/route-paths.ts';
import { ViewResponse, type SavedView, type ViewContent } from '../../../src/contract/views/saved-views.ts';

/** Adds a view with the page's session. */
export async function addView(
  page: Page,
  name: string,
  content: ViewContent,
  visibility: SavedView['visibility'] = 'private',
): Promise<SavedView> {
  return send(page, 'POST', routes.views, { name, visibility, content });
}

/** Changes a view with the page's session. */
export function changeView(page: Page, { id, updatedAt }: SavedView, change: Partial<SavedView>): Promise<SavedView> {
  return send(page, 'PATCH', routes.view(id), { ...change, updatedAt });
}

/** Deletes a view with the page's session. */
export async function deleteView(page: Page, { id }: Pick<SavedView, 'id'>): Promise<void> {
  const answer = await page.request.fetch(routes.view(id), { method: 'DELETE', headers: await originOf(page) });
  expect(answer.ok()).toBe(true);
}

async function send(page: Page, method: string, path: string, data: object): Promise<SavedView> {
  const answer = await page.request.fetch(path, { method, headers: await originOf(page), data });
  expect(answer.ok()).toBe(true);
  return ViewResponse.parse(await answer.json()).data;
}

async function originOf(page: Page): Promise<{ origin: string }> {
  return { origin: new URL((await page.request.get('/healthz')).url()).origin };
}

export function viewsRow(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Views' });
}

/** The link of a view, whose name may be followed by what is to be known of it: ", changed". */
export function viewLink(page: Page, name: string): Locator {
  return viewsRow(page).getByRole('link', { name: new RegExp(String.raw`^${RegExp.escape(name)}(?:,|$)`) });
}

export function saveView(page: Page): Locator {
  return page.getByRole('button', { name: 'Save view' });
}

/** Chooses from the menu of the current view. */
export async function chooseOption(page: Page, view: string, option: string): Promise<void> {
  await page.getByRole('button', { name: `Options for ${view}` }).click();
  await page.getByRole('menuitem', { name: option }).click();
}

/** As when the user returns to the tab: views are read again. */
export async function returnToTab(page: Page): Promise<void> {
  const read = page.waitForResponse((response) => response.url().endsWith(routes.views));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await read;
}
