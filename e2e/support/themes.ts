import type { Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** What the person's system prefers; the page follows it until its own switch says otherwise. */
export function preferTheme(page: Page, theme: Theme): Promise<void> {
  return page.emulateMedia({ colorScheme: theme });
}
