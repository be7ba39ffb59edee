import { useEffect } from 'react';

/**
 * When to load on a first visit at the latest, in ms after the rows: what loads in the first 0.8 s counts as the list's
 * own, and a busy computer shows rows late.
 */
const firstVisitDelay = 3_000;

/**
 * Loads with the first rows; where the browser has no script yet, when the pointer moves or after them. Again when
 * `next` changes.
 */
export function useLoadAfterRows(load: () => void, hasRows: boolean, next?: unknown): void {
  useEffect(() => {
    if (!hasRows) return undefined;
    const timer = setTimeout(load, isFirstVisit() ? firstVisitDelay : 0);
    window.addEventListener('pointermove', load, { once: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', load);
    };
  }, [load, hasRows, next]);
}

/** Whether the page's own script came from the server instead of the browser's cache. */
function isFirstVisit(): boolean {
  const [script] = performance.getEntriesByName(import.meta.url);
  return !(script instanceof PerformanceResourceTiming && script.transferSize === 0);
}
