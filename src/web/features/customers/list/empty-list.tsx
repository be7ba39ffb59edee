import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { statusLabel } from '../../../ui/status-badge.tsx';
import { hasFilter, onlyFilterOf } from '../url/list-request.ts';
import { EmptyFilter, type EmptyFilterProps } from '../filters/empty/empty-filter.tsx';
import { FirstImport } from '../filters/empty/first-import.tsx';
import { ValueSuggestions } from '../filters/empty/value-suggestions.tsx';

export type EmptyListProps = Omit<EmptyFilterProps, 'filter'> & { readonly onClearSearch: () => void };

/** In place of rows when no customer matches: names the active filters, each with a button to clear it. Load lazily. */
export function EmptyList(props: EmptyListProps) {
  const { request, onClearSearch, onClearStatus, onClearFilter, onFilter } = props;
  const { search, status, conditions } = request;
  const filter = onlyFilterOf(request);
  if (search === '' && status === null && !hasFilter(request)) {
    return <FirstImport />;
  }
  if (filter !== null) return <EmptyFilter {...props} filter={filter} />;
  const word = status === null ? '' : `${statusLabel(status).toLowerCase()} `;
  return (
    <EmptyState
      title={
        search === '' ? (
          `No ${word}customers${conditions.length === 0 ? '' : ' match the filters'}`
        ) : (
          <>
            No {word}customers match “{search}”{conditions.length > 0 && ' and the filters'}
          </>
        )
      }
      actions={
        <>
          {search !== '' && <Button onClick={onClearSearch}>Clear search</Button>}
          {conditions.length > 0 && <Button onClick={onClearFilter}>Clear filters</Button>}
          {status !== null && <Button onClick={onClearStatus}>Include all statuses</Button>}
        </>
      }
    >
      {search !== '' && 'We searched names, emails, phone numbers and customer numbers.'}
      {search !== '' && <ValueSuggestions request={request} onChoose={onFilter} />}
    </EmptyState>
  );
}
