import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { unknown } from '../../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { Avatar } from '../../../../ui/avatar.tsx';
import { ExactTime } from '../../../../ui/exact-time.tsx';
import { FittedNumber } from '../../../../ui/fitted-number.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { customerName, parameterValueText } from '../../model/customer-text.ts';
import { useListContext } from './row-context.ts';
import { RowLink } from './row-link.tsx';
import { copied, rowText } from './use-row-pointer.ts';

/** Photo or initials, name and number. */
export function CustomerCell({ customer }: { readonly customer: Customer }) {
  const { search } = useListContext();
  const name = customerName(customer);
  return (
    <>
      <Avatar id={customer.id} name={name} photo={customer.profilePhoto} />
      <span className="min-w-0 flex-1">
        <RowLink className="font-medium">
          <bdi title={name} className={cn(rowText, 'block truncate text-left')}>
            <Highlighted text={name} search={search} />
          </bdi>
        </RowLink>
        <span className="block truncate text-[0.8125rem] leading-4 text-muted">
          <span {...copied} className={rowText}>
            <Highlighted text={customer.customerNumber} search={search} />
          </span>
        </span>
      </span>
    </>
  );
}

/** The name of the parameter the list is filtered by. */
export function ParameterHeading() {
  const name = useListContext().parameter?.name ?? 'Parameter';
  return (
    <bdi className="truncate text-left" title={name}>
      {name}
    </bdi>
  );
}

/** The value by which a customer matched. */
export function ParameterCell({ value }: { readonly value: string | undefined }) {
  const formats = useFormats();
  const type = useListContext().parameter?.type ?? null;
  if (value === undefined) return <Unknown />;
  const text = parameterValueText(type, value, formats);
  return (
    <bdi
      title={text}
      className={cn(
        rowText,
        'truncate rounded-md border border-line bg-surface px-2 py-0.5 text-left text-[0.8125rem]',
      )}
    >
      {text}
    </bdi>
  );
}

/** The narrowest that a column of amounts and one of counts gets inside its padding, in rem. */
const [amountRoom, countRoom] = [6.125, 3.375];

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

/** A date without its time: relative when recent. */
export function DayCell({ ms }: { readonly ms: number | null }) {
  return ms === null ? <Unknown /> : <ExactTime ms={ms} show="day" className={rowText} />;
}

function Unknown() {
  return <span className="text-muted">{unknown}</span>;
}
