import { isFullScale, scaled } from '../../src/testing/test-scale.ts';
import { expectAccessible, expectColourContrast } from '../support/page/axe.ts';
import { fullRunOnly } from '../support/fixtures/full-run-only.ts';
import { screenStates } from '../support/page/states/screen-states.ts';
import { expect, test } from '../support/fixtures/test.ts';
import { preferTheme, themes } from '../support/page/themes.ts';

test.setTimeout(scaled(120_000, 600_000));

for (const { name, size, reach, isVariant = false } of screenStates) {
  test(`${name}: no violation in light and dark`, isVariant ? fullRunOnly : {}, async ({ page }) => {
    if (size !== undefined) await page.setViewportSize(size);
    // Wait for colour transitions to end.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await reach(page);
    for (const theme of themes) {
      await preferTheme(page, theme);
      // A theme only changes colours; the full run still checks every rule in both.
      const isHeldToAll = theme === 'light' || isFullScale;
      await test.step(theme, () => (isHeldToAll ? expectAccessible(page) : expectColourContrast(page)));
    }
    // Reflow: only the table scrolls sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
}
