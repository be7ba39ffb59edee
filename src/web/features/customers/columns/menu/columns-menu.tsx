import { Popover } from '@base-ui/react/popover';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Density } from '../../../../../contract/views/column-layout.ts';
import { returnFocusTo } from '../../../../lib/browser/return-focus.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { Button } from '../../../../ui/button.tsx';
import { SegmentedControl } from '../../../../ui/segmented-control.tsx';
import { changeDensity, resetColumns, type LayoutProps } from '../change-layout.ts';
import { ColumnList } from './column-list.tsx';
import { preferencesOptions } from '../preferences-query.ts';
import { retrySaving, useHasUnsaved } from '../save-preferences.ts';

export interface ColumnsMenuProps extends LayoutProps {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The button that opens it. */
  readonly anchor: HTMLElement | null;
}

const densities: readonly { readonly value: Density; readonly label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];

/** Never beside the button, where it would cover more of the table; what does not fit scrolls inside. */
const belowOrAbove = { side: 'flip', align: 'shift', fallbackAxisSide: 'none' } as const;

/** Which columns are shown, in which order and how high their rows are. Loaded lazily, as it needs Base UI. */
export function ColumnsMenu({ id, open, onClose, anchor, layout, view }: ColumnsMenuProps) {
  const client = useQueryClient();
  const own = useQuery(preferencesOptions()).data;
  const hasUnsaved = useHasUnsaved();
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, { event, reason }) => {
        // The button's own click closes it: if it were closed here too, that click would open it again.
        const isOnAnchor = event.target instanceof Node && anchor?.contains(event.target) === true;
        if (!next && !(reason === 'outside-press' && isOnAnchor)) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          collisionAvoidance={belowOrAbove}
          className="z-50 outline-none"
        >
          <Popover.Popup
            id={id}
            finalFocus={returnFocusTo({ current: anchor })}
            className={cn(
              'flex max-h-[min(40.5rem,var(--available-height))] w-83 max-w-(--available-width) flex-col',
              'overflow-hidden rounded-xl border border-line bg-surface text-ink shadow-2xl outline-none',
            )}
          >
            <div className="flex shrink-0 items-center justify-between px-3.5 pt-2 pb-1">
              <Popover.Title className="text-[0.8125rem] font-semibold">Columns</Popover.Title>
              <Button
                variant="quiet"
                className="-me-2 h-6! px-2! text-[0.8125rem] text-accent-ink!"
                onClick={() => resetColumns(client, view)}
              >
                Reset
              </Button>
            </div>
            {(layout.columns ?? layout.density) !== null && (
              <p className="shrink-0 px-3.5 pb-1 text-[0.8125rem] text-muted">
                This view’s columns. Your own don’t change.
              </p>
            )}
            <ColumnList layout={layout} view={view} />
            {hasUnsaved && (
              <div role="alert" className="flex shrink-0 items-center gap-2 bg-danger-soft px-3.5 py-1.5 text-danger">
                <span className="flex-1 text-[0.8125rem]">Couldn’t save your columns.</span>
                <Button variant="quiet" className="h-7! px-2! text-danger!" onClick={() => retrySaving(client)}>
                  Try again
                </Button>
              </div>
            )}
            <div className="flex shrink-0 items-center justify-between gap-4 border-t border-line px-3.5 py-2.5">
              <span aria-hidden="true" className="text-[0.8125rem] text-muted">
                Density
              </span>
              <div className="w-52">
                <SegmentedControl
                  label="Density"
                  options={densities}
                  value={layout.density ?? own?.density ?? 'comfortable'}
                  onChange={(next) => changeDensity(client, view, next)}
                />
              </div>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
