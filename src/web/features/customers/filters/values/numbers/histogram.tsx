import { Slider } from '@base-ui/react/slider';
import type { HistogramBucket } from '../../../../../../contract/list/list-metadata.ts';
import { cn } from '../../../../../lib/browser/class-names.ts';

/** An end of the range. */
export interface HistogramEnd {
  /** Its accessible name. */
  readonly label: string;
  /** Null while there is none. */
  readonly value: number | null;
  readonly onMove: (value: number) => void;
}

export interface HistogramProps {
  readonly buckets: readonly HistogramBucket[];
  readonly least: HistogramEnd | null;
  readonly most: HistogramEnd | null;
  readonly textOf: (value: number) => string;
}

/** How customers spread over the values, with the ends of the range to drag, or to move by keyboard. */
export function Histogram({ buckets, least, most, textOf }: HistogramProps) {
  const max = Math.max(1, ...buckets.map(({ customers }) => customers));
  const ends = [least, most].filter((end) => end !== null);
  const positions = ends.map((end) => positionOf(buckets, end.value, end === least ? 0 : buckets.length));
  const isIn = ({ from, to }: HistogramBucket) =>
    (least === null || least.value === null || to > least.value) &&
    (most === null || most.value === null || from <= most.value);
  const hasRange = ends.some(({ value }) => value !== null);
  const ticks = [0, 0.25, 0.5, 0.75].map((part) => buckets[Math.round(part * buckets.length)]?.from ?? 0);
  return (
    <div className="select-none">
      <Slider.Root
        value={positions}
        min={0}
        max={buckets.length}
        step={1}
        onValueChange={(next, { activeThumbIndex }) => {
          const position = next[activeThumbIndex];
          if (position !== undefined) ends[activeThumbIndex]?.onMove(edgeAt(buckets, position));
        }}
      >
        <Slider.Control className="block cursor-ew-resize touch-none">
          <Slider.Track data-histogram className="flex h-24 items-end gap-0.5 border-b border-line">
            {buckets.map((bucket) => (
              <span
                key={bucket.from}
                aria-hidden="true"
                style={{ height: `${bucket.customers === 0 ? 0 : Math.max((bucket.customers / max) * 100, 2)}%` }}
                className={cn('flex-1 rounded-t-sm', hasRange && isIn(bucket) ? 'bg-accent' : 'bg-line-strong/40')}
              />
            ))}
            {ends.map((end, index) => (
              <Slider.Thumb
                key={end.label}
                index={index}
                getAriaLabel={() => end.label}
                getAriaValueText={(_text, position) => textOf(end.value ?? edgeAt(buckets, position))}
                className={cn(
                  'top-full! size-3.5 rounded-full border-[1.5px] border-accent bg-surface shadow-sm',
                  'before:absolute before:bottom-full before:left-1/2 before:h-22 before:w-px before:-translate-x-1/2',
                  'before:bg-accent after:absolute after:-inset-2.5 has-focus-visible:outline-2',
                  'has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
                )}
              />
            ))}
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <div aria-hidden="true" className="mt-2.5 grid grid-cols-4 text-xs text-muted tabular-nums">
        {ticks.map((value) => (
          <span key={value}>{textOf(rounded(value))}</span>
        ))}
      </div>
    </div>
  );
}

/** Where a value lies, in buckets from the left. */
export function positionOf(buckets: readonly HistogramBucket[], value: number | null, without: number): number {
  if (value === null) return without;
  const at = buckets.findIndex(({ to }) => value < to);
  const bucket = buckets[at];
  if (bucket === undefined) return buckets.length;
  return at + Math.max(0, (value - bucket.from) / (bucket.to - bucket.from));
}

/** The value at an edge between buckets. */
export function edgeAt(buckets: readonly HistogramBucket[], position: number): number {
  const at = Math.round(position);
  return rounded(buckets[at]?.from ?? buckets.at(-1)?.to ?? 0);
}

/** To two digits, which is as exact as a bar. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
