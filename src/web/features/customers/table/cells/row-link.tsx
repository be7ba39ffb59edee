import { use, useEffect, useEffectEvent, type FocusEvent, type ReactNode, type RefObject } from 'react';
import { cn } from '../../../../lib/browser/class-names.ts';
import { RowLinkContext } from './row-context.ts';

/**
 * The link of a row, stretched over its cell, with a focus ring around the visible part of the row: middle click,
 * "copy link" and Enter work. A plain click is handled by `useRowPointer`, as the href leaves personal searches out.
 */
export function RowLink({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const { href, tabIndex, isOpen } = use(RowLinkContext);
  return (
    <a
      href={href}
      tabIndex={tabIndex}
      data-row-link=""
      aria-current={isOpen ? 'true' : undefined}
      draggable={false}
      className={cn(
        'block outline-none before:absolute before:inset-0',
        // Only the focused row gets a box for the ring: one in each row would cost on every scroll.
        'focus-visible:after:pointer-events-none focus-visible:after:absolute',
        'focus-visible:after:inset-y-0 focus-visible:after:left-0 focus-visible:after:w-[100cqw]',
        'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
    >
      {children}
    </a>
  );
}

/**
 * The same link under the rest of the row, for the pointer only. The sticky column lies above the others together with
 * everything in it: a link stretched from there would cover the buttons of the cells that scroll under it.
 */
export function RowCover({ href }: { readonly href: string }) {
  const toLink = (event: FocusEvent<HTMLElement>) => {
    const link = event.currentTarget.parentElement?.querySelector('[data-row-link]');
    if (link instanceof HTMLElement) link.focus({ preventScroll: true });
  };
  return (
    <a
      href={href}
      tabIndex={-1}
      aria-hidden="true"
      data-row-cover=""
      draggable={false}
      onFocus={toLink}
      className="absolute inset-0"
    />
  );
}

/** Handles clicks on rows, and shows the titles of what a row's link covers. */
export function useRowPointer(viewport: RefObject<HTMLElement | null>, onOpen: (customerNumber: string) => void): void {
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    const onClick = (event: MouseEvent) => openByClick(event, open);
    element.addEventListener('click', onClick);
    element.addEventListener('mousemove', showTitle);
    return () => {
      element.removeEventListener('click', onClick);
      element.removeEventListener('mousemove', showTitle);
    };
  }, [viewport]);
}

const links = '[data-row-link], [data-row-cover]';

/** A plain click on a row's link opens the customer in this page; the browser handles any other. */
function openByClick(event: MouseEvent, onOpen: (customerNumber: string) => void): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  if (!(event.target instanceof Element) || event.target.closest(links) === null) return;
  const customerNumber = event.target.closest('[data-customer-number]')?.getAttribute('data-customer-number');
  if (customerNumber === null || customerNumber === undefined) return;
  event.preventDefault();
  onOpen(customerNumber);
}

/** The link covers its row, so it takes over the title of what is under the pointer. */
function showTitle({ target, clientX, clientY }: MouseEvent): void {
  const link = target instanceof Element ? target.closest(links) : null;
  if (!(link instanceof HTMLElement)) return;
  const under = document
    .elementsFromPoint(clientX, clientY)
    .find((element) => element !== link && element.hasAttribute('title'));
  const title = under?.getAttribute('title') ?? '';
  if (link.title !== title) link.title = title;
}
