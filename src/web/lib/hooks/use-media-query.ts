import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query matches, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Below this width, rows are cards, the filter is a sheet and the customer a page. Tailwind's `max-sm`. */
export const phoneWidth = '(width < 40rem)';

/** Below this width, an open customer covers the list. Tailwind's `max-lg`. */
export const panelCoversWidth = '(width < 64rem)';
