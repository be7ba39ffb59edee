import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import type { Quota } from '../../../contract/app-api.ts';
import { useFormats } from '../../lib/format/formats-context.tsx';
import { prefetchPolicyFor, type PrefetchPolicy } from '../../lib/source/quota.ts';
import { freshFor } from '../../lib/source/freshness.ts';
import { durationText, windowText } from '../../lib/format/duration-text.ts';
import { ExactTime } from '../../ui/exact-time.tsx';
import { QuotaBar } from './quota-bar.tsx';
import type { ConnectionStatus } from './use-connection-status.ts';

export interface SourceDetailsProps {
  readonly name: string;
  readonly quota: Quota;
  readonly status: ConnectionStatus | null;
  /** An answer is taking long. */
  readonly isWaiting: boolean;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** What is used, when it frees, and why something is slow. Carries Base UI: load lazily. */
export function SourceDetails({ name, quota, status, isWaiting, anchor, onClose }: SourceDetailsProps) {
  const formats = useFormats();
  const { used, limit, windowSeconds, frees, waitsUntil } = quota;
  const policy = prefetchPolicyFor(quota);
  const sparing = sparingText(policy);
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // The button's own click opens and closes.
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
            finalFocus={anchor}
            className="w-84 max-w-[calc(100vw-1.5rem)] rounded-xl border border-line bg-surface p-4 text-[0.8125rem] text-muted shadow-xl outline-none"
          >
            <Popover.Title className="text-sm font-semibold text-ink tabular-nums">
              {formats.count(used)} of {formats.count(limit)} calls {windowText(windowSeconds)}
            </Popover.Title>
            <QuotaBar quota={quota} className="mt-2 w-full" />
            <p className="mt-2">All staff and programs share the calls that {name} allows.</p>
            {frees !== null && (
              <p className="mt-1">
                The next one frees at <ExactTime ms={frees} show="time" />.
              </p>
            )}
            {waitsUntil !== null && (
              <p className="mt-1 text-warn">
                {name} asked to wait until <ExactTime ms={waitsUntil} show="dateTime" />.
              </p>
            )}
            <h3 className="mt-3 font-semibold text-ink">Why something may be slow or old</h3>
            <ul className="mt-1 list-disc space-y-1 ps-4">
              {status !== null && <li className="text-warn">{statusText(status, name)}</li>}
              {status === null && isWaiting && <li>Waiting for {name} to answer.</li>}
              {sparing !== null && <li className="text-warn">{sparing}</li>}
              <li>
                What {name} said lately is shown again without asking. The list says so where it is older than{' '}
                {durationText(freshFor())}.
              </li>
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function statusText(trouble: ConnectionStatus, name: string): string {
  switch (trouble) {
    case 'offline':
      return 'You are offline.';
    case 'limit used up':
      return `Nothing more may be asked of ${name} for now.`;
    case 'lists wait':
      return 'Lists wait: the last calls are kept for looking one customer up.';
    case 'not answering':
      return `${name} did not answer the last question as it should.`;
  }
}

function sparingText(policy: PrefetchPolicy): string | null {
  switch (policy) {
    case 'eager':
      return null;
    case 'on-demand':
      return 'Less than 30% of the calls are left: the next rows are asked for when you reach the last one.';
    case 'manual':
      return 'Less than 10% of the calls are left: more rows come by “Load more” alone.';
  }
}
