import { useId } from 'react';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { SegmentedControl } from '../../../../ui/segmented-control.tsx';
import type { ListParams } from '../../url/list-url-params.ts';
import type { FilterTarget } from '../filter-target.ts';
import { useChoices } from '../values/choices/use-choices.ts';

export interface PinnedFilterProps {
  readonly target: FilterTarget;
  readonly params: ListParams;
  readonly current: readonly Condition[];
  readonly onChange: (next: readonly Condition[]) => void;
}

/** The most values that are tiles; the others are in the list of filters. */
const maxTiles = 8;

const answers = [
  { value: 'any', label: 'Any' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
] as const;

/** A pinned parameter in the sheet: a choice of Yes and No, or tiles of its values. */
export function PinnedFilter({ target, params, current, onChange }: PinnedFilterProps) {
  const { field, name } = target;
  const [chosen] = current;
  const value = chosen?.operator === 'is' ? chosen.value : null;
  if (target.type === 'boolean') {
    return (
      <div className="flex items-center justify-between gap-3">
        <bdi className="min-w-0 break-words">{name}</bdi>
        <div className="w-44 shrink-0 [&_label]:h-10">
          <SegmentedControl
            label={name}
            options={answers}
            value={value === 'true' || value === 'false' ? value : 'any'}
            onChange={(next) => onChange(next === 'any' ? [] : [{ field, operator: 'is', value: next }])}
          />
        </div>
      </div>
    );
  }
  return <Tiles target={target} params={params} value={value} onChange={onChange} />;
}

interface TilesProps extends Pick<PinnedFilterProps, 'target' | 'params' | 'onChange'> {
  readonly value: string | null;
}

function Tiles({ target: { field, name }, target, params, value, onChange }: TilesProps) {
  const formats = useFormats();
  const id = useId();
  const { options, textOf } = useChoices(target, params);
  const tiles = options.slice(0, maxTiles);
  if (tiles.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1.5 text-[0.8125rem] text-muted">
        <bdi>{name}</bdi>
      </p>
      <div className="grid grid-cols-2 gap-2">
        {tiles.map((option) => {
          const isChosen = option.value === value;
          return (
            <button
              key={option.value}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? [] : [{ field, operator: 'is', value: option.value }])}
              className={cn(
                'flex min-h-11 items-center justify-between gap-2 rounded-lg border px-3',
                isChosen
                  ? 'border-accent bg-accent-soft font-medium text-accent-ink ring-1 ring-accent'
                  : 'border-line',
              )}
            >
              <bdi className="min-w-0 truncate">{textOf(option.value)}</bdi>
              {option.customers !== null && (
                <span className={cn('shrink-0 text-[0.8125rem] tabular-nums', !isChosen && 'text-muted')}>
                  {formats.count(option.customers)}
                </span>
              )}
            </button>
          );
        })}
      </div>
    </div>
  );
}
