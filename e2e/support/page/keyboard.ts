import { expect, type Page } from '@playwright/test';

/** What has the focus, as a reader of the screen and of the text is told. */
export interface FocusedElement {
  /** Tag, and the name or the text. */
  readonly what: string;
  /** An outline, a ring or a border that is not there without the focus. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
}

/** Presses a key, and fails when the focus is then on nothing, out of view or not to be seen. */
export async function press(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key);
  return expectVisibleFocus(page);
}

/** What has the focus; fails when that is nothing, out of view, or looks as if it had it not. */
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
    // A row's link marks its row by what it spreads over it; a radio button marks its label.
    const marked = [getComputedStyle(element), getComputedStyle(element, '::after')];
    const label = element.closest('label');
    if (label !== null) marked.push(getComputedStyle(label));
    // A panel or window that takes the focus as a whole is marked by having come.
    const isWindow = element.matches('[role="dialog"], [role="alertdialog"], [role="listbox"]');
    const box = element.getBoundingClientRect();
    return {
      what: `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60)}`,
      isMarked: isWindow || marked.some(isLine),
      isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** Notes each time the focus falls back on the document while nobody has left the page; to be asked at the end. */
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
