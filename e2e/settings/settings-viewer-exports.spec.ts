import { expectAccessible } from '../support/page/axe.ts';
import { openList } from '../support/page/customers-list.ts';
import { addTeamMember, test } from '../support/fixtures/settings-test.ts';
import { expect } from '../support/fixtures/test.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';

test('an administrator lets viewers export customers, and stops them again', fullRunOnly, async ({ page, browser }) => {
  const viewer = await addTeamMember(page, browser);
  const exportButton = viewer.page.getByRole('main').getByRole('button', { name: 'Export', exact: true });
  await openList(viewer.page);
  await expect(viewer.page.getByRole('button', { name: /^Sort/ })).toBeVisible();
  await expect(exportButton).toBeHidden();
  await page.goto('/settings/staff');
  const choice = page.getByRole('checkbox', { name: 'Viewers can export customers' });
  await expect(choice).not.toBeChecked();
  await expectAccessible(page);
  await choice.click();
  await expect(choice).toBeChecked();

  await viewer.page.reload();
  await exportButton.click();
  const download = viewer.page.waitForEvent('download');
  await viewer.page.getByRole('button', { name: /^Export [\d,]+ customers$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  await choice.click();
  await expect(choice).not.toBeChecked();
  await exportButton.click();
  await viewer.page.getByRole('button', { name: /^Export [\d,]+ customers$/ }).click();
  await expect(viewer.page.getByRole('dialog').getByRole('alert')).toContainText('No file was saved.');
  await page.goto('/settings/activity');
  const entries = page.getByRole('table', { name: 'Activity' });
  await expect(entries).toContainText('Allowed viewers to export customers');
  await expect(entries).toContainText('Stopped viewers from exporting customers');
});
