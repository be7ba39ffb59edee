import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { buttonClasses } from '../../../ui/button.tsx';

export interface RefreshButtonProps {
  /** When the source sent the oldest rows, in ms since 1970. */
  readonly updatedAt: number | null;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
}

const minute = 60_000;

/** Refreshes the rows, and says how old they are. */
export function RefreshButton({ updatedAt, isRefreshing, onRefresh }: RefreshButtonProps) {
  const formats = useFormats();
  const now = useNow();
  const age = updatedAt === null ? '' : ageText(updatedAt, now, formats.dateTime);
  const label = `Refresh${age === '' ? '' : `, updated ${age}`}`;
  // The format of the exact time is slow to create. The first screen does without it.
  const isOld = updatedAt !== null && now - updatedAt >= minute;
  return (
    <button
      type="button"
      aria-label={label}
      title={isOld ? `Refresh. Last updated ${formats.dateTime(updatedAt)}` : label}
      aria-disabled={isRefreshing}
      onClick={() => {
        if (!isRefreshing) onRefresh();
      }}
      className={cn(buttonClasses('quiet'), 'px-2! text-[0.8125rem] font-normal!')}
    >
      {/* As wide as it usually gets, so that nothing beside it moves. */}
      <span
        className={cn(
          'grid justify-items-end tabular-nums in-data-[narrow~=age]:hidden',
          "before:invisible before:h-0 before:content-['Updated_59_min_ago']",
        )}
      >
        {age !== '' && (isRefreshing ? 'Refreshing…' : `Updated ${age}`)}
      </span>
      <RefreshCw aria-hidden="true" className={cn('size-4', isRefreshing && 'animate-spin')} />
    </button>
  );
}

/** `just now`, `5 min ago`, `2 h ago`, or the exact time where it is more than a day ago. */
function ageText(at: number, now: number, exact: (ms: number) => string): string {
  const minutes = Math.floor(Math.max(0, now - at) / minute);
  if (minutes === 0) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : exact(at);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 4);
    return () => clearInterval(timer);
  }, []);
  return now;
}
