import { useEffect, useEffectEvent } from 'react';
import { isShortcut } from '../../../lib/hooks/use-shortcut.ts';

export interface PanelKeys {
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/**
 * ← and → step, Esc closes, wherever the focus is; not while typing, choosing or with another window open above, and
 * not when someone before has used the key.
 */
export function usePanelKeys(keys: PanelKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = actionOf(event, keys);
    if (act === null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, keys: PanelKeys): (() => void) | null {
  if (event.shiftKey || !isShortcut(event)) return null;
  if (event.key === 'Escape') return keys.onClose;
  if (event.key === 'ArrowLeft') return keys.onPrevious;
  return event.key === 'ArrowRight' ? keys.onNext : null;
}
