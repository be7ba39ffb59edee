import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import { focusOnMount } from '../lib/browser/focus-on-mount.ts';
import { cn } from '../lib/browser/class-names.ts';
import { Skeleton } from './skeleton.tsx';
import { fieldClasses } from './text-field.tsx';

export interface PopupPlaceholderProps {
  /** Its accessible name. */
  readonly label: string;
  /** The button that opened it; null for a dialog. */
  readonly anchor: HTMLElement | null;
  /** Takes what is typed meanwhile; missing where the popup has no field. */
  readonly onType?: ((text: string) => void) | undefined;
  readonly onClose: () => void;
}

/** As wide as most popovers, in px. */
const width = 344;

/** In place of a popover, or of a sheet on a phone, until its script has arrived. */
export function PopupPlaceholder({ label, anchor, onType, onClose }: PopupPlaceholderProps) {
  const { left, bottom } = anchor?.getBoundingClientRect() ?? { left: window.innerWidth / 3, bottom: 96 };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    // Behind it, the focus would be where it is not returned from.
    else if (event.key === 'Tab') event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return createPortal(
    <div
      role="dialog"
      aria-label={label}
      aria-busy="true"
      style={{ left: Math.min(left, window.innerWidth - width - 8), top: bottom + 6, width }}
      className={cn(
        'fixed z-50 space-y-2 rounded-xl border border-line bg-surface p-1.5 pb-3 shadow-2xl',
        'max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-auto!',
      )}
    >
      {onType !== undefined && (
        <input
          ref={focusOnMount}
          aria-label={label}
          className={cn(fieldClasses, 'ps-8.5')}
          onChange={(event) => onType(event.target.value)}
        />
      )}
      <Skeleton className="mx-2 my-2.5 h-3 w-2/3" />
      <Skeleton className="mx-2 h-3 w-1/2" />
    </div>,
    document.body,
  );
}
