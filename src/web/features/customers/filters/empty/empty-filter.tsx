import { useQuery } from '@tanstack/react-query';
import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { nameOfParameterId } from '../../../../../contract/parameters.ts';
import { enabledUnlessFailed } from '../../../../lib/api/enabled-unless-failed.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { useIsMetered, useRefinements } from '../../../../lib/source/capabilities-query.ts';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { statusLabel } from '../../../../ui/status-badge.tsx';
import { anyCustomerHasOptions } from '../../api/customer-queries.ts';
import { parameterValueText } from '../../model/customer-text.ts';
import type { ListRequest } from '../../url/list-request.ts';
import type { ParameterFilter } from '../../url/list-conditions.ts';
import { useFacet } from '../values/use-facet.ts';
import { sameButForCase } from './similar-values.ts';

export interface EmptyFilterProps {
  readonly request: ListRequest;
  readonly filter: ParameterFilter;
  /** Empty while it loads. */
  readonly catalogue: readonly Parameter[];
  readonly onClearStatus: () => void;
  readonly onClearFilter: () => void;
  readonly onChangeFilter: () => void;
  /** Shows the customers with a filter, in place of the search and of a filter by the same parameter. */
  readonly onFilter: (filter: ParameterFilter) => void;
}

/** No customer has the value: says whether others have another one, or none has the parameter. */
export function EmptyFilter({
  request,
  filter: { id, value },
  catalogue,
  onClearFilter,
  onClearStatus,
  onChangeFilter,
  onFilter,
}: EmptyFilterProps) {
  const formats = useFormats();
  const parameter = catalogue.find((one) => one.id === id) ?? null;
  const name = parameter?.name ?? nameOfParameterId(id);
  const anyHas = useAnyCustomerHas(id, value !== null && (parameter?.customers ?? null) === null);
  const similar = useSimilarValues(request, id, value, parameter);
  const shown = value === null ? null : parameterValueText(parameter?.type ?? null, value, formats);
  const word = request.status === null ? '' : `${statusLabel(request.status).toLowerCase()} `;
  return (
    <EmptyState
      title={`No ${word}customers with ${shown === null ? withArticle(name) : `${name ?? 'the value'} “${shown}”`}`}
      actions={
        <>
          {similar.map((other) => (
            <Button key={other} variant="primary" onClick={() => onFilter({ id, value: other })}>
              Did you mean {parameterValueText(parameter?.type ?? null, other, formats)}?
            </Button>
          ))}
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

/** The values that customers have which differ only in case; most filters that find no one were typed. */
function useSimilarValues(
  request: ListRequest,
  id: string,
  value: string | null,
  parameter: Parameter | null,
): readonly string[] {
  const { combinesFilters } = useRefinements();
  const known = parameter?.options ?? [];
  const facet = useFacet(request, id, combinesFilters && value !== null && parameter !== null && known.length === 0);
  if (value === null) return [];
  const options = facet?.kind === 'options' ? facet.options : known;
  return sameButForCase(
    value,
    options.map((option) => option.value),
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
