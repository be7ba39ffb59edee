import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createStore } from '../../../lib/browser/reactive-store.ts';
import type { ColumnLayout } from './field-columns.ts';
import { fittingColumns, narrowest, type ColumnNeed } from './fitting-columns.ts';

/** The space after the last column, in rem. */
export const endSpace = 0.75;
/** The width of a scrollbar where it takes space, in pixels. */
const scrollbar = 15;

/** The ids of the columns in the table. */
export const fittingIds = createStore<readonly string[]>([]);

/**
 * The columns that fit into the view, in order. Renders again only when others fit, and before a frame in which the
 * list would scroll sideways. Widths are in rem.
 */
export function useFittingColumns<C extends ColumnNeed>(
  columns: readonly C[],
  viewport: RefObject<HTMLElement | null>,
): readonly C[] {
  // An estimate, which nearly always gives the columns that a measurement would.
  const [width, setWidth] = useState(() => inRem(window.innerWidth - scrollbar));
  const fitting = useMemo(() => fittingColumns(columns, width), [columns, width]);
  const measure = useEffectEvent((update: (change: () => void) => void) => {
    if (viewport.current === null) return;
    const measured = inRem(viewport.current.clientWidth);
    if (textOf(fittingColumns(columns, measured)) !== textOf(fitting)) update(() => setWidth(measured));
  });
  useEffect(() => fittingIds.set(fitting.map(({ id }) => id)), [fitting]);
  useLayoutEffect(() => measure((change) => change()), [columns]);
  useEffect(() => {
    if (viewport.current === null) return undefined;
    const observer = new ResizeObserver(() => measure(flushSync));
    observer.observe(viewport.current);
    return () => observer.disconnect();
  }, [viewport]);
  return fitting;
}

/** A column of the width that someone gave it, as far as nothing of it is cut off. Text may be. */
export function withSize<C extends ColumnLayout>(column: C, size: number): C {
  const least = column.shrinks === true ? column.width * narrowest : column.width;
  return { ...column, width: Math.max(least, size / pixelsPerRem()), grow: 0 };
}

function inRem(pixels: number): number {
  return pixels / pixelsPerRem() - endSpace;
}

function pixelsPerRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function textOf(columns: readonly ColumnNeed[]): string {
  return columns.map(({ id, width }) => `${id} ${width}`).join();
}
