import { unknown } from '../../../lib/format.ts';
import { useFormats } from '../../../lib/formats-context.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';

export function CountCell({ value }: { readonly value: number | null }) {
  const formats = useFormats();
  return value === null ? <Unknown /> : formats.count(value);
}

export function AmountCell({ value, strong = false }: { readonly value: number | null; readonly strong?: boolean }) {
  const formats = useFormats();
  if (value === null) return <Unknown />;
  return strong ? <strong className="font-medium">{formats.amount(value)}</strong> : formats.amount(value);
}

/** A day, relative where it is near. */
export function DayCell({ ms }: { readonly ms: number | null }) {
  return ms === null ? <Unknown /> : <ExactTime ms={ms} show="day" />;
}

function Unknown() {
  return <span className="text-muted">{unknown}</span>;
}
