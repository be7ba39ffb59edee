import { useEffect } from 'react';
import { lazyCustomerPanel } from './detail/panel-loader.tsx';
import { lazyShortcutsDialog } from './shortcuts/shortcuts-help.tsx';
import { lazyContactsPopover } from './table/cells/contact-cell.tsx';

/**
 * By then the first rows have settled, in milliseconds: what is fetched in the first 0.8 s after them counts as the
 * list's own (quality.md).
 */
const settledAfter = 3_000;

/** Fetches the parts a reader of rows may want next, so that they open at once and without a connection too. */
export function usePreloadedParts(hasRows: boolean): void {
  useEffect(() => {
    if (!hasRows) return undefined;
    const timer = setTimeout(() => whenIdle(fetchParts), settledAfter);
    return () => clearTimeout(timer);
  }, [hasRows]);
}

function fetchParts(): void {
  for (const part of [lazyCustomerPanel, lazyContactsPopover, lazyShortcutsDialog]) part.load();
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else work();
}
