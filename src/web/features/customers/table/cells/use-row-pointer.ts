import { isPlainClick } from '../../../../lib/browser/is-plain-click.ts';
import { useEffect, useEffectEvent, type RefObject } from 'react';

/**
 * The classes of text in a row. Cells let the pointer through to the row's link under them; their text does not, so
 * that it can be selected and has its title. Chromium selects the text of a link only when told to.
 */
export const rowText = 'pointer-events-auto select-text in-data-text-off:pointer-events-none';

/** Marks text that people copy: a click opens the customer once it cannot become a double click, which selects. */
export const copied = { 'data-copied': '' } as const;

/** How long a second click may take, in ms. */
const doubleClick = 250;
/** A mouse that moves farther than this between pressing and releasing selects text, in pixels. */
const clickSlop = 4;

const links = '[data-row-link], [data-row-cover]';

/** Opens customers by a click on their row, and leaves the selection of text and other clicks to the browser. */
export function useRowPointer(viewport: RefObject<HTMLElement | null>, onOpen: (customerNumber: string) => void): void {
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const unmount = new AbortController();
    const listen = { signal: unmount.signal };
    let pressed: PointerEvent | null = null;
    let opening: ReturnType<typeof setTimeout> | undefined;
    unmount.signal.addEventListener('abort', () => clearTimeout(opening));

    document.addEventListener('keydown', () => clearTimeout(opening), listen);
    document.addEventListener(
      'pointerdown',
      (event) => {
        clearTimeout(opening);
        pressed = event;
        element.toggleAttribute('data-text-off', opensMenuOfLink(event));
      },
      listen,
    );
    for (const type of ['contextmenu', 'click'])
      element.addEventListener(type, () => element.removeAttribute('data-text-off'), listen);
    element.addEventListener('mousedown', (event) => preventAutoscroll(event), listen);
    element.addEventListener('auxclick', (event) => passToLink(event), listen);
    element.addEventListener(
      'click',
      (event) => {
        const row = clickedRow(event);
        if (row === null) return;
        if (!isPlainClick(event)) {
          passToLink(event);
          return;
        }
        event.preventDefault();
        if (pressed !== null && hasSelected(pressed, event)) return;
        const openRow = () => {
          linkOf(row)?.focus({ preventScroll: true });
          open(row.getAttribute('data-customer-number') ?? '');
        };
        if (!selectsByDoubleClick(event, pressed)) openRow();
        else if (event.detail === 1) opening = setTimeout(openRow, doubleClick);
      },
      listen,
    );
    return () => unmount.abort();
  }, [viewport]);
}

/** The row of a click on its link or text; null for one of its controls. */
function clickedRow({ target, defaultPrevented }: Event): Element | null {
  if (defaultPrevented || !(target instanceof Element) || target.closest('button, label') !== null) return null;
  return target.closest('[data-customer-number]');
}

function linkOf(row: Element): HTMLElement | null {
  return row.querySelector('a[data-row-link]');
}

function isOnText({ target }: Event): boolean {
  return target instanceof Element && target.closest(links) === null;
}

/** Whether a click ended a selection of text. Keys have no `detail`, and fingers are never that steady. */
function hasSelected(pressed: PointerEvent, { detail, clientX, clientY }: MouseEvent): boolean {
  if (detail === 0 || pressed.pointerType === 'touch') return false;
  return Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > clickSlop;
}

/** Whether a second click would select the text that was clicked. Fingers and assistive technology select otherwise. */
function selectsByDoubleClick({ target, detail }: MouseEvent, pressed: PointerEvent | null): boolean {
  if (detail === 0 || pressed?.pointerType === 'touch') return false;
  return target instanceof Element && target.closest('[data-copied]') !== null;
}

/** A middle click, or one with Ctrl, on the text does what it does on the link: open a tab. */
function passToLink(event: MouseEvent): void {
  const row = clickedRow(event);
  if (row !== null && isOnText(event) && event.button < 2) linkOf(row)?.dispatchEvent(new MouseEvent('click', event));
}

/** On Windows, pressing the middle button beside a link scrolls. */
function preventAutoscroll(event: MouseEvent): void {
  if (event.button === 1 && clickedRow(event) !== null && isOnText(event)) event.preventDefault();
}

/** The context menu is that of the link, with "Open in new tab", unless the text under the pointer is selected. */
function opensMenuOfLink({ button, ctrlKey, target }: PointerEvent): boolean {
  if (button !== 2 && !ctrlKey) return false;
  const selection = getSelection();
  const isSelected =
    selection !== null && !selection.isCollapsed && target instanceof Node && selection.containsNode(target, true);
  return !isSelected;
}
