import { ArrowUpDown, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useLazyPopup } from '../../../ui/use-lazy-popup.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { orderName } from '../model/list-order.ts';
import type { SortMenuPopup, SortMenuPopupProps } from './sort-menu-popup.tsx';

export type SortMenuProps = Pick<SortMenuPopupProps, 'sort' | 'onSort'>;

const lazySortPopup = lazyComponent(
  () => import('./sort-menu-popup.tsx'),
  (module) => module.SortMenuPopup,
);

/** Names the order of the list, and opens a menu of the others. The menu loads on first hover or focus. */
export function SortMenu({ sort, onSort }: SortMenuProps) {
  const { Popup, opened, setOpened, popupId, preload } = useLazyPopup<true, typeof SortMenuPopup>(lazySortPopup);
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
        aria-label={`Sort: ${orderName(sort)}`}
        title={`Sort: ${orderName(sort)}`}
        {...preload}
        onClick={() => setOpened(open ? null : true)}
        className={cn(buttonClasses('quiet'), 'gap-1.5! px-2! font-normal!')}
      >
        <ArrowUpDown aria-hidden="true" className="size-4" />
        <span className="in-data-[narrow~=sort]:hidden">
          Sort: <span className="font-medium text-ink">{orderName(sort)}</span>
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 in-data-[narrow~=sort]:hidden" />
      </button>
      {Popup === null && open && <PopupPlaceholder label="Sort by" anchor={anchor} onClose={close} />}
      {Popup !== null && (
        <Popup
          id={popupId}
          open={open}
          onClose={close}
          anchor={{ current: anchor }}
          sort={sort}
          onSort={(next) => {
            close();
            onSort(next);
          }}
        />
      )}
    </>
  );
}
