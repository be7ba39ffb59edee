import { cn } from '../../../lib/browser/cn.ts';
import { unknown } from '../../../lib/format/formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';

export function CountCell({ value }: { readonly value: number | null }) {
  const formats = useFormats();
  return value === null ? <Unknown /> : <Figure text={formats.count(value)} fits={6} />;
}

export function AmountCell({ value, strong = false }: { readonly value: number | null; readonly strong?: boolean }) {
  const formats = useFormats();
  if (value === null) return <Unknown />;
  return <Figure text={formats.amount(value)} strong={strong} />;
}

/** A day, relative where it is near. */
export function DayCell({ ms }: { readonly ms: number | null }) {
  return ms === null ? <Unknown /> : <ExactTime ms={ms} show="day" />;
}

interface FigureProps {
  readonly text: string;
  readonly strong?: boolean;
  /** Characters; longer than this it may not fit its column. */
  readonly fits?: number;
}

/**
 * Cut off rather than over its neighbour, and then whole a hover away. What cuts is painted by itself, so that most do
 * without.
 */
function Figure({ text, strong = false, fits = 12 }: FigureProps) {
  const isLong = text.length > fits;
  return (
    <span title={isLong ? text : undefined} className={cn(isLong && 'truncate', strong && 'font-medium')}>
      {text}
    </span>
  );
}

function Unknown() {
  return <span className="text-muted">{unknown}</span>;
}
