import { useState, type ReactNode } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useLazyPopup } from '../../../ui/use-lazy-popup.ts';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import type { MenuEntry, MenuPopup } from './menu-popup.tsx';

export interface MenuButtonProps {
  /** The accessible name of the button and of its menu. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** It was opened before this button took the place of another one. */
  readonly isOpenedBefore?: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

const lazyMenuPopup = lazyComponent(
  () => import('./menu-popup.tsx'),
  (module) => module.MenuPopup,
);

/** A button with a menu, which loads on first hover or focus. */
export function MenuButton({ label, entries, isOpenedBefore = false, className, children }: MenuButtonProps) {
  const { Popup, opened, setOpened, popupId, preload } = useLazyPopup<true, typeof MenuPopup>(
    lazyMenuPopup,
    undefined,
    isOpenedBefore ? true : null,
  );
  const open = opened !== null;
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <button
        ref={setAnchor}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? popupId : undefined}
        aria-label={label}
        title={label}
        {...preload}
        onClick={() => setOpened(open ? null : true)}
        className={cn('inline-flex shrink-0 items-center justify-center transition-colors', className)}
      >
        {children}
      </button>
      {Popup === null && open && <PopupPlaceholder label={label} anchor={anchor} onClose={close} />}
      {Popup !== null && (
        <Popup id={popupId} label={label} open={open} onClose={close} anchor={{ current: anchor }} entries={entries} />
      )}
    </>
  );
}
