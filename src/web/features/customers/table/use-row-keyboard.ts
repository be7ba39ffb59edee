import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isShortcut } from '../../../lib/hooks/use-shortcut.ts';
import type { RowFocus } from './use-row-focus.ts';
import type { VisibleRange } from './table-rows.ts';

export interface RowKeyboardInput {
  readonly rowCount: number;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  readonly showRow: (index: number) => void;
  readonly visibleRange: () => VisibleRange;
}

/** ↑ ↓ j k PgUp PgDn Home End, while the focus is on the rows or on nothing. */
export function useRowKeyboard({ rowCount, viewport, focus, showRow, visibleRange }: RowKeyboardInput): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event) || !acceptsKeys(event.target, viewport.current)) return;
    const index = nextRow(event.key, focus.index, rowCount, visibleRange());
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
export function nextRow(key: string, current: number, rowCount: number, view: VisibleRange): number | null {
  // From a row that was scrolled out of view, a step would lose the place the user scrolled to.
  const index = view.includes(current) ? step(key, current, rowCount, view.count) : start(key, rowCount, view);
  return index !== null && index >= 0 && index < rowCount && index !== current ? index : null;
}

function step(key: string, current: number, rowCount: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return current + 1;
    case 'ArrowUp':
    case 'k':
      return current - 1;
    case 'PageDown':
      return Math.min(current + page, rowCount - 1);
    case 'PageUp':
      return Math.max(current - page, 0);
    default:
      return end(key, rowCount);
  }
}

function start(key: string, rowCount: number, { first, count }: VisibleRange): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'ArrowUp':
    case 'k':
      return first;
    case 'PageDown':
      return Math.min(first + count, rowCount - 1);
    case 'PageUp':
      return Math.max(first - count, 0);
    default:
      return end(key, rowCount);
  }
}

function end(key: string, rowCount: number): number | null {
  if (key === 'Home') return 0;
  return key === 'End' ? rowCount - 1 : null;
}

/** Nothing covers the rows, and no other control has the focus that may need these keys. */
function acceptsKeys(target: EventTarget | null, viewport: HTMLElement | null): boolean {
  if (viewport === null || viewport.closest('[inert]') !== null) return false;
  return target === document.body || (target instanceof Node && viewport.contains(target));
}
