import { useQueryClient } from '@tanstack/react-query';
import { ListFilter, X } from 'lucide-react';
import { useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { buttonClasses } from '../../../ui/button.tsx';
import type { ParameterFilter } from '../url/list-url-params.ts';
import { parameterValueText } from '../model/customer-text.ts';
import { parametersOptions } from '../api/customer-queries.ts';
import { useNamedParameter } from './parameter-names.ts';

export interface FilterHandle {
  /** Opens the popover, for "Change value" elsewhere on the page. */
  open(): void;
}

export interface FilterControlProps {
  readonly filter: ParameterFilter | null;
  /** Not applied while there is a search. */
  readonly paused: boolean;
  /** Customers of this status are counted. */
  readonly status: CustomerStatus | null;
  readonly onChange: (next: ParameterFilter | null) => void;
  /** Shows only the icon, on a phone. */
  readonly iconOnly?: boolean;
  readonly ref?: Ref<FilterHandle>;
}

const lazyFilterPopup = lazyComponent(async () => (await import('./filter-popup.tsx')).FilterPopup);

/** "Filter by parameter", or the filter as a chip to edit and remove. Its popover loads on first hover or focus. */
export function FilterControl({ filter, paused, status, onChange, iconOnly = false, ref }: FilterControlProps) {
  const [open, setOpen] = useState(false);
  const { component: Popup, isFailed } = useLazyComponent(lazyFilterPopup, open);
  // A hover loads it again after a failure, which must not open it.
  if (isFailed && open) setOpen(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const popupId = useId();
  const queryClient = useQueryClient();

  const prepare = () => {
    void queryClient.prefetchQuery(parametersOptions());
    lazyFilterPopup.load();
  };
  const show = () => {
    prepare();
    setOpen(true);
  };
  useImperativeHandle(ref, () => ({ open: show }));

  return (
    <div className="relative inline-flex max-w-full min-w-0">
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="F"
        aria-expanded={open}
        aria-controls={open ? popupId : undefined}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => (open ? setOpen(false) : show())}
        className={
          filter === null ? cn(buttonClasses(), iconOnly ? 'size-9 px-0!' : 'max-sm:h-9') : chipClasses(paused)
        }
      >
        {filter === null ? (
          <>
            <ListFilter aria-hidden="true" className="size-4" />
            <span className={iconOnly ? 'sr-only' : undefined}>Filter by parameter</span>
          </>
        ) : (
          <ChipText filter={filter} paused={paused} />
        )}
      </button>
      {filter !== null && (
        <button
          type="button"
          aria-label="Remove filter"
          title="Remove filter"
          onClick={() => {
            setOpen(false);
            onChange(null);
            anchor.current?.focus();
          }}
          className={cn(
            'absolute inset-y-0 end-1 my-auto inline-flex size-6.5 items-center justify-center rounded-md',
            paused ? 'text-muted hover:bg-hover hover:text-ink' : 'text-accent-ink hover:bg-accent/15',
          )}
        >
          <X aria-hidden="true" className="size-3.5" strokeWidth={2.5} />
        </button>
      )}
      {isFailed && (
        <span role="alert" className="ms-2 self-center text-[0.8125rem] text-danger">
          Couldn’t open the filter. Try again.
        </span>
      )}
      {Popup !== null && (
        <Popup
          id={popupId}
          open={open}
          onClose={() => setOpen(false)}
          anchor={anchor}
          filter={filter}
          paused={paused}
          status={status}
          onDone={(next) => {
            setOpen(false);
            if (next !== null || filter !== null) onChange(next);
          }}
        />
      )}
    </div>
  );
}

function chipClasses(paused: boolean): string {
  return cn(
    'inline-flex h-8 min-w-0 items-center rounded-lg border ps-3 pe-9 font-medium transition-colors max-sm:h-9',
    paused
      ? 'border-dashed border-line-strong text-muted hover:bg-hover'
      : 'border-accent/50 bg-accent-soft text-accent-ink hover:border-accent',
  );
}

function ChipText({ filter, paused }: { readonly filter: ParameterFilter; readonly paused: boolean }) {
  const formats = useFormats();
  const parameter = useNamedParameter(filter.id);
  const value = filter.value === null ? null : parameterValueText(parameter?.type ?? null, filter.value, formats);
  return (
    <span className="flex min-w-0 gap-1">
      <bdi className="max-w-40 shrink-0 truncate">{parameter?.name ?? '…'}</bdi>
      <span className={cn('shrink-0 font-normal', !paused && 'text-muted')}>
        {value === null ? 'has any value' : 'is'}
      </span>
      {value !== null && <bdi className="max-w-56 min-w-0 truncate">{value === '' ? '“”' : value}</bdi>}
      <span className="sr-only">{paused ? ', paused, change filter' : ', change filter'}</span>
    </span>
  );
}
