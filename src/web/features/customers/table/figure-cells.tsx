import { classNames } from '../../../lib/class-names.ts';
import { unknown } from '../../../lib/format.ts';
import { useFormats } from '../../../lib/formats-context.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';

export function CountCell({ value }: { readonly value: number | null }) {
  const formats = useFormats();
  return value === null ? <Unknown /> : <Figure text={formats.count(value)} />;
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

/** Longer than this it may not fit its column. */
const fits = 12;

/** Cut off rather than over its neighbour, and then whole a hover away. */
function Figure({ text, strong = false }: { readonly text: string; readonly strong?: boolean }) {
  return <span title={text.length > fits ? text : undefined} className={classNames('truncate', strong && 'font-medium')}>{text}</span>;
}

function Unknown() {
  return <span className="text-muted">{unknown}</span>;
}
