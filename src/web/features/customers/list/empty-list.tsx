import { useQuery } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/list-metadata.ts';
import { nameOfParameterId } from '../../../../contract/parameters.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { capabilitiesOptions, useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { statusLabel } from '../../../ui/status-badge.tsx';
import { anyCustomerHasOptions } from '../api/customer-queries.ts';
import { parameterValueText } from '../model/customer-text.ts';
import type { ListRequest } from '../url/list-url-params.ts';

export interface EmptyListProps {
  readonly request: ListRequest;
  /** The parameter of the filter from the catalogue; null while unknown. */
  readonly parameter: Parameter | null;
  readonly onClearSearch: () => void;
  readonly onClearStatus: () => void;
  readonly onClearFilter: () => void;
  readonly onChangeFilter: () => void;
}

/** In place of rows when no customer matches: names the active filters, each with a button to clear it. */
export function EmptyList(props: EmptyListProps) {
  const { request, onClearSearch, onClearStatus } = props;
  const { search, status, parameter } = request;
  if (search === '' && status === null && parameter === null) {
    return (
      <EmptyState title="No customers yet">
        <FirstImport />
      </EmptyState>
    );
  }
  if (parameter !== null) return <EmptyFilter {...props} />;
  const word = status === null ? '' : `${statusLabel(status).toLowerCase()} `;
  return (
    <EmptyState
      title={
        search === '' ? (
          `No ${word}customers`
        ) : (
          <>
            No {word}customers match “{search}”
          </>
        )
      }
      actions={
        <>
          {search !== '' && <Button onClick={onClearSearch}>Clear search</Button>}
          {status !== null && <Button onClick={onClearStatus}>Include all statuses</Button>}
        </>
      }
    >
      {search !== '' && 'We searched names, emails, phone numbers and customer numbers.'}
    </EmptyState>
  );
}

/** How to import a file, unless the customers are the vendor's. */
function FirstImport() {
  const capabilities = useQuery(capabilitiesOptions()).data;
  if (capabilities === undefined) return null;
  if (!capabilities.imports) return 'Tiquo has no customers for this key.';
  return (
    <>
      Import a file to get started:{' '}
      <code className="inline-block rounded-md bg-subtle px-1.5 py-0.5 text-ink">npm run import -- customers.csv</code>
    </>
  );
}

/** Only empty pages have been loaded, and there are more. */
export function NothingFoundYet() {
  return <EmptyState title="Nothing found yet">Use “Load more” to keep looking.</EmptyState>;
}

/** No customer has the value: says whether others have another one, or none has the parameter. */
function EmptyFilter({ request, parameter, onClearFilter, onClearStatus, onChangeFilter }: EmptyListProps) {
  const formats = useFormats();
  const { id, value } = request.parameter ?? { id: '', value: null };
  const name = parameter?.name ?? nameOfParameterId(id);
  const anyHas = useAnyCustomerHas(id, value !== null && (parameter?.customers ?? null) === null);
  const shown = value === null ? null : parameterValueText(parameter?.type ?? null, value, formats);
  const word = request.status === null ? '' : `${statusLabel(request.status).toLowerCase()} `;
  return (
    <EmptyState
      title={`No ${word}customers with ${shown === null ? withArticle(name) : `${name ?? 'the value'} “${shown}”`}`}
      actions={
        <>
          <Button onClick={onChangeFilter}>{value === null ? 'Change filter' : 'Change value'}</Button>
          <Button variant="quiet" onClick={onClearFilter}>
            Clear filter
          </Button>
          {request.status !== null && (
            <Button variant="quiet" onClick={onClearStatus}>
              Include all statuses
            </Button>
          )}
        </>
      }
    >
      {anyHas === 'loading'
        ? `Checking for customers with ${withArticle(name)}…`
        : otherValuesText({ name, parameter, anyHas, hasStatus: request.status !== null }, formats.count)}
    </EmptyState>
  );
}

function withArticle(name: string | null): string {
  if (name === null) return 'this parameter';
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** Whether any customer has a parameter; null where that stays unknown. Costs a metered source one request. */
function useAnyCustomerHas(parameterId: string, isNeeded: boolean): boolean | 'loading' | null {
  const isMetered = useIsMetered();
  const { data, isLoading } = useQuery({
    ...anyCustomerHasOptions(parameterId),
    enabled: (query) => isNeeded && isMetered && enabledUnlessFailed(query),
  });
  if (!isNeeded) return null;
  return isLoading ? 'loading' : (data ?? null);
}

interface OtherValues {
  /** Null while unknown. */
  readonly name: string | null;
  readonly parameter: Parameter | null;
  /** Whether any customer has the parameter, whatever the value and the status; null while unknown. */
  readonly anyHas: boolean | null;
  /** The list is limited to a status. Customers of another status may have the same value. */
  readonly hasStatus: boolean;
}

/** How many customers have the parameter, or whether any has, and with which values. */
function otherValuesText(
  { name, parameter, anyHas, hasStatus }: OtherValues,
  count: (value: number) => string,
): string {
  const { customers, options, optionsComplete } = parameter ?? { customers: null, options: [], optionsComplete: false };
  const something = withArticle(name);
  if (customers === 0 || anyHas === false) return `No customer has ${something}.`;
  const named = options.slice(0, maxValues).map((option) => option.value);
  const values = optionsComplete && options.length > maxValues ? [...named, 'others'] : named;
  if (customers === null && anyHas === null) {
    return values.length === 0 ? '' : `Known values are ${listOf(values, 'conjunction')}.`;
  }
  const different = name === null ? 'another value' : `a different ${name}`;
  const who =
    customers !== null
      ? `${count(customers)} ${customers === 1 ? 'customer has' : 'customers have'} ${something}`
      : `Other customers have ${hasStatus ? something : different}`;
  if (values.length === 0) return `${who}.`;
  return `${who}${optionsComplete ? ': ' : ', such as '}${listOf(values, 'disjunction')}.`;
}

/** The most values that are named. */
const maxValues = 6;

function listOf(values: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat('en-GB', { type }).format(values);
}
