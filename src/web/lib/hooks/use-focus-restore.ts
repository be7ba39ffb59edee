import { useEffect, useEffectEvent } from 'react';

/**
 * Gives the focus a new home when what had it vanishes: the nearest of the elements around it that can take it and is
 * still there, else the fallback. Otherwise it falls on the document, and the keyboard starts over from the top.
 */
export function useFocusRestore(focusFallback: () => void): void {
  const rescue = useEffectEvent((homes: readonly HTMLElement[]) => {
    if (document.activeElement !== document.body) return;
    const home = homes.find((element) => element.isConnected && element.closest('[inert]') === null);
    if (home === undefined) focusFallback();
    else home.focus({ preventScroll: true });
  });
  useEffect(() => {
    let focused: { readonly element: Element; readonly homes: readonly HTMLElement[] } | null = null;
    let waiting = 0;
    const note = ({ target }: FocusEvent) => {
      // It has a home again; should it then leave the page, nobody may fetch it back.
      cancelAnimationFrame(waiting);
      if (target instanceof Element) focused = { element: target, homes: focusableAround(target) };
    };
    const forget = ({ target }: FocusEvent) => {
      // Browsers differ in whether what is being removed is left first.
      queueMicrotask(() => {
        if (focused?.element === target && focused.element.isConnected) focused = null;
      });
    };
    const observer = new MutationObserver(() => {
      if (focused === null || focused.element.isConnected) return;
      const { homes } = focused;
      focused = null;
      // Windows give the focus back by themselves, a frame after they have closed.
      waiting = requestAnimationFrame(() => {
        waiting = requestAnimationFrame(() => rescue(homes));
      });
    });
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', forget);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', forget);
      observer.disconnect();
      cancelAnimationFrame(waiting);
    };
  }, []);
}

/** The elements around one that can take the focus, from the inside out. */
function focusableAround(element: Element): readonly HTMLElement[] {
  const around = element.parentElement?.closest('[tabindex]');
  return around instanceof HTMLElement ? [around, ...focusableAround(around)] : [];
}
