import { useEffect, useEffectEvent } from 'react';

/**
 * Moves the focus when the focused element disappears: to the nearest ancestor that can take it and is still there, or
 * else to the fallback. Otherwise the browser resets it to the document, and the keyboard starts from the top.
 */
export function useFocusRestore(focusFallback: () => void): void {
  const restore = useEffectEvent((ancestors: readonly HTMLElement[]) => {
    if (document.activeElement !== document.body) return;
    const target = ancestors.find((element) => element.isConnected && element.closest('[inert]') === null);
    if (target === undefined) focusFallback();
    else target.focus({ preventScroll: true });
  });
  useEffect(() => {
    let focused: { readonly element: Element; readonly ancestors: readonly HTMLElement[] } | null = null;
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      // The focus has moved on: do not bring it back.
      cancelAnimationFrame(frame);
      if (target instanceof Element) focused = { element: target, ancestors: focusableAncestors(target) };
    };
    const forget = ({ target }: FocusEvent) => {
      // Browsers differ in whether an element that is being removed loses the focus first.
      queueMicrotask(() => {
        if (focused?.element === target && focused.element.isConnected) focused = null;
      });
    };
    const observer = new MutationObserver(() => {
      if (focused === null || focused.element.isConnected) return;
      const { ancestors } = focused;
      focused = null;
      // Dialogs return the focus themselves, a frame after they have closed.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => restore(ancestors));
      });
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('focusout', forget);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', forget);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, []);
}

/** The ancestors of an element that can take the focus, from the inside out. */
function focusableAncestors(element: Element): readonly HTMLElement[] {
  const ancestor = element.parentElement?.closest('[tabindex]');
  return ancestor instanceof HTMLElement ? [ancestor, ...focusableAncestors(ancestor)] : [];
}
