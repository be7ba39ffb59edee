import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import type { SortField } from '../../../../../contract/list/list-sort.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { firstOrder, orderAfterClick, orderHint } from '../../model/list-order.ts';
import { useSortContext } from './row-context.ts';

export interface SortHeadingProps {
  readonly text: string;
  readonly field: SortField;
  readonly align?: 'end';
}

/** A column's heading. A click sorts by it, the second one the other way; plain text where the source cannot sort. */
export function SortHeading({ text, field, align }: SortHeadingProps) {
  const context = useSortContext();
  // Over the first rows, the hint would cover what the click was for.
  const [isUsed, setUsed] = useState(false);
  if (context === null) return text;
  const { sort, onSort } = context;
  const isSorted = sort.field === field;
  const next = orderAfterClick(sort, field);
  const { descending } = isSorted ? sort : firstOrder(field);
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <span
      data-hint={isUsed ? undefined : orderHint(next)}
      onPointerLeave={() => setUsed(false)}
      onBlur={() => setUsed(false)}
      className={cn(
        'group/sort relative flex shrink-0 after:pointer-events-none after:absolute after:top-full after:z-40',
        'after:mt-1.5 after:hidden after:rounded-lg after:bg-ink after:px-2.5 after:py-1.5 after:text-xs',
        'after:whitespace-nowrap after:text-surface after:shadow-lg after:content-[attr(data-hint)]',
        'data-hint:hover:after:block data-hint:has-focus-visible:after:block',
        align === 'end' ? '-me-1.5 after:end-0' : '-ms-1.5 after:start-0',
      )}
    >
      <button
        type="button"
        // Of ARIA 1.3; the hint is drawn by CSS, so no element has it.
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props
        aria-description={orderHint(next)}
        onClick={() => {
          setUsed(true);
          onSort(next);
        }}
        className={cn(
          'relative flex h-6 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-hover hover:text-ink',
          align !== 'end' && 'flex-row-reverse',
          isSorted && 'text-ink',
        )}
      >
        <Arrow
          aria-hidden="true"
          className={cn(
            'size-3.5 shrink-0',
            // Beside the text where there is room; over the padding of a narrow column until it is sorted.
            !isSorted && 'absolute text-line-strong opacity-0 group-hover/sort:opacity-100',
            !isSorted && (align === 'end' ? 'end-full -me-1' : 'start-full -ms-1'),
          )}
        />
        {text}
      </button>
    </span>
  );
}
