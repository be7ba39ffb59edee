import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';

/** From this share of the limit on the bar warns. */
const nearLimit = 0.8;

/** The requests of the window that runs, as a figure and a bar. */
export function UsageBar({ used, limit }: { readonly used: number; readonly limit: number }) {
  const formats = useFormats();
  const share = Math.min(1, used / limit);
  return (
    <span
      className="flex items-center gap-2.5 tabular-nums"
      title={`${formats.count(used)} of ${formats.count(limit)}`}
    >
      <span aria-hidden="true" className="block h-1 w-12 shrink-0 @4xl:w-16 overflow-hidden rounded-full bg-line">
        <span
          className={cn(
            'block h-full rounded-full',
            share < nearLimit ? 'bg-accent' : 'bg-[light-dark(#d29a1c,#f2c063)]',
          )}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-muted">{formats.count(used)}</span>
    </span>
  );
}
