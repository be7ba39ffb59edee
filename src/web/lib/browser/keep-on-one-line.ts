/**
 * A ref that keeps a row on one line while it can: the row's `data-narrow` lists as many of the steps, in order, as are
 * needed until the items in its `data-wraps` no longer wrap. The styles of its other parts follow it.
 */
export function keepOnOneLine(steps: readonly string[]): (row: HTMLElement | null) => (() => void) | undefined {
  return (row) => {
    if (row === null) return undefined;
    // Before the next paint, whatever changed: the window, the items, or the texts of the other parts.
    const observer = new ResizeObserver(() => {
      for (let count = 0; count <= steps.length; count++) {
        row.dataset['narrow'] = steps.slice(0, count).join(' ');
        if (!wraps(row)) return;
      }
    });
    for (const part of [row, ...row.children]) observer.observe(part);
    return () => observer.disconnect();
  };
}

function wraps(row: HTMLElement): boolean {
  const items = [...row.querySelectorAll<HTMLElement>('[data-wraps] > *')];
  return items.some(({ offsetTop }) => offsetTop > (items[0]?.offsetTop ?? 0) + 8);
}
