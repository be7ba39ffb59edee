import type { Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/**
 * Sets the theme that the system prefers, which the page follows unless its own switch is set. Resolves when all colour
 * transitions have ended.
 */
export async function preferTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(async () => {
    // A colour that is inherited changes with a transition of its own at each level, one after the other.
    for (let still = 0; still < 3;) {
      await new Promise((painted) => requestAnimationFrame(painted));
      const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      still = transitions.length === 0 ? still + 1 : 0;
      await Promise.allSettled(transitions.map(({ finished }) => finished));
    }
  });
}
