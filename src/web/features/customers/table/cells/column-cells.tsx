import type { Customer, ParameterType } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { unknown } from '../../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { Avatar } from '../../../../ui/avatar.tsx';
import { ExactTime } from '../../../../ui/exact-time.tsx';
import { FittedNumber } from '../../../../ui/fitted-number.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { customerName, parameterValueText, valueOfParameter } from '../../model/customer-text.ts';
import { NameLink } from './name-link.tsx';
import { useListContext } from './row-context.ts';
import { copied, rowText } from './use-row-pointer.ts';

/** Photo or initials, name and number. */
export function CustomerCell({ customer }: { readonly customer: Customer }) {
  const { search, isCompact } = useListContext();
  return (
    <>
      <Avatar id={customer.id} name={customerName(customer)} photo={customer.profilePhoto} />
      <span className="min-w-0 flex-1">
        <NameLink customer={customer} />
        {!isCompact && (
          <span className="block truncate text-[0.8125rem] leading-4 text-muted">
            <span {...copied} className={rowText}>
              <Highlighted text={customer.customerNumber} search={search} />
            </span>
          </span>
        )}
      </span>
    </>
  );
}

export function ParameterHeading({ name }: { readonly name: string }) {
  return (
    <bdi className="truncate text-left" title={name}>
      {name}
    </bdi>
  );
}

export interface ParameterCellProps {
  readonly customer: Customer;
  readonly id: string;
  /** Null while unknown. */
  readonly type: ParameterType | null;
}

/** A customer's value of a parameter; nothing until it has loaded. */
export function ParameterCell({ customer, id, type }: ParameterCellProps) {
  const formats = useFormats();
  const { included, parameter } = useListContext();
  const value = valueOfParameter(customer, id, parameter?.id ?? null);
  if (value === null) return included.includes(id) ? <Unknown /> : null;
  const text = parameterValueText(type, value, formats);
  if (type === 'number') return <FittedNumber text={text} room={amountRoom} className={rowText} />;
  return (
    <bdi
      title={text}
      className={cn(
        rowText,
        'truncate text-left',
        type === 'select' && 'rounded-md border border-line bg-surface px-2 py-0.5 text-[0.8125rem]',
        type === 'boolean' && value === 'false' && 'text-muted',
      )}
    >
      {text}
    </bdi>
  );
}

/** The narrowest that a column of amounts and one of counts gets inside its padding, in rem. */
const [amountRoom, countRoom] = [5.375, 3.375];

export function CountCell({ value }: { readonly value: number | null }) {
  const formats = useFormats();
  if (value === null) return <Unknown />;
  return <FittedNumber text={formats.count(value)} room={countRoom} className={rowText} />;
}

export function AmountCell({ value, strong = false }: { readonly value: number | null; readonly strong?: boolean }) {
  const formats = useFormats();
  if (value === null) return <Unknown />;
  return (
    <FittedNumber text={formats.amount(value)} room={amountRoom} className={cn(rowText, strong && 'font-medium')} />
  );
}

export interface DayCellProps {
  readonly ms: number | null;
  /** Counts the days of the last month. */
  readonly show?: 'day' | 'ago';
}

/** A date without its time: relative when recent. */
export function DayCell({ ms, show = 'day' }: DayCellProps) {
  return ms === null ? <Unknown /> : <ExactTime ms={ms} show={show} className={rowText} />;
}

function Unknown() {
  return <span className="text-muted">{unknown}</span>;
}
