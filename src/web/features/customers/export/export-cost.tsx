import { exportPageSize, exportReserve } from '../../../../contract/list/exported-file.ts';
import type { Quota } from '../../../../contract/list/list-metadata.ts';
import { useSourceQuota } from '../../../lib/api/quota.ts';
import { windowText } from '../../../lib/format/duration-text.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import type { SelectableRows } from '../selection/selection.ts';

/** The requests of an export from a metered source, and how they go into its quota. */
export interface ExportCost {
  /** Null while it is not known how many customers there are. */
  readonly requests: number | null;
  /** Left for everyone. */
  readonly remaining: number;
  /** Of these, what exports may use right now. */
  readonly now: number;
  /** What exports may use in a whole window. */
  readonly perWindow: number;
  /** How long it waits for requests altogether, in seconds; null while unknown. */
  readonly waitSeconds: number | null;
}

export function exportCost(requests: number | null, quota: Quota): ExportCost {
  const { limit, used, windowSeconds, waitsUntil } = quota;
  const perWindow = limit - Math.min(limit - 1, Math.ceil(limit * exportReserve));
  const now = waitsUntil === null ? Math.max(0, perWindow - used) : 0;
  const windows = requests === null ? null : Math.ceil(Math.max(0, requests - now) / perWindow);
  return {
    requests,
    remaining: limit - used,
    now,
    perWindow,
    waitSeconds: windows === null ? null : windows * windowSeconds,
  };
}

/**
 * The most requests for customers that were picked. The server reads the pages of the list until it has found all, or
 * looks up the rest as soon as they are no more than the pages so far (`walkMetered`): no more than two for each page
 * that they were on, or for each of them. That allows for up to a page of customers added before them meanwhile.
 */
export function requestsForPicked(ids: readonly string[], rows: Pick<SelectableRows, 'indexOfId'>): number {
  const indexes = ids.map((id) => rows.indexOfId(id));
  const each = 2 * ids.length;
  return indexes.includes(-1) ? each : Math.min(each, 2 * Math.ceil((Math.max(...indexes) + 1) / exportPageSize));
}

/** What an export costs, before it starts. Nothing for a source without a quota. */
export function ExportCostCard({
  requests,
  isAtMost,
}: {
  readonly requests: number | null;
  readonly isAtMost: boolean;
}) {
  const { count } = useFormats();
  const quota = useSourceQuota();
  if (quota === null) return null;
  const cost = exportCost(requests, quota);
  const share = requests === null || cost.remaining === 0 ? 0 : Math.min(1, requests / cost.remaining);
  const remaining = `${count(cost.remaining)} remaining requests ${windowText(quota.windowSeconds)}`;
  return (
    <div className="rounded-lg border border-line px-3 py-2.5">
      <p className="font-medium">
        {requests === null
          ? `Uses a request for every ${exportPageSize} customers, of your ${remaining}`
          : `Uses ${isAtMost ? 'up to ' : ''}${count(requests)} of your ${remaining}`}
      </p>
      {requests !== null && (
        <div aria-hidden="true" className="mt-2 h-1 overflow-hidden rounded-full bg-line">
          <div style={{ width: `${share * 100}%` }} className="h-full rounded-full bg-accent" />
        </div>
      )}
      <CostHint cost={cost} windowSeconds={quota.windowSeconds} />
    </div>
  );
}

function CostHint({ cost, windowSeconds }: { readonly cost: ExportCost; readonly windowSeconds: number }) {
  const { count } = useFormats();
  const text = hintText(cost, windowSeconds, count);
  return text === null ? null : <p className="mt-1.5 text-[0.8125rem] text-muted">{text}</p>;
}

const halfIsLeft = 'half of the requests are left for people at work';

/** How long it takes; null when it does not have to wait. */
export function hintText(
  { requests, now, perWindow, waitSeconds }: ExportCost,
  windowSeconds: number,
  count: (value: number) => string,
): string | null {
  if (requests === null) {
    const atOnce = now === 0 ? 'It has to wait for requests first' : `It can export ${count(now * exportPageSize)} now`;
    const then = `then up to ${count(perWindow * exportPageSize)} ${everyText(windowSeconds)}`;
    return `How many customers there are isn’t known. ${atOnce}, ${then}: ${halfIsLeft}.`;
  }
  if (waitSeconds === null || waitSeconds === 0) return null;
  return `It waits for more requests, about ${longText(waitSeconds)} in all: ${halfIsLeft}.`;
}

function everyText(seconds: number): string {
  return seconds === 3600 ? 'an hour' : `every ${longText(seconds)}`;
}

/** `2 hours`, `40 minutes`, `30 seconds`. */
function longText(seconds: number): string {
  const [value, unit] =
    seconds >= 7_200 ? [seconds / 3600, 'hour'] : seconds >= 120 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  if (seconds === 3600) return 'an hour';
  return `${Math.ceil(value)} ${unit}s`;
}
