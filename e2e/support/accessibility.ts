import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    /** There once its source was read into the page, anew for each look. */
    axe: typeof axe;
  }
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the page as it stands against WCAG 2.2 AA; a violation names its rule, the elements and what to do. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: standards });
}

/** The rules about colours alone: what another theme may break of a page that was held against all of them. */
export function expectLegible(page: Page): Promise<void> {
  return expectNoViolation(page, { runOnly: ['color-contrast', 'link-in-text-block'] });
}

/** With axe itself: what wraps it for Playwright reads it into the page twice for each look and reports all that is right too. One that stays in the page keeps colours of the theme before. */
async function expectNoViolation(page: Page, options: RunOptions): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (run) => (await window.axe.run(document, run)).violations, { ...options, resultTypes: ['violations'] } satisfies RunOptions);
  const readable = violations.map(({ id, nodes }) => ({
    rule: id,
    elements: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`),
  }));
  expect(readable).toEqual([]);
}
