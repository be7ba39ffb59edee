import { useEffect, useEffectEvent, type RefObject } from 'react';

/** Clicks on rows, and the titles of what lies under a row's link. */
export function useRowPointer(viewport: RefObject<HTMLElement | null>, onOpen: (customerNumber: string) => void): void {
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const onClick = (event: MouseEvent) => openByClick(event, open);
    element.addEventListener('click', onClick);
    element.addEventListener('mousemove', showHint);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('mousemove', showHint);
    };
  }, [viewport]);
}

const links = '[data-row-link], [data-row-cover]';

/** A plain click on a row's link opens the customer here; any other is the browser's. */
function openByClick(event: MouseEvent, onOpen: (customerNumber: string) => void): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  if (!(event.target instanceof Element) || event.target.closest(links) === null) return;
  const customerNumber = event.target.closest('[data-customer-number]')?.getAttribute('data-customer-number');
  if (customerNumber === null || customerNumber === undefined) return;
  event.preventDefault();
  onOpen(customerNumber);
}

/** The link covers its row, so it takes over the title of what the pointer is on. */
function showHint({ target, clientX, clientY }: MouseEvent): void {
  const link = target instanceof Element ? target.closest(links) : null;
  if (!(link instanceof HTMLElement)) return;
  const under = document
    .elementsFromPoint(clientX, clientY)
    .find((element) => element !== link && element.hasAttribute('title'));
  const hint = under?.getAttribute('title') ?? '';
  if (link.title !== hint) link.title = hint;
}
