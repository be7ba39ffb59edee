import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { isFullScale } from '../../../src/testing/test-scale.ts';

declare global {
  interface Window {
    /** There once its source was read into the page. */
    axe: typeof axe;
  }
}

/** Half of what `axe.source` has to be read of: it is read into each page. */
const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the page as it stands against WCAG 2.2 AA; a violation names its rule, the elements and what to do. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: standards });
}

/** The rules about colours alone: what another theme may break of a page that was held against all of them. */
export function expectLegible(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

/**
 * Rows of the list after the first eight in the document: made as those are, so a look at each is for `npm run
 * test:full`.
 */
const moreRows = '[data-customer-number]:nth-child(n + 9)';

/**
 * With axe itself: what wraps it for Playwright reads it into the page twice for each look and reports all that is
 * right too.
 */
async function expectNoViolation(page: Page, options: RunOptions): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  // What it would read styles anew for is whether they lock the orientation: once, in full, is enough.
  const violations = await page.evaluate(
    async ({ exclude, run }) => {
      // Colours on their way from one to the other are of neither; what moves for ever does not end.
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
