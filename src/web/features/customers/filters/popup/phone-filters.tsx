import { ChevronRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { BottomSheet } from '../../../../ui/bottom-sheet.tsx';
import { Button } from '../../../../ui/button.tsx';
import { parametersOptions } from '../../api/customer-queries.ts';
import { useRetryingQuery } from '../../api/use-retrying-query.ts';
import { customersText } from '../../model/customers-count.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import { appliedFilters, withFilters, type ListFilters } from '../applied-filters.ts';
import { chipText, chipWords } from '../condition-text.ts';
import { parameterTarget, targetOf } from '../filter-target.ts';
import { useCount } from '../values/use-facet.ts';
import { FilterSteps, type FilterChange } from './filter-steps.tsx';
import { PausedStep } from './paused-step.tsx';
import { PinnedFilter } from './pinned-filter.tsx';

export interface PhoneFiltersProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly anchor: HTMLElement | null;
  readonly params: ListParams;
  readonly pinned: readonly string[];
  readonly typed: string;
  /** Shows the customers with other filters, and without the search. */
  readonly onReplace: (filters: ListFilters, clearsSearch: boolean) => void;
  readonly onSearch: (text: string) => void;
}

/** All filters in a sheet: the pinned ones to tap, the others in a list. They are applied together. */
export function PhoneFilters(props: PhoneFiltersProps) {
  const { open, onClose, anchor, params, pinned, typed, onReplace, onSearch } = props;
  const { combinesFilters } = useRefinements();
  const [draft, setDraft] = useState<ListFilters>({ parameter: params.parameter, conditions: params.conditions });
  const [step, setStep] = useState<'overview' | 'list' | 'paused'>(typed === '' ? 'overview' : 'list');
  const drafted = { ...params, ...draft };
  const change = ({ current, next }: FilterChange) => {
    setDraft((now) => withFilters(now, current, next, combinesFilters));
    setStep('overview');
  };
  const isPausing = !combinesFilters && params.search !== '' && draft.parameter !== null;
  const hasFilters = draft.parameter !== null || draft.conditions.length > 0;
  return (
    <BottomSheet
      open={open}
      onClose={onClose}
      title="Filters"
      opener={{ current: anchor }}
      action={
        step !== 'overview' ? (
          <SheetAction onClick={() => setStep('overview')}>Back</SheetAction>
        ) : (
          hasFilters && (
            <SheetAction onClick={() => setDraft({ parameter: null, conditions: [] })}>Clear all</SheetAction>
          )
        )
      }
    >
      {step === 'overview' && (
        <Overview
          params={drafted}
          pinned={pinned}
          onChange={change}
          onMore={() => setStep('list')}
          onShow={() => (isPausing ? setStep('paused') : onReplace(draft, false))}
        />
      )}
      {step === 'list' && (
        <div className="flex h-[70dvh] min-h-0 flex-col px-2.5 pb-2.5">
          <FilterSteps
            params={{ ...drafted, search: '' }}
            pinned={pinned}
            field={null}
            current={[]}
            typed={typed}
            onApply={change}
            onSearch={onSearch}
          />
        </div>
      )}
      {step === 'paused' && (
        <PausedFilters params={drafted} onApply={(clearsSearch) => onReplace(draft, clearsSearch)} />
      )}
    </BottomSheet>
  );
}

function SheetAction({ onClick, children }: { readonly onClick: () => void; readonly children: string }) {
  return (
    <button type="button" onClick={onClick} className="min-h-8 rounded-md px-1 font-medium text-accent-ink">
      {children}
    </button>
  );
}

interface OverviewProps {
  /** With the filters as they are chosen so far. */
  readonly params: ListParams;
  readonly pinned: readonly string[];
  readonly onChange: (change: FilterChange) => void;
  readonly onMore: () => void;
  readonly onShow: () => void;
}

function Overview({ params, pinned, onChange, onMore, onShow }: OverviewProps) {
  const formats = useFormats();
  const catalogue = useRetryingQuery(parametersOptions()).data ?? [];
  const count = useCount(params);
  const chips = appliedFilters(params);
  const parameters = pinned.flatMap((id) => catalogue.find((parameter) => parameter.id === id) ?? []);
  const currentOf = (field: string): readonly Condition[] =>
    chips.find((chip) => chip.field === field)?.conditions ?? [];
  const others = chips.filter(
    (chip, at) => !pinned.includes(chip.field) || chips.findIndex((one) => one.field === chip.field) < at,
  );
  return (
    <>
      <div className="min-h-0 flex-1 space-y-4 overflow-y-auto overscroll-contain px-4.5 pt-2 pb-4">
        {parameters.map((parameter) => (
          <PinnedFilter
            key={parameter.id}
            target={parameterTarget(parameter)}
            params={params}
            current={currentOf(parameter.id)}
            onChange={(next) => onChange({ current: currentOf(parameter.id), next })}
          />
        ))}
        {others.length > 0 && (
          <ul aria-label="Other filters" className="space-y-2">
            {others.map(({ field, conditions }) => {
              const text = chipText(chipWords(targetOf(field, catalogue), conditions, formats));
              return (
                <li
                  key={text}
                  className={cn(
                    'flex min-h-11 items-center gap-2 rounded-lg border border-accent/50 bg-accent-soft ps-3 pe-1',
                  )}
                >
                  <span className="min-w-0 flex-1 truncate font-medium text-accent-ink">{text}</span>
                  <button
                    type="button"
                    aria-label={`Remove filter ${text}`}
                    onClick={() => onChange({ current: conditions, next: [] })}
                    className="inline-flex size-9 items-center justify-center rounded-md text-accent-ink"
                  >
                    <X aria-hidden="true" className="size-4" />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        <button
          type="button"
          onClick={onMore}
          className={cn(
            'flex min-h-11 w-full items-center gap-2.5 text-start',
            (parameters.length > 0 || others.length > 0) && 'border-t border-line pt-2',
          )}
        >
          <Plus aria-hidden="true" className="size-4 text-muted" />
          <span className="flex-1">More filters</span>
          <ChevronRight aria-hidden="true" className="size-4 text-muted" />
        </button>
      </div>
      <div className="shrink-0 px-4.5 pb-4.5">
        <Button variant="primary" size="large" className="w-full tabular-nums" onClick={onShow}>
          Show {customersText(count, formats.count)}
        </Button>
      </div>
    </>
  );
}

interface PausedFiltersProps {
  readonly params: ListParams;
  readonly onApply: (clearsSearch: boolean) => void;
}

function PausedFilters({ params, onApply }: PausedFiltersProps) {
  const catalogue = useRetryingQuery(parametersOptions()).data;
  const [filter] = appliedFilters(params);
  if (filter === undefined) return null;
  const target = targetOf(filter.field, catalogue);
  return <PausedStep target={target} params={params} conditions={filter.conditions} onApply={onApply} />;
}
