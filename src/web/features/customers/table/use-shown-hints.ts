import { useMemo, type MouseEvent } from 'react';

/**
 * Makes the titles of what lies under a row's link show: the link covers the row, so it takes over the title of what
 * the pointer is on.
 */
export function useShownHints() {
  return useMemo(() => ({ onMouseMove: showHint }), []);
}

function showHint({ target, clientX, clientY }: MouseEvent): void {
  if (!(target instanceof HTMLElement) || target.dataset['rowLink'] === undefined) return;
  const under = document.elementsFromPoint(clientX, clientY).find((element) => element !== target && element.hasAttribute('title'));
  const hint = under?.getAttribute('title') ?? '';
  if (target.title !== hint) target.title = hint;
}
