import { Columns3 } from 'lucide-react';
import { useImperativeHandle, useState, type Ref } from 'react';
import { cn } from '../../../../lib/browser/class-names.ts';
import { lazyComponent } from '../../../../lib/browser/lazy-component.ts';
import { useLazyPopup } from '../../../../ui/use-lazy-popup.ts';
import { buttonClasses } from '../../../../ui/button.tsx';
import { PopupPlaceholder } from '../../../../ui/popup-placeholder.tsx';
import type { LayoutProps } from '../change-layout.ts';
import type { ColumnsMenu } from './columns-menu.tsx';

const lazyColumnsMenu = lazyComponent(
  () => import('./columns-menu.tsx'),
  (module) => module.ColumnsMenu,
);

export interface ColumnsHandle {
  /** Opens the menu. */
  readonly open: () => void;
}

interface ColumnsButtonProps extends LayoutProps {
  readonly ref: Ref<ColumnsHandle>;
}

/** Opens the menu of columns, which loads on first hover or focus. */
export function ColumnsButton({ ref, layout, view }: ColumnsButtonProps) {
  const { Popup, opened, setOpened, popupId, preload } = useLazyPopup<true, typeof ColumnsMenu>(lazyColumnsMenu);
  const open = opened !== null;
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const close = () => setOpened(null);
  useImperativeHandle(ref, () => ({ open: () => setOpened(true) }));
  return (
    <>
      <button
        ref={setAnchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? popupId : undefined}
        aria-label="Columns"
        title="Columns"
        {...preload}
        onClick={() => setOpened(open ? null : true)}
        className={cn(buttonClasses('quiet'), 'gap-1.5! px-2! aria-expanded:bg-hover aria-expanded:text-ink')}
      >
        <Columns3 aria-hidden="true" className="size-4" />
        <span className="in-data-[narrow~=tools]:hidden">Columns</span>
      </button>
      {Popup === null && open && <PopupPlaceholder label="Columns" anchor={anchor} onClose={close} />}
      {Popup !== null && <Popup id={popupId} open={open} onClose={close} anchor={anchor} layout={layout} view={view} />}
    </>
  );
}
