import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { Button } from '../../../../ui/button.tsx';
import { parametersOptions } from '../../api/customer-queries.ts';
import type { ParameterFilter } from '../../url/list-conditions.ts';
import type { ListRequest } from '../../url/list-request.ts';
import type { ValueEntry } from '../popup/filter-search.ts';
import { useCountWith } from '../values/use-facet.ts';
import { valuesLikeSearch } from './similar-values.ts';

export interface ValueSuggestionsProps {
  /** A search that found no one. */
  readonly request: ListRequest;
  readonly onChoose: (filter: ParameterFilter) => void;
}

/** The values of parameters that are called like the search, as filters in its place. */
export function ValueSuggestions({ request, onChoose }: ValueSuggestionsProps) {
  const formats = useFormats();
  const catalogue = useQuery(parametersOptions()).data ?? [];
  const values = valuesLikeSearch(request.search, catalogue, formats);
  if (values.length === 0) return null;
  return (
    <div className="mt-4">
      <p className="text-muted">Filter by a value instead:</p>
      <div className="mt-2 flex flex-col items-center gap-2">
        {values.map((entry) => (
          <Suggestion key={entry.key} entry={entry} request={request} onChoose={onChoose} />
        ))}
      </div>
    </div>
  );
}

interface SuggestionProps extends ValueSuggestionsProps {
  readonly entry: ValueEntry;
}

function Suggestion({ entry: { target, text, value, condition }, request, onChoose }: SuggestionProps) {
  const formats = useFormats();
  const { combinesFilters } = useRefinements();
  const count = useCountWith({ ...request, search: '' }, target.field, combinesFilters ? [condition] : null);
  return (
    <Button className="max-w-full" onClick={() => onChoose({ id: target.field, value })}>
      <span className="min-w-0 truncate">
        <bdi>{target.name}</bdi> <span className="font-normal text-muted">is</span> <bdi>{text}</bdi>
      </span>
      {count !== null && <span className="font-normal text-muted tabular-nums">({formats.count(count.count)})</span>}
    </Button>
  );
}
