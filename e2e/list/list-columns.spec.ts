import { openList, parameterId, type ListPage } from '../support/page/customers-list.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { expect, test } from '../support/fixtures/test.ts';

const headings = (list: ListPage) => list.table.getByRole('columnheader');

/** What is wider than the element it is in: the list, its headings, and figures in their cells. */
function cutOff(list: ListPage): Promise<readonly string[]> {
  return list.viewport.evaluate((viewport) => {
    const found = viewport.scrollWidth > viewport.clientWidth ? ['the list'] : [];
    for (const cell of viewport.querySelectorAll('[role="columnheader"], [role="cell"]')) {
      const isHeading = cell.getAttribute('role') === 'columnheader';
      if (!isHeading && getComputedStyle(cell).justifyContent !== 'flex-end') continue;
      const box = cell.getBoundingClientRect();
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right } = range.getBoundingClientRect();
        if (left < box.left || right > box.right) found.push(cell.textContent);
      }
    }
    const contact = viewport.querySelector('[data-column="contact"]')?.getBoundingClientRect().width ?? 0;
    if (viewport.clientWidth > 700 && contact < 270) found.push(`Contact, ${contact} px`);
    return found;
  });
}

for (const { width, isVariant } of [
  { width: 1440, isVariant: true },
  { width: 1366, isVariant: true },
  { width: 1280, isVariant: true },
  { width: 1024, isVariant: false },
]) {
  test.describe(`at ${width} px`, isVariant ? fullRunOnly : {}, () => {
    test.use({ viewport: { width, height: 768 } });

    test('nothing is cut off and nothing scrolls sideways', async ({ page }) => {
      const list = await openList(page);
      expect(await cutOff(list)).toEqual([]);
      await list.rows.first().getByRole('link').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await cutOff(list)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(await cutOff(list)).toEqual([]);
    });

    test('nor in a sorted list with two filters', async ({ page }) => {
      await openList(page);
      const [tier, marketing] = [await parameterId(page, 'Loyalty Tier'), await parameterId(page, 'Marketing Opt-In')];
      const filters = `filter=${tier}:is:Gold&filter=${marketing}:is:true&sort=-lifetimeValue`;
      const list = await openList(page, `/customers?${filters}`);
      await expect(headings(list).filter({ hasText: 'Loyalty Tier' })).toBeVisible();
      expect(await cutOff(list)).toEqual([]);
      await list.rows.first().getByRole('link').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await cutOff(list)).toEqual([]);
    });
  });
}

test('less important columns leave first, and come back', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const list = await openList(page);
  await expect(headings(list).last()).toHaveText('Created');
  const all = await headings(list).allTextContents();
  await page.setViewportSize({ width: 1440, height: 900 });
  await list.rows.first().getByRole('link').first().click();
  await expect(headings(list).filter({ hasText: 'Last order' })).toHaveCount(0);
  expect(await headings(list).allTextContents()).toEqual(
    expect.arrayContaining(['Customer', 'Contact', 'Status', 'Orders', 'Total spent', 'Lifetime value']),
  );
  // Beside the panel, the list is narrower than 700 px.
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(headings(list)).toHaveText(['Customer', 'Contact', 'Lifetime value']);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect(headings(list)).toHaveText(all);
});

test('the columns of the filter and of the sort are the last to leave', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openList(page);
  const tier = await parameterId(page, 'Loyalty Tier');
  const list = await openList(page, `/customers?filter=${tier}:is:Gold`);
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(headings(list).filter({ hasText: 'Loyalty Tier' })).toBeVisible();
    await expect(headings(list).filter({ hasText: 'Created' })).toBeVisible();
    expect(await cutOff(list)).toEqual([]);
  }
});

test('a skeleton has a bar for each column', fullRunOnly, async ({ page }) => {
  const list = await openList(page);
  const count = await headings(list).count();
  await page.route(/\/api\/v1\/customers\?/, () => {});
  await page.reload();
  await expect(page.getByText('Loading customers')).toBeAttached();
  const bars = list.viewport.locator('[aria-hidden="true"] > div').first().locator('> div');
  await expect(bars).toHaveCount(count);
  for (const [index, bar] of (await bars.all()).entries()) {
    const [cell, heading] = [await bar.boundingBox(), await headings(list).nth(index).boundingBox()];
    expect(cell?.x).toBe(heading?.x);
    expect(cell?.width).toBe(heading?.width);
  }
});

test('the tabs keep their counts at 768 px', fullRunOnly, async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 900 });
  await openList(page);
  for (const count of ['20,000', '16,948', '2,811', '241']) {
    await expect(page.getByRole('navigation', { name: 'Status' }).getByText(count)).toBeVisible();
  }
});
