import { expect, type Page } from '@playwright/test';

/** The focused element, as both sighted users and screen readers perceive it. */
export interface FocusedElement {
  /** Its tag, and its name or text. */
  readonly what: string;
  /** Whether it has an outline or a ring. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

/** Presses a key; fails when the focus is then lost, out of view or not visible. */
export async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  return expectVisibleFocus(page);
}

/** Describes the focused element; fails when the focus is lost, out of view or not visible. */
export async function expectVisibleFocus(page: Page): Promise<string> {
  await expect.poll(() => focused(page)).toMatchObject({ isMarked: true, isInView: true });
  return (await focused(page)).what;
}

function focused(page: Page): Promise<FocusedElement> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { what: 'nothing', isMarked: false, isInView: false };
    const isLine = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration): boolean =>
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) ||
      /(?:^|, )(?!rgba\(0, 0, 0, 0\)).*? 0px 0px 0px [1-9]/.test(boxShadow);
    // A row's link marks its row with a pseudo-element; a radio button marks its label.
    const marked = [getComputedStyle(element), getComputedStyle(element, '::after')];
    const label = element.closest('label');
    if (label !== null) marked.push(getComputedStyle(label));
    // A panel or dialog that is focused as a whole needs no other mark than its appearance.
    const isWindow = element.matches('[role="dialog"], [role="alertdialog"], [role="listbox"]');
    const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60);
    const box = element.getBoundingClientRect();
    return {
      what: `${element.tagName.toLowerCase()} ${name}`,
      isMarked: isWindow || marked.some(isLine),
      isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** Counts how often the focus is lost to the document while keys are pressed. */
export async function watchLostFocus(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['lostFocus'] = '0';
    document.addEventListener(
      'keyup',
      () => {
        requestAnimationFrame(() => {
          const { dataset } = document.documentElement;
          if (document.activeElement === document.body) dataset['lostFocus'] = String(Number(dataset['lostFocus']) + 1);
        });
      },
      true,
    );
  });
  return async () => Number(await page.locator('html').getAttribute('data-lost-focus'));
}
