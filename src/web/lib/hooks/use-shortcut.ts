import { useEffect, useEffectEvent } from 'react';

/** Runs an action when a key, in lower case, is pressed anywhere on the page as a shortcut. */
export function useShortcut(key: string, action: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || !isShortcut(event)) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Whether a key press can be a shortcut: no one is typing, no modifier is held, no dialog or popover is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return !isTyping(event.target) && !isLayerOpen();
}

/** Whether a dialog, a menu or a popover is open. */
export function isLayerOpen(): boolean {
  return [...document.querySelectorAll(layers)].some(isOpen);
}

const layers = '[role="dialog"]:not([data-customer-panel]), [role="alertdialog"], [role="menu"], [role="listbox"]';

/** A layer that fades out has closed for the user, and so has the field in it that still has the focus. */
function isOpen(element: Element): boolean {
  return element.closest('[data-closed]') === null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target.closest('input:not([type="checkbox"]), textarea, select') !== null && isOpen(target))
  );
}
