import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { isShortcut } from '../../lib/shortcut.ts';

const load = () => import('./shortcuts-dialog.tsx');
const ShortcutsDialog = lazy(load);

export interface Help {
  readonly isOpen: boolean;
  readonly show: () => void;
  readonly hide: () => void;
  /** Fetches the list of shortcuts before it is asked for. */
  readonly prepare: () => void;
}

/** The list of shortcuts, by `?` or by its button. */
export function useShortcutsHelp(): Help {
  const [isOpen, setOpen] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== '?' || !isShortcut(event)) return;
    event.preventDefault();
    setOpen(true);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return { isOpen, show: () => setOpen(true), hide: () => setOpen(false), prepare: () => void load() };
}

export function ShortcutsHelp({ help }: { readonly help: Help }) {
  if (!help.isOpen) return null;
  return (
    <Suspense>
      <ShortcutsDialog open onClose={help.hide} />
    </Suspense>
  );
}
