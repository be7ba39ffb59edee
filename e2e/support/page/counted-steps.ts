import type { Page } from '@playwright/test';

/** What a task took: presses of the pointer, and of keys other than modifiers. */
export interface Steps {
  readonly clicks: number;
  readonly keys: number;
}

/** Counts a user's steps on the open page from now on. */
export async function countSteps(page: Page): Promise<() => Promise<Steps>> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    const isCounting = 'clicks' in dataset;
    dataset['clicks'] = '0';
    dataset['keys'] = '0';
    if (isCounting) return;
    const count = (name: 'clicks' | 'keys') => () => {
      dataset[name] = String(Number(dataset[name]) + 1);
    };
    document.addEventListener('pointerdown', count('clicks'), true);
    document.addEventListener('keydown', count('keys'), true);
  });
  return () =>
    page.evaluate(() => {
      const { clicks, keys } = document.documentElement.dataset;
      return { clicks: Number(clicks), keys: Number(keys) };
    });
}
