import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { returnFocusTo } from '../../lib/browser/return-focus.ts';
import { cn } from '../../lib/browser/class-names.ts';
import type { Quota } from '../../../contract/list/list-metadata.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { prefetchPolicyFor, type PrefetchPolicy } from '../../lib/api/quota.ts';
import { useFreshFor } from '../../lib/source/cache-lifetime.ts';
import { durationText, windowText } from '../../lib/format/duration-text.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { QuotaBar } from './quota-bar.tsx';
import type { ConnectionStatus } from './use-connection-status.ts';

export interface QuotaPopoverProps {
  readonly name: string;
  readonly quota: Quota;
  readonly status: ConnectionStatus | null;
  /** A response is taking long. */
  readonly isWaiting: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The used quota, when more becomes available, and why data may be slow. Contains Base UI: load lazily. */
export function QuotaPopover({ name, quota, status, isWaiting, anchor, onClose }: QuotaPopoverProps) {
  const formats = useFormats();
  const freshFor = useFreshFor();
  const { used, limit, windowSeconds, frees, waitsUntil } = quota;
  const policy = prefetchPolicyFor(quota);
  const savings = policyText(policy);
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // The button's own click opens and closes it.
        const isOnAnchor =
          event.target instanceof Node && anchor.current?.contains(event.target) === true && event.type !== 'keydown';
        if (!open && !isOnAnchor) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side="bottom"
          align="end"
          sideOffset={8}
          collisionPadding={12}
          className="z-40"
        >
          <Popover.Popup
            finalFocus={returnFocusTo(anchor)}
            className={cn(
              'w-84 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-surface p-4',
              'text-[0.8125rem] text-muted shadow-xl outline-none',
            )}
          >
            <Popover.Title className="text-sm font-semibold text-ink tabular-nums">
              {formats.count(used)} of {formats.count(limit)} requests {windowText(windowSeconds)}
            </Popover.Title>
            <QuotaBar quota={quota} className="mt-2 w-full" />
            <p className="mt-2">All staff and programs share these {name} requests.</p>
            {frees !== null && (
              <p className="mt-1">
                Next request available at <ExactTime ms={frees} show="time" />.
              </p>
            )}
            {waitsUntil !== null && (
              <p className="mt-1 text-warn">
                {name} asked us to wait until <ExactTime ms={waitsUntil} show="dateTime" />.
              </p>
            )}
            <h3 className="mt-3 font-semibold text-ink">Why data may be slow or out of date</h3>
            <ul className="mt-1 list-disc space-y-1 ps-4">
              {status !== null && <li className="text-warn">{statusText(status, name)}</li>}
              {status === null && isWaiting && <li>Waiting for {name} to respond.</li>}
              {savings !== null && <li className="text-warn">{savings}</li>}
              <li>Recent results are reused for {durationText(freshFor)}. Older ones are marked in the list.</li>
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function statusText(status: ConnectionStatus, name: string): string {
  switch (status) {
    case 'offline':
      return 'You’re offline.';
    case 'limit reached':
      return `No ${name} requests are left for now.`;
    case 'lists paused':
      return 'Lists are paused: the last requests are kept for looking up single customers.';
    case 'not responding':
      return `${name}’s last response was not valid.`;
  }
}

function policyText(policy: PrefetchPolicy): string | null {
  switch (policy) {
    case 'eager':
      return null;
    case 'on-demand':
      return 'Less than 30% of requests are left: more rows load when you reach the last one.';
    case 'manual':
      return 'Less than 10% of requests are left: use “Load more” to continue.';
  }
}
