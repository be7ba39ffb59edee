import { useEffect, useRef } from 'react';

export interface PanelKeys {
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
}

/**
 * ← and → step, Esc closes, wherever the focus is; not while typing, choosing or with another window open above, and not
 * when someone before has used the key.
 */
export function usePanelKeys(keys: PanelKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionOf(event, latest.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: PanelKeys): (() => void) | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (isElsewhere(event.target)) return null;
  if (event.key === 'Escape') return keys.onClose;
  if (event.key === 'ArrowLeft') return keys.onPrevious;
  return event.key === 'ArrowRight' ? keys.onNext : null;
}

const typing = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=combobox], [role=tablist], [role=radiogroup]';

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(typing) !== null) return true;
  const window = target.closest('[role=dialog], [role=alertdialog]');
  return window !== null && !window.hasAttribute('data-customer-panel');
}
