import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds now, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Narrower than this, rows are cards, the filter is a sheet and the customer a page. Tailwind's `max-sm`. */
export const phoneWidth = '(width < 40rem)';

/** Narrower than this, an open customer covers the list. Tailwind's `max-lg`. */
export const panelCoversWidth = '(width < 64rem)';
