import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { cn } from '../lib/browser/class-names.ts';
import { useIsSessionExpired } from '../lib/session/session-expiry.ts';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Neither Esc nor a click outside closes it, as its content is not shown again. */
  readonly isKept?: boolean;
  /** Nothing closes it while a request is pending, as it shows the outcome. */
  readonly isPending?: boolean;
  /** Where the focus goes when it closes; by default, to where it was. */
  readonly finalFocus?: () => HTMLElement | null | false;
  readonly children: ReactNode;
}

/**
 * A modal dialog: the focus starts in its first field, stays inside and is returned; Esc or a click outside closes it.
 * Load lazily.
 */
export function Dialog({ open, onClose, title, isKept = false, isPending = false, finalFocus, children }: DialogProps) {
  // The dialog for signing in again opens above this one, which must not hide it or close when it is clicked.
  const isBelow = useIsSessionExpired();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      modal={!isBelow}
      disablePointerDismissal={isKept || isPending}
      onOpenChange={(next, { reason }) => {
        if (!next && !isBelow && !isPending && !(isKept && reason === 'escape-key')) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop
          className={cn(
            'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0',
            'data-starting-style:opacity-0',
          )}
        />
        <Base.Popup
          // What comes first in it rather than the close button; not on touch, where a keyboard would cover the dialog.
          initialFocus={(openedBy) =>
            openedBy === 'touch' ||
            (body.current?.querySelector<HTMLElement>(
              'input:not([type="radio"], [hidden]), input:checked, [data-first-focus]',
            ) ??
              true)
          }
          finalFocus={finalFocus}
          className={cn(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md',
            '-translate-1/2 flex-col rounded-2xl border border-line bg-surface shadow-2xl outline-none',
            'transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0',
          )}
        >
          <div className="flex items-center gap-2 border-b border-line py-2.5 pr-3 pl-5">
            <Base.Title className="flex-1 text-[0.9375rem] font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={<X />} />} />
          </div>
          <div ref={body} tabIndex={-1} className="overflow-y-auto px-5 py-4">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
