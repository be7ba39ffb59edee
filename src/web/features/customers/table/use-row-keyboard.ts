import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isShortcut } from '../../../lib/hooks/use-shortcut.ts';
import type { RowFocus } from './use-row-focus.ts';

export interface RowKeyboardInput {
  readonly rowCount: number;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  readonly showRow: (index: number) => void;
}

/** ↑ ↓ j k Home End, while the focus is on the rows or on nothing. */
export function useRowKeyboard({ rowCount, viewport, focus, showRow }: RowKeyboardInput): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event) || !acceptsKeys(event.target, viewport.current)) return;
    const index = nextRow(event.key, focus.index, rowCount);
    if (index === null) return;
    event.preventDefault();
    showRow(index);
    focus.focusRow(index);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The row a key leads to from the current one (−1 for none); null when it leads nowhere. */
export function nextRow(key: string, current: number, rowCount: number): number | null {
  const index = targetOf(key, current, rowCount);
  return index !== null && index >= 0 && index < rowCount ? index : null;
}

function targetOf(key: string, current: number, rowCount: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return current + 1;
    case 'ArrowUp':
    case 'k':
      return current - 1;
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return null;
  }
}

/** Nothing covers the rows, and no other control has the focus that may need these keys. */
function acceptsKeys(target: EventTarget | null, viewport: HTMLElement | null): boolean {
  if (viewport === null || viewport.closest('[inert]') !== null) return false;
  return target === document.body || (target instanceof Node && viewport.contains(target));
}
