import { useEffect, useRef, type RefObject } from 'react';

/** Keeps the current view's link in sight. Returns what focuses the link of a view, once it is the current one. */
export function useFocusedPill(pillsRef: RefObject<HTMLElement | null>, current: string | null) {
  const next = useRef<string | null>(null);
  useEffect(() => {
    currentLink(pillsRef.current)?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (next.current !== null && next.current === current) currentLink(pillsRef.current)?.focus();
    next.current = null;
  }, [pillsRef, current]);
  return (id: string) => {
    if (id === current) currentLink(pillsRef.current)?.focus();
    else next.current = id;
  };
}

function currentLink(pills: HTMLElement | null): HTMLElement | null {
  return pills?.querySelector<HTMLElement>('[aria-current]') ?? null;
}
