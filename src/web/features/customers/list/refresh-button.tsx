import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { buttonClasses } from '../../../ui/button.tsx';

export interface RefreshButtonProps {
  /** When the source said the oldest rows, in milliseconds since 1970. */
  readonly answeredAt: number | null;
  readonly isRefreshing: boolean;
  readonly onRefresh: () => void;
}

const minute = 60_000;

/** Reads the rows anew, and says how old they are. */
export function RefreshButton({ answeredAt, isRefreshing, onRefresh }: RefreshButtonProps) {
  const formats = useFormats();
  const now = useNow();
  const age = answeredAt === null ? '' : ageText(answeredAt, now, formats.dateTime);
  const label = `Refresh${age === '' ? '' : `, updated ${age}`}`;
  // Of rows that just came the first screen does without the exact moment, whose format is slow to make.
  const isOld = answeredAt !== null && now - answeredAt >= minute;
  return (
    <button
      type="button"
      aria-label={label}
      title={isOld ? `Refresh. Rows as of ${formats.dateTime(answeredAt)}` : label}
      aria-disabled={isRefreshing}
      onClick={() => {
        if (!isRefreshing) onRefresh();
      }}
      className={cn(buttonClasses('quiet'), 'px-2! text-[0.8125rem] font-normal!')}
    >
      {age !== '' && <span className="@max-[56rem]:hidden">{isRefreshing ? 'Refreshing…' : `Updated ${age}`}</span>}
      <RefreshCw aria-hidden="true" className={cn('size-4', isRefreshing && 'animate-spin')} />
    </button>
  );
}

/** `just now`, `5 min ago`, or the moment where it is longer than an hour ago. */
function ageText(at: number, now: number, exact: (ms: number) => string): string {
  const minutes = Math.floor(Math.max(0, now - at) / minute);
  if (minutes === 0) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : exact(at);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 4);
    return () => clearInterval(timer);
  }, []);
  return now;
}
