import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { lazyComponent, useLazyComponent, usePreload } from '../../lib/browser/lazy-component.ts';
import { isLayerOpen } from '../../lib/hooks/use-shortcut.ts';
import { useCloseOnFailure } from '../../ui/use-lazy-popup.ts';

const lazyPalette = lazyComponent(
  () => import('./palette.tsx'),
  (module) => module.Palette,
);

/** The palette, by Ctrl or ⌘ and K. What is typed while it loads is typed into it. */
export function PaletteLoader() {
  /** Null while it is closed. */
  const [typedAhead, setTypedAhead] = useState<string | null>(null);
  const openedFrom = useRef<HTMLElement>(null);
  const { component: Palette, isFailed } = useLazyComponent(lazyPalette, typedAhead !== null);
  usePreload(lazyPalette);
  useCloseOnFailure(isFailed && typedAhead !== null, () => setTypedAhead(null));
  const isLoading = Palette === null && !isFailed && typedAhead !== null;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isPaletteKey(event)) {
      // A browser's own use of the keys would leave the page.
      event.preventDefault();
      if (typedAhead !== null) setTypedAhead(null);
      else if (!isLayerOpen()) {
        openedFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setTypedAhead('');
      }
      return;
    }
    if (!isLoading) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') setTypedAhead(null);
    else if (event.key.length === 1) setTypedAhead((typed) => `${typed ?? ''}${event.key}`);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    // Before the page's own shortcuts.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
  if (Palette === null) return null;
  return (
    <Palette
      isOpen={typedAhead !== null}
      typedAhead={typedAhead ?? ''}
      onClose={() => setTypedAhead(null)}
      openedFrom={openedFrom}
    />
  );
}

function isPaletteKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !shiftKey && !altKey;
}
