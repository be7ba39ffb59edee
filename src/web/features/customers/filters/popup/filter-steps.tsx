import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import { useIsMetered, useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { Button } from '../../../../ui/button.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { parametersOptions } from '../../api/customer-queries.ts';
import { useRetryingQuery } from '../../api/use-retrying-query.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import { targetOf, type FilterTarget } from '../filter-target.ts';
import { ValueStep } from '../values/value-step.tsx';
import { FilterList } from './filter-list.tsx';
import { PausedStep } from './paused-step.tsx';
import { RemoveParameter } from './remove-parameter.tsx';

export interface FilterChange {
  /** The conditions that `next` replaces; none to add it. */
  readonly current: readonly Condition[];
  readonly next: readonly Condition[];
  /** Without a search, too. */
  readonly clearsSearch?: boolean;
}

export interface FilterStepsProps {
  readonly params: ListParams;
  readonly pinned: readonly string[];
  /** Whose values to choose first; null for the list of all filters. */
  readonly field: string | null;
  /** The conditions of the chip that is edited; none for a new one. */
  readonly current: readonly Condition[];
  /** What was typed before the popup had loaded. */
  readonly typed: string;
  readonly onApply: (change: FilterChange) => void;
  readonly onSearch: (text: string) => void;
}

/** A filter, then a value of it. */
export function FilterSteps(props: FilterStepsProps) {
  const { params, pinned, field, current, typed, onApply, onSearch } = props;
  const catalogue = useRetryingQuery(parametersOptions());
  const { combinesFilters } = useRefinements();
  const isMetered = useIsMetered();
  const [chosen, setChosen] = useState<FilterTarget | null>(null);
  const [paused, setPaused] = useState<readonly Condition[] | null>(null);
  const target = chosen ?? (field === null ? null : targetOf(field, catalogue.data));
  const replaced = (of: FilterTarget) => (field === null ? sameFilter(params.conditions, of) : current);
  const apply = (of: FilterTarget) => (next: readonly Condition[]) => {
    if (combinesFilters || params.search === '') return onApply({ current: replaced(of), next });
    setChosen(of);
    setPaused(next);
  };
  if (catalogue.data === undefined && (target === null || target.parameter === null)) {
    return <WithoutCatalogue {...catalogue} />;
  }
  if (paused !== null && target !== null) {
    return (
      <PausedStep
        target={target}
        params={params}
        conditions={paused}
        onApply={(clearsSearch) => onApply({ current, next: paused, clearsSearch })}
      />
    );
  }
  if (target === null) {
    return (
      <FilterList
        catalogue={catalogue.data ?? []}
        pinned={pinned}
        hasFields={combinesFilters}
        takesNames={isMetered}
        params={params}
        typedBefore={typed}
        onTarget={setChosen}
        onApply={(of, conditions) => apply(of)(conditions)}
        onSearch={onSearch}
      />
    );
  }
  return (
    <>
      <div className="flex shrink-0 items-center gap-1.5 px-2 pt-2">
        {field === null && (
          <IconButton label="Back to all filters" icon={<ArrowLeft />} onClick={() => setChosen(null)} />
        )}
        <h2 className="min-w-0 truncate px-1.5 py-1 font-semibold">
          <bdi>{target.name}</bdi>
        </h2>
      </div>
      {target.isUnknown === true && !isMetered ? (
        <UnknownParameter id={target.field} onClear={() => onApply({ current, next: [] })} />
      ) : (
        <ValueStep
          key={target.field}
          target={target}
          params={params}
          current={replaced(target)}
          onApply={apply(target)}
        />
      )}
      {target.parameter?.removable === true && (
        <RemoveParameter key={target.field} parameter={target.parameter} onRemoved={() => setChosen(null)} />
      )}
    </>
  );
}

/** Conditions that a new one on the same field replaces: both would hold for no one, unless it has several values. */
function sameFilter(conditions: readonly Condition[], { field, parameter }: FilterTarget): readonly Condition[] {
  return parameter?.type === 'multiselect' ? [] : conditions.filter((condition) => condition.field === field);
}

interface WithoutCatalogueProps {
  readonly error: Error | null;
  readonly isOffline: boolean;
  readonly retry: () => void;
}

/** While the parameters load, or when they could not be loaded. */
function WithoutCatalogue({ error, isOffline, retry }: WithoutCatalogueProps) {
  if (error === null && !isOffline) {
    return (
      <div className="space-y-3 p-3.5">
        <p role="status" className="sr-only">
          Loading filters
        </p>
        <Skeleton className="h-8.5 rounded-lg" />
        <Skeleton className="h-24 rounded-lg" />
      </div>
    );
  }
  return (
    <div role="alert" className="space-y-3 p-3.5">
      <p>{isOffline ? 'You’re offline. The filters will load when you’re back.' : 'Couldn’t load the filters.'}</p>
      {!isOffline && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

/** The filter of a link, by a parameter that was removed or never existed. */
function UnknownParameter({ id, onClear }: { readonly id: string; readonly onClear: () => void }) {
  return (
    <div className="space-y-3 px-3.5 pt-1 pb-3.5">
      <p>
        The parameter <bdi className="font-semibold break-all">{id}</bdi> doesn’t exist.
      </p>
      <Button onClick={onClear}>Clear filter</Button>
    </div>
  );
}
