import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { formatSort, parseSort, type ListSort } from '../../../../contract/list/list-sort.ts';
import { returnFocusTo } from '../../../lib/browser/return-focus.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { firstOrders, orderName, reversed } from '../model/list-order.ts';

export interface SortMenuPopupProps {
  readonly sort: ListSort;
  readonly onSort: (next: ListSort) => void;
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The button that opens it. */
  readonly anchor: RefObject<HTMLElement | null>;
}

/** Every order by its useful direction, and the opposite of the current one. Loaded lazily, as it needs Base UI. */
export function SortMenuPopup({ id, open, onClose, anchor, sort, onSort }: SortMenuPopupProps) {
  const isFirst = firstOrders.some((order) => formatSort(order) === formatSort(sort));
  const opposite = isFirst ? reversed(sort) : sort;
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
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Menu.Popup
            id={id}
            aria-label="Sort by"
            finalFocus={returnFocusTo(anchor)}
            className="w-60 rounded-xl border border-line bg-surface p-1.5 text-ink shadow-2xl outline-none"
          >
            <Menu.RadioGroup
              value={formatSort(sort)}
              onValueChange={(value: string) => {
                const next = parseSort(value);
                if (next !== null) onSort(next);
              }}
            >
              {firstOrders.map((order) => (
                <OrderItem key={order.field} order={order} />
              ))}
              <Menu.Separator className="mx-1 my-1.5 h-px bg-line" />
              <OrderItem order={opposite} />
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function OrderItem({ order }: { readonly order: ListSort }) {
  return (
    <Menu.RadioItem
      value={formatSort(order)}
      closeOnClick
      className={cn(
        'flex h-8 cursor-pointer items-center gap-2 rounded-lg px-2.5 outline-none select-none',
        'data-highlighted:bg-accent-soft max-sm:h-10',
      )}
    >
      <span className="flex-1">{orderName(order)}</span>
      <Menu.RadioItemIndicator>
        <Check aria-hidden="true" className="size-4 text-accent-ink" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  );
}
