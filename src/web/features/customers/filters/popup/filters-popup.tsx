import { Popover } from '@base-ui/react/popover';
import { returnFocusTo } from '../../../../lib/browser/return-focus.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { phoneWidth, useMediaQuery } from '../../../../lib/hooks/use-media-query.ts';
import { BottomSheet } from '../../../../ui/bottom-sheet.tsx';
import { FilterSteps, type FilterStepsProps } from './filter-steps.tsx';
import { PhoneFilters, type PhoneFiltersProps } from './phone-filters.tsx';

export interface FiltersPopupProps extends FilterStepsProps {
  /** Which opening it is: each starts with the first step, also one while the last still fades out. */
  readonly opening: number;
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The button that opened it: it is shown beside the button, and returns the focus to it. */
  readonly anchor: HTMLElement | null;
  readonly onReplace: PhoneFiltersProps['onReplace'];
}

/** Buttons that open the popover: a press on one is not a press outside. */
const openerAttribute = 'data-filter-opener';
/** Never beside the button, where it would cover rows; what does not fit scrolls inside. */
const belowOrAbove = { side: 'flip', align: 'shift', fallbackAxisSide: 'none' } as const;

/** The filters, and the values of one, in a popover, or in a sheet on a phone. Loaded lazily, as it needs Base UI. */
export function FiltersPopup({ id, open, onClose, anchor, opening, onReplace, ...steps }: FiltersPopupProps) {
  const content = <FilterSteps key={opening} {...steps} />;
  const isPhone = useMediaQuery(phoneWidth);
  if (isPhone && steps.field === null) {
    return (
      <PhoneFilters key={opening} {...steps} open={open} onClose={onClose} anchor={anchor} onReplace={onReplace} />
    );
  }
  if (isPhone) {
    return (
      <BottomSheet open={open} onClose={onClose} title="Filters" opener={{ current: anchor }}>
        <div className="flex h-[70dvh] min-h-0 flex-col px-2.5 pb-2.5">{content}</div>
      </BottomSheet>
    );
  }
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { event, reason }) => {
        const isLeft = reason === 'outside-press' || reason === 'focus-out';
        if (!next && !(isLeft && isForOpener(event))) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          collisionAvoidance={belowOrAbove}
          className="z-50 outline-none"
        >
          <Popover.Popup
            id={id}
            aria-label="Filters"
            initialFocus={false}
            finalFocus={returnFocusTo({ current: anchor })}
            className={cn(
              'flex max-h-[min(42rem,var(--available-height))] w-86 max-w-(--available-width) flex-col',
              'overflow-hidden rounded-xl border border-line bg-surface shadow-2xl outline-none',
              'transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
            )}
          >
            {content}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Whether a press or the focus goes to a button whose click opens or closes the popover. */
function isForOpener(event: Event): boolean {
  const to = event instanceof FocusEvent ? event.relatedTarget : event.target;
  return to instanceof Element && to.closest(`[${openerAttribute}]`) !== null;
}
