import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Holds the page as it stands against WCAG 2.2 AA; a violation names its rule, the elements and what to do. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(axeOn(page).withTags(standards));
}

/** The rules about colours alone: what another theme may break of a page that was held against all of them. */
export function expectLegible(page: Page): Promise<void> {
  return expectNoViolation(axeOn(page).withRules(['color-contrast', 'link-in-text-block']));
}

/**
 * Without the second page that axe otherwise opens for frames of other origins, of which there are none, and without a
 * report of all that is right, which takes longer than finding what is wrong.
 */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}

async function expectNoViolation(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const readable = violations.map(({ id, nodes }) => ({
    rule: id,
    elements: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`),
  }));
  expect(readable).toEqual([]);
}
