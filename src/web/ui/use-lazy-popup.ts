import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useLazyComponent, type LazyComponent } from '../lib/browser/lazy-component.ts';
import { showToast } from './toast.tsx';

/** For the button of a popup: loads it on first hover or focus. */
export interface Preload {
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
}

export interface LazyPopup<S, C> {
  /** Null until it has loaded. */
  readonly Popup: C | null;
  /** What it shows; null while it is closed. */
  readonly opened: S | null;
  readonly setOpened: (next: S | null) => void;
  /** The id that it must have while it is open. */
  readonly popupId: string;
  readonly preload: Preload;
}

/**
 * A popover or menu in a script of its own, which loads once it may be needed. One that fails to load says so and
 * closes, and can be opened again.
 */
export function useLazyPopup<S, C>(
  lazy: LazyComponent<C>,
  onPreload?: () => void,
  initial: S | null = null,
): LazyPopup<S, C> {
  const [opened, setOpened] = useState(initial);
  const { component, isFailed } = useLazyComponent(lazy, opened !== null);
  useCloseOnFailure(isFailed && opened !== null, () => setOpened(null));
  const popupId = useId();
  const load = () => {
    onPreload?.();
    lazy.load();
  };
  return { Popup: component, opened, setOpened, popupId, preload: { onPointerEnter: load, onFocus: load } };
}

/** Says that what was opened could not be loaded, and closes it: loaded later, by a hover, it must not open. */
export function useCloseOnFailure(hasFailed: boolean, close: () => void): void {
  const onFailure = useEffectEvent(() => {
    close();
    showToast('Couldn’t open it. Try again.');
  });
  useEffect(() => {
    if (hasFailed) onFailure();
  }, [hasFailed]);
}
