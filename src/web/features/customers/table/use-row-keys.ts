import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isShortcut } from '../../../lib/hooks/use-shortcut.ts';
import type { TableRows } from './table-rows.ts';
import { nextRow } from './next-row.ts';
import type { RowFocus } from './use-row-focus.ts';

interface Input {
  readonly rows: TableRows;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  readonly showRow: (index: number) => void;
}

/** ↑ ↓ j k Home End, while the focus is on the rows or on nothing. */
export function useRowKeys({ rows, viewport, focus, showRow }: Input): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event) || !isFree(event.target, viewport.current)) return;
    const index = nextRow(event.key, focus.index, rows.customers.length);
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

/** Nothing lies over the rows, and nothing else has the focus that these keys may be meant for. */
function isFree(target: EventTarget | null, viewport: HTMLElement | null): boolean {
  if (viewport === null || viewport.closest('[inert]') !== null) return false;
  return target === document.body || (target instanceof Node && viewport.contains(target));
}
