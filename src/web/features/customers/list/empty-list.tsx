import { useQuery } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/app-api.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { statusLabel } from '../../../ui/status-badge.tsx';
import type { ListRequest } from '../url/list-params.ts';
import { NoneForParameter } from './none-for-parameter.tsx';

export interface NoCustomersProps {
  readonly request: ListRequest;
  /** The parameter of the filter as the catalogue has it; null while unknown. */
  readonly parameter: Parameter | null;
  readonly onClearSearch: () => void;
  readonly onClearStatus: () => void;
  readonly onClearFilter: () => void;
  readonly onChangeValue: () => void;
}

/** What stands in place of rows when there are none: names the active filters, each cleared by one click. */
export function NoCustomers(props: NoCustomersProps) {
  const { request, onClearSearch, onClearStatus } = props;
  const { search, status, parameter } = request;
  if (search === '' && status === null && parameter === null) {
    return (
      <EmptyState title="No customers yet">
        <HowToBegin />
      </EmptyState>
    );
  }
  if (parameter !== null) return <NoneForParameter {...props} />;
  const word = status === null ? '' : `${statusLabel(status).toLowerCase()} `;
  return (
    <EmptyState
      title={
        search === '' ? (
          `No ${word}customers`
        ) : (
          <>
            No {word}customer matches “{search}”
          </>
        )
      }
      actions={
        <>
          {search !== '' && <Button onClick={onClearSearch}>Clear search</Button>}
          {status !== null && <Button onClick={onClearStatus}>Show every status</Button>}
        </>
      }
    >
      {search !== '' && 'Names, emails, phone numbers and customer numbers were searched.'}
    </EmptyState>
  );
}

/** Only where the customers are our own can a file be imported. */
function HowToBegin() {
  const capabilities = useQuery(capabilitiesOptions()).data;
  if (capabilities === undefined) return null;
  if (!capabilities.imports) return 'Tiquo has no customers for this key.';
  return (
    <>
      Import a file to begin:{' '}
      <code className="inline-block rounded-md bg-subtle px-1.5 py-0.5 text-ink">npm run import -- customers.csv</code>
    </>
  );
}

/** Only empty pages came, and there are more. */
export function NoneSoFar() {
  return <EmptyState title="No customers so far">The first pages were empty. “Load more” below goes on.</EmptyState>;
}
