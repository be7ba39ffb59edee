import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { Count } from '../../../../contract/list-metadata.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import type { Formats } from '../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { sessionOptions } from '../../../lib/session/session-query.ts';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { ParameterFilter } from '../url/list-url-params.ts';
import { parametersOptions } from '../api/customer-queries.ts';
import { useRetryingQuery } from '../api/use-retrying-query.ts';
import { draftOf, filterOf, withParameter } from './filter-draft.ts';
import { parameterOf } from './unlisted-parameter.ts';
import { ParameterPicker, RemoveParameter } from './parameter-picker.tsx';
import { useMatchingCount } from './use-matching-count.ts';
import { ValueControl } from './value-control.tsx';

export interface FilterFormProps {
  readonly filter: ParameterFilter | null;
  /** Not applied while there is a search. */
  readonly paused: boolean;
  readonly status: CustomerStatus | null;
  /** Large buttons over the whole width, for a phone. */
  readonly large: boolean;
  /** Called with the filter to apply, or null to remove it. */
  readonly onDone: (next: ParameterFilter | null) => void;
}

const modes = [
  { value: 'exactly', label: 'Is' },
  { value: 'set', label: 'Has any value' },
] as const;

/** Parameter, condition and value, with how many customers match. */
export function FilterForm({ filter, paused, status, large, onDone }: FilterFormProps) {
  const formats = useFormats();
  const catalogue = useRetryingQuery(parametersOptions());
  const [draft, setDraft] = useState(() => draftOf(filter));
  const value = useRef<HTMLDivElement>(null);
  const isMetered = useIsMetered();
  // A viewer can add a parameter, but only an administrator can remove it, as it goes for everyone.
  const canRemove = useQuery(sessionOptions()).data?.permissions.includes('parameters:manage') ?? false;
  const parameter = parameterOf(draft.parameterId, catalogue.data ?? [], !isMetered);
  const complete = parameter === undefined ? null : filterOf(draft);
  const count = useMatchingCount(complete, status, parameter);
  // There is nothing to show or clear yet, and the open list of parameters would cover the buttons.
  const isChoosing = filter === null && draft.parameterId === null && !large;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete !== null) onDone(complete);
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div
        className={cn(
          'flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto overscroll-contain px-3.5 pt-1.5 pb-3',
          '*:shrink-0 max-sm:px-4.5',
        )}
      >
        {catalogue.data === undefined ? (
          <CataloguePlaceholder
            failed={catalogue.error !== null}
            offline={catalogue.isOffline}
            onRetry={catalogue.retry}
          />
        ) : (
          <>
            <ParameterPicker
              parameters={catalogue.data}
              allowCustomName={isMetered}
              value={parameter ?? null}
              defaultOpen={draft.parameterId === null && !large}
              focusAfterChoice={() => (large ? null : (value.current?.querySelector('input') ?? null))}
              onChange={({ id }) => setDraft((now) => withParameter(now, id))}
            />
            {parameter === undefined && draft.parameterId !== null && (
              <p className="text-[0.8125rem] text-warn">
                The parameter <bdi className="font-semibold break-all">{draft.parameterId}</bdi> doesn’t exist. Choose
                another or clear the filter.
              </p>
            )}
            {parameter !== undefined && (
              <>
                {parameter.removable && canRemove && (
                  <RemoveParameter
                    key={parameter.id}
                    parameter={parameter}
                    onRemoved={() => setDraft((now) => ({ ...now, parameterId: null, value: '' }))}
                  />
                )}
                <SegmentedControl
                  label="Condition"
                  options={modes}
                  value={draft.mode}
                  onChange={(mode) => setDraft((now) => ({ ...now, mode }))}
                />
                {draft.mode === 'exactly' ? (
                  <div ref={value}>
                    <ValueControl
                      key={parameter.id}
                      parameter={parameter}
                      value={draft.value}
                      onChange={(next) => setDraft((now) => ({ ...now, value: next }))}
                    />
                  </div>
                ) : (
                  <p className="px-2 py-1 text-muted">
                    Customers with any <bdi>{parameter.name}</bdi>.
                  </p>
                )}
              </>
            )}
          </>
        )}
        {status !== null &&
          draft.mode === 'exactly' &&
          parameter?.options.some(({ customers }) => customers !== null) === true && (
            <p className="px-2 text-[0.8125rem] text-muted">Counts include all statuses.</p>
          )}
        {paused && <p className="text-[0.8125rem] text-warn">Clear the search to use this filter.</p>}
      </div>
      {!isChoosing && (
        <div
          className={cn(
            'flex shrink-0 items-center justify-between gap-2.5 border-t border-line px-3.5 py-2.5',
            'max-sm:border-t-0 max-sm:px-4.5 max-sm:pb-4.5',
          )}
        >
          <Button
            variant={large ? 'secondary' : 'quiet'}
            size={large ? 'large' : 'medium'}
            onClick={() => onDone(null)}
          >
            Clear
          </Button>
          <Button
            type="submit"
            variant="primary"
            size={large ? 'large' : 'medium'}
            disabled={complete === null}
            className="max-sm:flex-1 tabular-nums"
          >
            {paused ? 'Save filter, paused' : showLabel(count, formats)}
          </Button>
          <span role="status" className="sr-only">
            {count === null || paused ? '' : `${countText(count, formats)} will be shown`}
          </span>
        </div>
      )}
    </form>
  );
}

function showLabel(count: Count | null, formats: Formats): string {
  return count === null ? 'Show customers' : `Show ${countText(count, formats)}`;
}

function countText({ count, atLeast }: Count, formats: Formats): string {
  return `${formats.count(count)}${atLeast ? '+' : ''} ${count === 1 && !atLeast ? 'customer' : 'customers'}`;
}

interface CataloguePlaceholderProps {
  readonly failed: boolean;
  readonly offline: boolean;
  readonly onRetry: () => void;
}

function CataloguePlaceholder({ failed, offline, onRetry }: CataloguePlaceholderProps) {
  if (!failed && !offline) {
    return (
      <div className="space-y-3 py-1">
        <p role="status" className="sr-only">
          Loading parameters
        </p>
        <Skeleton className="h-8.5 rounded-lg" />
        <Skeleton className="h-8 rounded-lg" />
        <Skeleton className="h-24 rounded-lg" />
      </div>
    );
  }
  return (
    <div role="alert" className="space-y-3 py-3">
      <p>{offline ? 'You’re offline. The parameters will load when you’re back.' : 'Couldn’t load the parameters.'}</p>
      {!offline && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
