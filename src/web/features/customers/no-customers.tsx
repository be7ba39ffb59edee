import type { Parameter } from '../../../contract/app-api.ts';
import { useFormats } from '../../lib/formats-context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { statusLabel } from '../../ui/status-badge.tsx';
import type { ListRequest } from './list-params.ts';
import { parameterValueText } from './parameter-value-text.ts';

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
        Import a file to begin: <code className="inline-block rounded-md bg-subtle px-1.5 py-0.5 text-ink">npm run import -- customers.csv</code>
      </EmptyState>
    );
  }
  if (parameter !== null) return <NoneForParameter {...props} />;
  const word = status === null ? '' : `${statusLabel(status).toLowerCase()} `;
  return (
    <EmptyState
      title={search === '' ? `No ${word}customers` : <>No {word}customer matches “{search}”</>}
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

/** Only empty pages came, and there are more. */
export function NoneSoFar() {
  return <EmptyState title="No customers so far">The first pages were empty. “Load more” below goes on.</EmptyState>;
}

function NoneForParameter({ request, parameter, onClearFilter, onClearStatus, onChangeValue }: NoCustomersProps) {
  const formats = useFormats();
  const name = parameter?.name ?? 'this parameter';
  const { value } = request.parameter ?? { value: null };
  const shown = value === null ? null : parameterValueText(parameter?.type ?? null, value, formats);
  const word = request.status === null ? '' : `${statusLabel(request.status).toLowerCase()} `;
  return (
    <EmptyState
      title={shown === null ? `No ${word}customer has ${name} set` : `No ${word}customer has ${name} “${shown}”`}
      actions={
        <>
          <Button onClick={onChangeValue}>{value === null ? 'Change filter' : 'Change value'}</Button>
          <Button variant="quiet" onClick={onClearFilter}>Clear filter</Button>
          {request.status !== null && <Button variant="quiet" onClick={onClearStatus}>Show every status</Button>}
        </>
      }
    >
      {parameter !== null && othersText(parameter, formats.count)}
    </EmptyState>
  );
}

/** How many have the parameter at all, and with which values. */
function othersText({ name, customers, options, optionsAre }: Parameter, count: (value: number) => string): string {
  if (customers === 0) return `Nobody has ${name} at all.`;
  const who = customers === null ? '' : `${count(customers)} ${customers === 1 ? 'customer has' : 'customers have'} ${name}.`;
  const named = options.slice(0, valuesNamed).map((option) => option.value);
  if (named.length === 0) return who;
  const list = new Intl.ListFormat('en-GB');
  if (optionsAre === 'seen') return `${who} Their values include ${list.format(named)}.`.trim();
  const values = list.format(options.length <= valuesNamed ? named : [...named, 'others']);
  return `${who} ${customers === 1 ? 'The value is' : 'Their values are'} ${values}.`.trim();
}

const valuesNamed = 6;
