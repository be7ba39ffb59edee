import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Quota } from '../../../contract/list/list-metadata.ts';
import { cn } from '../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../lib/browser/lazy-component.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { capabilitiesOptions } from '../../lib/source/capabilities-query.ts';
import { prefetchPolicyFor } from '../../lib/api/quota.ts';
import { useDebouncedValue } from '../../lib/hooks/use-debounced-value.ts';
import { windowText } from '../../lib/format/duration-text.ts';
import { QuotaBar } from './quota-bar.tsx';
import type { ConnectionStatus } from './use-connection-status.ts';

const detailsPart = lazyComponent(
  () => import('./quota-popover.tsx'),
  (module) => module.QuotaPopover,
);

/** Time in ms before the meter says that it waits for a response. */
const waitingAfter = 1_500;

export interface QuotaButtonProps {
  readonly name: string;
  readonly quota: Quota;
  readonly status: ConnectionStatus | null;
}

/** The used quota as a number and a bar, with details in a popover. On a phone only the bar. */
export function QuotaButton({ name, quota, status }: QuotaButtonProps) {
  const formats = useFormats();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { component: Details, isFailed } = useLazyComponent(detailsPart, isOpen);
  const anchor = useRef<HTMLButtonElement>(null);
  const isFetching = useIsFetching() > 0;
  const isWaiting = useDebouncedValue(isFetching, waitingAfter) && isFetching;
  const used = `${formats.count(quota.used)} of ${formats.count(quota.limit)}`;
  const why = whyText(status, quota) ?? (isWaiting ? `waiting for ${name}` : null);
  const isLow = status !== null || prefetchPolicyFor(quota) !== 'eager';
  const show = () => {
    setOpen(!isOpen);
    void client.invalidateQueries({ queryKey: capabilitiesOptions().queryKey });
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen && !isFailed}
        aria-label={`${name}: ${used} requests ${windowText(quota.windowSeconds)}${why === null ? '' : `, ${why}`}`}
        onPointerEnter={detailsPart.load}
        onFocus={detailsPart.load}
        onClick={show}
        className={cn(
          '-mx-1 flex h-8 min-w-8 items-center justify-center gap-2 rounded-lg px-2',
          'text-[0.8125rem] text-muted hover:bg-hover hover:text-ink',
        )}
      >
        <span aria-hidden="true" className={cn('size-1.5 shrink-0 rounded-full', isLow ? 'bg-warn' : 'bg-ok')} />
        <span aria-hidden="true" className="whitespace-nowrap tabular-nums max-md:hidden">
          {name} · {used}
          <span className="max-lg:hidden"> requests {windowText(quota.windowSeconds)}</span>
          {why !== null && <span className="max-xl:hidden"> · {why}</span>}
        </span>
        <QuotaBar quota={quota} className="w-8 sm:w-12" />
      </button>
      {isOpen && isFailed && (
        <span role="alert" className="sr-only">
          Couldn’t load the details.
        </span>
      )}
      {isOpen && Details !== null && (
        <Details
          name={name}
          quota={quota}
          status={status}
          isWaiting={isWaiting}
          anchor={anchor}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** A source that asks us to wait may be overloaded by others, with our quota not used up. */
function whyText(status: ConnectionStatus | null, { waitsUntil }: Quota): string | null {
  return status === 'limit reached' && waitsUntil !== null ? 'asked to wait' : status;
}
