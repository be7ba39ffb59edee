import { useEffect, useEffectEvent, type RefObject } from 'react';
import { isShortcut } from '../../../lib/hooks/use-shortcut.ts';
import type { SelectionControl } from '../selection/use-selection.ts';
import type { RowFocus } from './use-row-focus.ts';
import type { VisibleRange } from './table-rows.ts';

export interface RowKeyboardInput {
  readonly rowCount: number;
  readonly viewport: RefObject<HTMLElement | null>;
  readonly focus: RowFocus;
  readonly showRow: (index: number) => void;
  readonly visibleRange: () => VisibleRange;
  readonly onSelect: SelectionControl['select'];
  /** The row whose customer is open by now, −1 for none. */
  readonly openRow: () => number;
  readonly onOpenRow: (index: number) => void;
  /** Focuses the current row, or the first, once the rows of the list are shown. */
  readonly focusRows: () => void;
}

/**
 * ↑ ↓ j k PgUp PgDn Home End and x, while the focus is on the rows or on nothing. With Shift, they select a range. From
 * a button or a link above the rows, ↓ and j lead into them. An open customer moves along; ↑ ↓ j k then start from that
 * one, even if it was scrolled out of view.
 */
export function useRowKeyboard({
  rowCount,
  viewport,
  focus,
  showRow,
  visibleRange,
  onSelect,
  openRow,
  onOpenRow,
  focusRows,
}: RowKeyboardInput): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isShortcut(event)) return;
    if (rowSteps[event.key] === 1 && !event.shiftKey && isAbove(event.target, viewport.current)) {
      event.preventDefault();
      focusRows();
      return;
    }
    if (!acceptsKeys(event.target, viewport.current)) return;
    if (event.key.toLowerCase() === 'x' && focus.index >= 0) {
      onSelect(focus.index, event.shiftKey);
      return;
    }
    const open = openRow();
    const by = open >= 0 && !event.shiftKey ? rowSteps[event.key] : undefined;
    const view = visibleRange();
    const index =
      by === undefined ? nextRow(event.key, focus.index, rowCount, view) : otherRow(open + by, open, rowCount);
    if (index === null) return;
    event.preventDefault();
    showRow(index);
    focus.focusRow(index);
    if (event.shiftKey) onSelect(index, true, view.includes(focus.index) ? focus.index : index);
    if (open >= 0) onOpenRow(index);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Keys that lead to the next row, or back to the one before. */
export const rowSteps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The row a key leads to from the current one (−1 for none); null when it leads nowhere. */
export function nextRow(key: string, current: number, rowCount: number, view: VisibleRange): number | null {
  // From a row that was scrolled out of view, a step would lose the place the user scrolled to.
  const index = view.includes(current) ? step(key, current, rowCount, view.count) : start(key, rowCount, view);
  return index === null ? null : otherRow(index, current, rowCount);
}

/** A row other than the current one; null when there is none. */
function otherRow(index: number, current: number, rowCount: number): number | null {
  return index >= 0 && index < rowCount && index !== current ? index : null;
}

function step(key: string, current: number, rowCount: number, page: number): number | null {
  const by = rowSteps[key];
  if (by !== undefined) return current + by;
  switch (key) {
    case 'PageDown':
      return Math.min(current + page, rowCount - 1);
    case 'PageUp':
      return Math.max(current - page, 0);
    default:
      return end(key, rowCount);
  }
}

function start(key: string, rowCount: number, { first, count }: VisibleRange): number | null {
  if (key in rowSteps) return first;
  switch (key) {
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

/** Whether it is a button or a link above the rows. */
function isAbove(target: EventTarget | null, viewport: HTMLElement | null): boolean {
  if (viewport === null || viewport.closest('[inert]') !== null || !(target instanceof Element)) return false;
  if (target.closest('a, button') === null || viewport.closest('main')?.contains(target) !== true) return false;
  return (viewport.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
