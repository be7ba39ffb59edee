import { Menu } from '@base-ui/react/menu';
import type { ReactNode, RefObject } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { returnFocusTo } from '../../../lib/browser/return-focus.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}

export interface MenuPopupProps {
  readonly id: string;
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The button that opens it. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly entries: readonly MenuEntry[];
}

/** Loaded lazily, as it needs Base UI. */
export function MenuPopup({ id, label, open, onClose, anchor, entries }: MenuPopupProps) {
  return (
    <Menu.Root
      open={open}
      onOpenChange={(next, { event, reason }) => {
        // The button's own click closes it: if it were closed here too, that click would open it again.
        const isOnAnchor = event.target instanceof Node && anchor.current?.contains(event.target) === true;
        if (!next && !(reason === 'outside-press' && isOnAnchor)) onClose();
      }}
    >
      {/* In a landmark, as a menu is none. */}
      <Menu.Portal container={anchor.current?.closest('main')}>
        <Menu.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            id={id}
            aria-label={label}
            finalFocus={returnFocusTo(anchor)}
            className={cn(
              'max-h-[min(24rem,var(--available-height))] min-w-52 max-w-[min(20rem,calc(100vw-1rem))] overflow-y-auto',
              'rounded-xl border border-line bg-surface p-1.5 text-ink shadow-2xl outline-none',
            )}
          >
            {entries.map(({ id: entryId, label: text, icon, isDangerous = false, onChoose }) => (
              <Menu.Item
                key={entryId}
                onClick={onChoose}
                className={cn(
                  'flex min-h-8 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1 outline-none select-none',
                  'max-sm:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted',
                  isDangerous
                    ? 'text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger'
                    : 'data-highlighted:bg-accent-soft',
                )}
              >
                {icon}
                <bdi className="min-w-0 flex-1 wrap-anywhere">{text}</bdi>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
