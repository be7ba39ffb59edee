import { useQuery } from '@tanstack/react-query';
import type { Parameter } from '../../../../contract/app-api.ts';
import { nameOfParameterId } from '../../../../contract/named-parameter.ts';
import { enabledUnlessFailed } from '../../../lib/api/enabled-unless-failed.ts';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { statusLabel } from '../../../ui/status-badge.tsx';
import type { NoCustomersProps } from './empty-list.tsx';
import { parameterValueText } from '../model/customer-text.ts';
import { anybodyHasOptions } from '../api/customer-queries.ts';

/** Nobody of the list has the value: says whether others have another, or nobody has the parameter. */
export function NoneForParameter({
  request,
  parameter,
  onClearFilter,
  onClearStatus,
  onChangeValue,
}: NoCustomersProps) {
  const formats = useFormats();
  const { id, value } = request.parameter ?? { id: '', value: null };
  const name = parameter?.name ?? nameOfParameterId(id) ?? 'this parameter';
  const anybody = useAnybodyHas(id, value !== null && (parameter?.customers ?? null) === null);
  const shown = value === null ? null : parameterValueText(parameter?.type ?? null, value, formats);
  const word = request.status === null ? '' : `${statusLabel(request.status).toLowerCase()} `;
  return (
    <EmptyState
      title={shown === null ? `No ${word}customer has ${name} set` : `No ${word}customer has ${name} “${shown}”`}
      actions={
        <>
          <Button onClick={onChangeValue}>{value === null ? 'Change filter' : 'Change value'}</Button>
          <Button variant="quiet" onClick={onClearFilter}>
            Clear filter
          </Button>
          {request.status !== null && (
            <Button variant="quiet" onClick={onClearStatus}>
              Show every status
            </Button>
          )}
        </>
      }
    >
      {anybody === 'asked'
        ? `Looking whether anybody has ${name}…`
        : othersText({ name, parameter, anybody, isOfStatus: request.status !== null }, formats.count)}
    </EmptyState>
  );
}

/**
 * Whether anybody has a parameter; null while that is not to be known. One ask tells, where the source does not count.
 */
function useAnybodyHas(parameterId: string, isWanted: boolean): boolean | 'asked' | null {
  const isMetered = useIsMetered();
  const { data, isLoading } = useQuery({
    ...anybodyHasOptions(parameterId),
    enabled: (asked) => isWanted && isMetered && enabledUnlessFailed(asked),
  });
  if (!isWanted) return null;
  return isLoading ? 'asked' : (data ?? null);
}

interface Others {
  readonly name: string;
  readonly parameter: Parameter | null;
  /** Whether anybody has the parameter, whatever the value and the status; null while that is not known. */
  readonly anybody: boolean | null;
  /** The list is of one status alone: others may have the same value under another. */
  readonly isOfStatus: boolean;
}

/** How many have the parameter at all, or whether anybody has, and with which values. */
function othersText({ name, parameter, anybody, isOfStatus }: Others, count: (value: number) => string): string {
  const { customers, options, optionsAre } = parameter ?? { customers: null, options: [], optionsAre: 'seen' as const };
  if (customers === 0 || anybody === false) return `Nobody has ${name} at all.`;
  const who =
    customers !== null
      ? `${count(customers)} ${customers === 1 ? 'customer has' : 'customers have'} ${name}.`
      : anybody !== true
        ? ''
        : isOfStatus
          ? `Others have ${name}.`
          : `Others have ${name}, with other values.`;
  const named = options.slice(0, valuesNamed).map((option) => option.value);
  if (named.length === 0) return who;
  const list = new Intl.ListFormat('en-GB');
  if (optionsAre === 'seen') return `${who} Their values include ${list.format(named)}.`.trim();
  const values = list.format(options.length <= valuesNamed ? named : [...named, 'others']);
  return `${who} ${customers === 1 ? 'The value is' : 'Their values are'} ${values}.`.trim();
}

const valuesNamed = 6;
