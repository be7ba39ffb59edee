import { useState, type KeyboardEvent, type PointerEvent } from 'react';

/** A row that is being dragged. */
interface Drag {
  readonly from: number;
  readonly to: number;
  /** How far it is from its place, in pixels. */
  readonly offset: number;
  /** Where the pointer was pressed, in pixels from the top of what scrolls. */
  readonly start: number;
}

export interface RowDrag {
  /** The row that is dragged; null for none. */
  readonly dragged: number | null;
  /** How far a row is from its place while another, or itself, is dragged. */
  readonly offsetOf: (index: number) => number;
  readonly handleProps: (index: number) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** How close to its edges a list scrolls, in pixels. */
const edge = 24;

/** Rows of one height that are dragged to another place by a handle. The first one stays. Escape cancels. */
export function useRowDrag(height: number, count: number, onMove: (from: number, to: number) => void): RowDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag === null) return;
    scrollNearEdge(event);
    const offset = positionOf(event) - drag.start;
    const to = Math.min(count - 1, Math.max(1, drag.from + Math.round(offset / height)));
    setDrag({ ...drag, offset, to });
  };
  return {
    dragged: drag?.from ?? null,
    offsetOf: (index) => {
      if (drag === null) return 0;
      if (index === drag.from) return drag.offset;
      if (index > drag.from && index <= drag.to) return -height;
      return index < drag.from && index >= drag.to ? height : 0;
    },
    handleProps: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: index, to: index, offset: 0, start: positionOf(event) });
      },
      onPointerMove: move,
      onPointerUp: () => {
        setDrag(null);
        if (drag !== null && drag.to !== drag.from) onMove(drag.from, drag.to);
      },
      onPointerCancel: () => setDrag(null),
      onKeyDownCapture: (event) => {
        if (drag === null || event.key !== 'Escape') return;
        event.stopPropagation();
        setDrag(null);
      },
    }),
  };
}

function scrollerOf(element: Element): Element | null {
  return element.closest('[data-scroller]');
}

function positionOf({ currentTarget, clientY }: PointerEvent): number {
  return clientY + (scrollerOf(currentTarget)?.scrollTop ?? 0);
}

function scrollNearEdge({ currentTarget, clientY }: PointerEvent): void {
  const scroller = scrollerOf(currentTarget);
  if (scroller === null) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (clientY < top + edge) scroller.scrollBy({ top: -8 });
  else if (clientY > bottom - edge) scroller.scrollBy({ top: 8 });
}
