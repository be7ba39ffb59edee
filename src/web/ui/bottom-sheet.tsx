import { returnFocusTo } from '../lib/browser/return-focus.ts';
import { cn } from '../lib/browser/class-names.ts';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

export interface BottomSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  /** The focus returns to it. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A modal sheet at the bottom of a narrow screen; Esc or a tap above it closes it. Load lazily. */
export function BottomSheet({ open, onClose, title, action, opener, children }: BottomSheetProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop
          className={cn(
            'fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0',
            'data-starting-style:opacity-0',
          )}
        />
        <Base.Popup
          finalFocus={returnFocusTo(opener)}
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col rounded-t-2xl bg-surface',
            'pb-[env(safe-area-inset-bottom)] shadow-2xl outline-none transition-transform duration-200',
            'data-ending-style:translate-y-full data-starting-style:translate-y-full',
          )}
        >
          <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-full bg-line-strong/50" />
          <div className="flex min-h-11 shrink-0 items-center justify-between gap-3 px-4.5 pt-1">
            <Base.Title className="text-base font-semibold">{title}</Base.Title>
            {action}
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
