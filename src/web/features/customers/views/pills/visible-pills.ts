import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Space between pills, in px. */
const gap = 2;

/**
 * Which of some pills fit into a row, in their order: all of them, or as many as fit beside the menu of the others. The
 * current one always does; -1 for none. Widths are in px.
 */
export function fittingPills(
  widths: readonly number[],
  current: number,
  available: number,
  menuWidth: number,
): readonly boolean[] {
  const total = widths.reduce((sum, width) => sum + width + gap, 0);
  if (total <= available) return widths.map(() => true);
  let left = available - menuWidth - (widths[current] === undefined ? 0 : widths[current] + gap);
  let isFull = false;
  return widths.map((width, index) => {
    if (index === current) return true;
    left -= width + gap;
    isFull ||= left < 0;
    return !isFull;
  });
}

export interface VisiblePills {
  /** Of the row, which has the space that the pills, their menu and the actions share. */
  readonly rowRef: RefObject<HTMLDivElement | null>;
  /** Of the pills, followed by the menu. */
  readonly pillsRef: RefObject<HTMLElement | null>;
  readonly actionsRef: RefObject<HTMLDivElement | null>;
  readonly isVisible: (index: number) => boolean;
}

/** Measures pills, so that those without room can go into a menu. Hidden ones stay rendered, to be measured. */
export function useVisiblePills(count: number, current: number): VisiblePills {
  const rowRef = useRef<HTMLDivElement>(null);
  const pillsRef = useRef<HTMLElement>(null);
  const actionsRef = useRef<HTMLDivElement>(null);
  const [visible, setVisible] = useState<readonly boolean[]>([]);
  useLayoutEffect(() => {
    const row = rowRef.current;
    const [pills, actions] = [pillsRef.current, actionsRef.current];
    if (row === null || pills === null || actions === null) return undefined;
    const measure = () => {
      const widths = [...pills.children].map((child) => child.getBoundingClientRect().width);
      const menuWidth = widths.pop() ?? 0;
      const available = row.clientWidth - actions.offsetWidth;
      const next = fittingPills(widths, current, available, menuWidth);
      setVisible((now) => (now.join() === next.join() ? now : next));
    };
    // At once, so that a row that takes the place of another one never shows fewer pills.
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of [row, actions, ...pills.children]) observer.observe(element);
    return () => observer.disconnect();
  }, [count, current]);
  // The current one always fits, also before it is measured: it can take the focus as soon as it is there.
  return { rowRef, pillsRef, actionsRef, isVisible: (index) => index === current || (visible[index] ?? false) };
}
