import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { columnHeading, columnSwitch, openColumns } from '../support/page/columns.ts';
import { openList } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/staffed-test.ts';
import { preferTheme } from '../support/page/themes.ts';
import { addView, saveView, viewLink, viewsRow } from '../support/page/views.ts';

test(
  'a view for everyone opens for a colleague, who can only save it as their own',
  fullRunOnly,
  async ({ page, browser }) => {
    const view = await addView(page, 'Of the team', { filters: { conditions: ['email:set'] } }, 'everyone');
    const secret = await addView(page, 'Of Ada alone', { filters: { conditions: ['phone:set'] } });
    const { page: theirs } = await addTeamMember(page, browser);
    await openList(theirs, `/customers?view=${view.id}`);
    await expect(viewLink(theirs, 'Of the team')).toHaveAccessibleName('Of the team, for everyone');
    await expect(viewLink(theirs, 'Of Ada alone')).toHaveCount(0);
    await theirs.getByRole('button', { name: 'Options for Of the team' }).click();
    await expect(theirs.getByRole('menuitem')).toHaveText(['Copy link', 'Duplicate…', 'Leave view']);
    await theirs.keyboard.press('Escape');
    await theirs.getByRole('link', { name: /^Active/ }).click();
    await expect(theirs.getByRole('button', { name: 'Save as new' })).toBeVisible();
    await expect(theirs.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
    await theirs.goto(`/customers?view=${secret.id}`);
    await expect(theirs.getByText('This view was deleted, or isn’t shared with you')).toBeVisible();
    await theirs.context().close();
  },
);

test(
  'a view for everyone shows a colleague its columns, and leaves theirs alone',
  fullRunOnly,
  async ({ page, browser }) => {
    const columns = ['customer', 'lifetimeValue', 'contact'].map((id) => ({ id, isVisible: true }));
    const view = await addView(page, 'With columns', { columns, density: 'compact' }, 'everyone');
    const { page: theirs } = await addTeamMember(page, browser);
    await theirs.setViewportSize({ width: 1440, height: 900 });
    const list = await openList(theirs, `/customers?view=${view.id}`);
    await expect(list.table.getByRole('columnheader').nth(1)).toHaveText('Lifetime value');
    await openColumns(theirs);
    await columnSwitch(theirs, 'Contact').click();
    await theirs.keyboard.press('Escape');
    await expect(viewLink(theirs, 'With columns')).toHaveAccessibleName('With columns, for everyone, changed');
    await expect(theirs.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
    await theirs.getByRole('button', { name: 'Save as new' }).click();
    await theirs.getByRole('textbox', { name: 'Name' }).fill('My columns');
    await theirs.keyboard.press('Enter');
    await expect(viewLink(theirs, 'My columns')).toHaveAccessibleName('My columns');
    await expect(theirs).toHaveURL(/\?view=[^&]+$/);
    await expect(columnHeading(theirs, 'Contact')).toHaveCount(0);
    await openList(theirs);
    await expect(list.table.getByRole('columnheader').nth(1)).toHaveText('Contact');
    await theirs.context().close();
  },
);

test(
  'an administrator changes a view of others, but cannot make it private',
  fullRunOnly,
  async ({ page, browser }) => {
    const { page: theirs } = await addTeamMember(page, browser);
    const view = await addView(theirs, 'Theirs', { sort: 'name' }, 'everyone');
    await openList(page, `/customers?view=${view.id}`);
    await page.getByRole('button', { name: 'Options for Theirs' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await expect(page.getByRole('radiogroup', { name: 'Who sees it' })).toHaveCount(0);
    await page.getByRole('textbox', { name: 'Name' }).fill('Renamed');
    await page.keyboard.press('Enter');
    await expect(viewLink(page, 'Renamed')).toBeVisible();
    await theirs.context().close();
  },
);

test('many views go into a menu, and nothing is cut off', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  for (let at = 0; at < 12; at++) await addView(page, `A view with a long name ${at}`, { filters: { conditions: [] } });
  const last = await addView(page, 'Zuletzt', { filters: { conditions: [], status: 'active' } });
  await openList(page);
  const more = page.getByRole('button', { name: /^\d+ more views$/ });
  await expect(more).toBeVisible();
  await expect(saveView(page)).toBeInViewport({ ratio: 1 });
  await more.click();
  await page.getByRole('menuitem', { name: 'Zuletzt' }).click();
  await expect(viewLink(page, 'Zuletzt')).toBeInViewport({ ratio: 1 });
  await expect(page).toHaveURL(`/customers?view=${last.id}`);
  await page.getByRole('link', { name: /^Inactive/ }).click();
  await expect(page.getByRole('button', { name: 'Save as new' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await expect(viewLink(page, 'Zuletzt')).toBeInViewport();
  // All of them are within a swipe.
  await expect(viewsRow(page).getByRole('link')).toHaveCount(await viewsRow(page).locator('a').count());
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

for (const width of [1366, 360]) {
  test(`views, their menu and their dialogs are accessible at ${width} px`, fullRunOnly, async ({ page }) => {
    await page.setViewportSize({ width, height: 740 });
    const view = await addView(page, `At ${width}`, { filters: { conditions: ['email:set'] } }, 'everyone');
    await openList(page, `/customers?view=${view.id}`);
    await page.getByRole('link', { name: /^Active/ }).click();
    await expect(viewLink(page, `At ${width}`)).toHaveAccessibleName(`At ${width}, for everyone, changed`);
    const check = async () => {
      await expectAccessible(page);
      await preferTheme(page, 'dark');
      await expectColourContrast(page);
      await preferTheme(page, 'light');
    };
    await check();
    await page.getByRole('button', { name: `Options for At ${width}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Delete…' })).toBeVisible();
    await check();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect(page.getByRole('dialog', { name: `Delete At ${width}?` })).toBeVisible();
    await check();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Save as new' }).click();
    await expect(page.getByRole('dialog', { name: 'Save as new view' })).toBeVisible();
    await check();
    await page.goto('/customers?view=unknown');
    await expect(page.getByText('This view was deleted, or isn’t shared with you')).toBeVisible();
    await check();
  });
}
