import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useIsSessionExpired } from '../lib/session/session-expiry.ts';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Neither Esc nor a click beside it closes it, as what it shows is not shown again. */
  readonly isKept?: boolean;
  /** Nothing closes it: what becomes of what was sent is told here. */
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

/**
 * A modal window in the middle: focus starts in its first field, stays in it and goes back, Esc and a click beside it
 * close. Load lazily.
 */
export function Dialog({ open, onClose, title, isKept = false, isPending = false, children }: DialogProps) {
  // The window to sign in again lies over this one: it is not to be hidden by it, and a click into it closes nothing
  // here.
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
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          // What is to be filled in comes before the button that closes; not by touch, which would raise a keyboard
          // over the window.
          initialFocus={(openedBy) =>
            openedBy === 'touch' ||
            (body.current?.querySelector<HTMLElement>('input:not([type="radio"], [hidden]), input:checked') ?? true)
          }
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-1/2 flex-col rounded-2xl border border-line bg-surface shadow-2xl outline-none transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
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
