import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { isFullScale } from '../../../src/testing/test-scale.ts';

declare global {
  interface Window {
    /** Defined after its source has run in the page. */
    axe: typeof axe;
  }
}

/** Minified, because it is sent to every page: half the size of `axe.source`. */
const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checks the page against WCAG 2.2 AA; a violation names its rule, the elements and how to fix them. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: standards });
}

/** Checks only the rules about colours, which is what a second theme can break on a page that passed all of them. */
export function expectColourContrast(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

/**
 * Rows of the list after the first eight. They have the same markup, so only `npm run test:full` checks them all.
 */
const moreRows = '[data-customer-number]:nth-child(n + 9)';

/**
 * Uses axe directly: its wrapper for Playwright loads it into the page twice per check, and also reports everything
 * that is right.
 */
async function expectNoViolation(page: Page, options: RunOptions): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // Preloading style sheets is only needed to check orientation locks, which the full run does.
  const violations = await page.evaluate(
    async ({ exclude, run }) => {
      // Wait for colour transitions to end; endless animations are left out.
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      await Promise.allSettled(ending.map((one) => one.finished));
      return (await window.axe.run({ exclude }, run)).violations;
    },
    {
      exclude: isFullScale ? [] : [moreRows],
      run: { ...options, resultTypes: ['violations'], preload: isFullScale } satisfies RunOptions,
    },
  );
  const readable = violations.map(({ id, nodes }) => ({
    rule: id,
    elements: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`),
  }));
  expect(readable).toEqual([]);
}
