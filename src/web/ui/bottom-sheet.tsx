import { returnFocusTo } from '../lib/browser/return-focus.ts';
import { cn } from '../lib/browser/class-names.ts';
import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

export interface BottomSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The focus returns to it. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A modal sheet at the bottom of a narrow screen; Esc or a tap above it closes it. Load lazily. */
export function BottomSheet({ open, onClose, title, opener, children }: BottomSheetProps) {
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
          <Base.Title className="shrink-0 px-4.5 pt-5 pb-1 text-base font-semibold">{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
