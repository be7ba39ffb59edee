/** Whether a key press may be a shortcut: nothing is being typed, no modifier is held, no dialog or popover is open. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return !isTyping(event.target) && document.querySelector(openLayers) === null;
}

const openLayers = '[role="dialog"]:not([data-customer-panel]), [role="alertdialog"], [role="menu"], [role="listbox"]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
