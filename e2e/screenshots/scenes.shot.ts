import { test } from '../support/fixtures/test.ts';
import { preferTheme } from '../support/page/themes.ts';
import { scenes } from './scenes.ts';

for (const { name, path, theme, size, prepare } of scenes) {
  test(name, async ({ page }) => {
    await preferTheme(page, theme ?? 'light');
    if (size) await page.setViewportSize(size);
    await page.goto(path);
    await page.getByRole('row').nth(5).waitFor();
    // What loads after the rows.
    await page.getByRole('button', { name: 'Export' }).waitFor();
    await page.waitForLoadState('networkidle');
    await prepare?.(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // The pointer and the caret would differ between runs.
    await page.screenshot({ path: `docs/screenshots/${name}.png`, animations: 'disabled', caret: 'hide' });
  });
}
