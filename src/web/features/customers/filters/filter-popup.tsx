import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { returnFocusTo } from '../../../lib/browser/return-focus.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { BottomSheet } from '../../../ui/bottom-sheet.tsx';
import { FilterForm, type FilterFormProps } from './filter-form.tsx';

export interface FilterPopupProps extends Omit<FilterFormProps, 'large'> {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The button that opens it: it is placed beside the button, and returns the focus to it. */
  readonly anchor: RefObject<HTMLElement | null>;
}

const title = 'Filter by parameter';
/** Never beside the button, where it would cover rows; what does not fit scrolls inside. */
const belowOrAbove = { side: 'flip', align: 'shift', fallbackAxisSide: 'none' } as const;

/** The filter's form in a popover, or in a sheet on a phone. Loaded lazily, as it needs Base UI. */
export function FilterPopup({ id, open, onClose, anchor, ...form }: FilterPopupProps) {
  const phone = useMediaQuery(phoneWidth);
  if (phone) {
    return (
      <BottomSheet open={open} onClose={onClose} title={title} opener={anchor}>
        <FilterForm {...form} large />
      </BottomSheet>
    );
  }
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // The button's own click closes it: if it were closed here too, that click would open it again.
        const onAnchor = details.event.target instanceof Node && anchor.current?.contains(details.event.target);
        if (!next && !(details.reason === 'outside-press' && onAnchor === true)) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          collisionAvoidance={belowOrAbove}
          className="z-50 outline-none"
        >
          <Popover.Popup
            id={id}
            finalFocus={returnFocusTo(anchor)}
            className={cn(
              'flex max-h-[min(32rem,var(--available-height))] w-94 max-w-(--available-width) flex-col',
              'overflow-hidden rounded-xl border border-line bg-surface shadow-2xl outline-none',
              'transition-opacity duration-100 data-ending-style:opacity-0',
              'data-starting-style:opacity-0',
            )}
          >
            <Popover.Title className="shrink-0 px-3.5 pt-3.5 pb-1.5 text-[0.8125rem] font-semibold">
              {title}
            </Popover.Title>
            <FilterForm {...form} large={false} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
