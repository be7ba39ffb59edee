import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import type { Customer, CustomerDetail, CustomerParameter } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { pinnedParametersOptions } from '../../../lib/source/pinned-parameters-query.ts';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { parameterValueText } from '../model/customer-text.ts';

export interface PinnedFactsProps {
  readonly customer: Customer;
  /** Null until it has loaded. */
  readonly detail: CustomerDetail | null;
}

/** Status and what the organisation has pinned, on one line: values as chips, then Yes and No as marks. */
export function PinnedFacts({ customer, detail }: PinnedFactsProps) {
  const pinned = useQuery(pinnedParametersOptions()).data ?? [];
  const known = detail === null ? (customer.parameters ?? []) : parametersOf(detail);
  const facts = pinned.flatMap((id) => known.find((parameter) => parameter.id === id) ?? []);
  const [marks, chips] = [facts.filter(isMark), facts.filter((fact) => !isMark(fact) && fact.value.length > 0)];
  return (
    <ul
      aria-label="Status and pinned parameters"
      className="flex flex-wrap items-center gap-x-2 gap-y-1.5 pt-2.5 text-[0.8125rem] leading-[1.375rem]"
    >
      <li className="inline-flex">
        <StatusBadge status={customer.status} />
      </li>
      {chips.map((fact) => (
        <Chip key={fact.id} fact={fact} />
      ))}
      {marks.map((fact, index) => (
        <Mark key={fact.id} fact={fact} className={index === 0 ? 'ml-auto' : 'ml-1'} />
      ))}
    </ul>
  );
}

/** The parameters of a customer. The opt-ins are fields too, and only those say that an answer is unknown. */
function parametersOf({ parameters, marketingOptIn, smsOptIn }: CustomerDetail): readonly CustomerParameter[] {
  const optIn = (id: string, name: string, value: boolean | null): readonly CustomerParameter[] =>
    value === null ? [] : [{ id, name, type: 'boolean', value: String(value) }];
  return [
    ...optIn('system_marketing_opt_in', 'Marketing Opt-In', marketingOptIn),
    ...optIn('system_sms_opt_in', 'SMS Opt-In', smsOptIn),
    ...parameters,
  ];
}

function isMark({ type, value }: CustomerParameter): boolean {
  return type === 'boolean' && (value === 'true' || value === 'false');
}

interface FactProps {
  readonly fact: CustomerParameter;
}

/** A value that says by itself what it is of; a number or a date comes with its name. */
function Chip({ fact: { name, type, value } }: FactProps) {
  const formats = useFormats();
  const text = typeof value === 'string' ? parameterValueText(type, value, formats) : value.join(', ');
  const isBare = type === 'number' || type === 'date';
  return (
    <li
      title={`${name}: ${text}`}
      className="max-w-full truncate rounded-md border border-line px-1.5 leading-5 font-medium"
    >
      <bdi className={isBare ? 'font-normal text-muted' : 'sr-only'}>{name}</bdi>
      <span className="sr-only">: </span>
      {isBare && ' '}
      <bdi>{text}</bdi>
    </li>
  );
}

function Mark({ fact: { name, value }, className }: FactProps & { readonly className: string }) {
  const isYes = value === 'true';
  const MarkIcon = isYes ? Check : X;
  return (
    <li title={`${name}: ${isYes ? 'Yes' : 'No'}`} className={className}>
      <span className="sr-only">{`${name}: ${isYes ? 'Yes' : 'No'}`}</span>
      <span aria-hidden="true" className={cn('flex min-w-0 items-center gap-1', isYes ? 'font-medium' : 'text-muted')}>
        <bdi className="max-w-40 truncate">{shortName(name)}</bdi>
        <MarkIcon className={cn('size-4 shrink-0', isYes && 'text-ok')} />
      </span>
    </li>
  );
}

/** “Marketing ✓” says as much as “Marketing Opt-In ✓”. */
function shortName(name: string): string {
  return name.replace(/\s+opt-?\s?in$/i, '');
}
