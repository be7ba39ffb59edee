import { useState } from 'react';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';

export const lazyShortcutsDialog = lazyComponent(
  () => import('./shortcuts-dialog.tsx'),
  (module) => module.default,
);

export interface Help {
  readonly isOpen: boolean;
  readonly show: () => void;
  readonly hide: () => void;
}

/** The list of shortcuts, by `?` or by its button. */
export function useShortcutsHelp(): Help {
  const [isOpen, setOpen] = useState(false);
  useShortcut('?', () => setOpen(true));
  return { isOpen, show: () => setOpen(true), hide: () => setOpen(false) };
}

export function ShortcutsHelp({ help: { isOpen, hide } }: { readonly help: Help }) {
  const { component: ShortcutsDialog, isFailed } = useLazyComponent(lazyShortcutsDialog, isOpen);
  if (!isOpen) return null;
  if (ShortcutsDialog !== null) return <ShortcutsDialog open onClose={hide} />;
  if (isFailed) return <HelpUnavailable onRetry={lazyShortcutsDialog.load} onDismiss={hide} />;
  return <PopupPlaceholder label="Keyboard shortcuts" anchor={null} onClose={hide} />;
}

function HelpUnavailable({ onRetry, onDismiss }: { readonly onRetry: () => void; readonly onDismiss: () => void }) {
  return (
    <Notice
      tone="danger"
      role="alert"
      className="absolute inset-x-0 bottom-10 z-40 border-t border-line"
      action={
        <>
          <button type="button" onClick={onRetry} className={noticeLinkClasses}>
            Try again
          </button>
          <button type="button" onClick={onDismiss} className={noticeLinkClasses}>
            Dismiss
          </button>
        </>
      }
    >
      Couldn’t load the shortcuts.
    </Notice>
  );
}
