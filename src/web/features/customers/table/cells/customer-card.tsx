import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { isMatched } from '../../../../lib/format/highlight.ts';
import { Avatar } from '../../../../ui/avatar.tsx';
import { ExactTime } from '../../../../ui/exact-time.tsx';
import { FittedNumber } from '../../../../ui/fitted-number.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { customerName, parameterValueText, primary, valueOfParameter } from '../../model/customer-text.ts';
import { NameLink } from './name-link.tsx';
import { useListContext, useSortContext } from './row-context.ts';
import { copied, rowText } from './use-row-pointer.ts';

/** The amount leaves at least half of the narrowest card to the name, in rem. */
const amountRoom = 7.5;

/** A customer on a phone: the status only when it is not active, and one contact, the one a search found if any. */
export function CustomerCard({ customer }: { readonly customer: Customer }) {
  const { search, parameter } = useListContext();
  const formats = useFormats();
  const email = primary(customer.emails)?.address ?? null;
  const number = primary(customer.phones)?.number ?? null;
  const phone = number === null ? null : formats.phone(number);
  const isPhoneShown =
    phone !== null && (email === null || (!isMatched(email, search) && isMatched(phone, search, 'phone')));
  const contact = isPhoneShown ? phone : email;
  const { totalOrders: orders } = customer;
  const value = parameter === null ? null : valueOfParameter(customer, parameter.id, parameter.id);
  return (
    <>
      <Avatar id={customer.id} name={customerName(customer)} photo={customer.profilePhoto} size="medium" />
      <div className="min-w-0 flex-1">
        <div className="flex h-[1.375rem] items-center gap-2">
          <span className="min-w-0">
            <NameLink customer={customer} />
          </span>
          {customer.status !== 'active' && <StatusBadge status={customer.status} />}
          <SortedFigure customer={customer} />
        </div>
        <div className="text-[0.8125rem] leading-[1.125rem] text-muted">
          {contact !== null && (
            <div className="truncate">
              <bdi {...copied} className={rowText}>
                <Highlighted text={contact} search={search} kind={isPhoneShown ? 'phone' : 'text'} />
              </bdi>
            </div>
          )}
          <div className="flex items-center gap-3 text-xs leading-[1.125rem]">
            <span className="min-w-0 flex-1 truncate">
              <span {...copied} className={rowText}>
                <Highlighted text={customer.customerNumber} search={search} />
              </span>
              {parameter !== null && value !== null && (
                <>
                  {' · '}
                  <span className="sr-only">{parameter.name}: </span>
                  <bdi className={cn(rowText, 'text-ink')}>{parameterValueText(parameter.type, value, formats)}</bdi>
                </>
              )}
            </span>
            {orders !== null && (
              <span className="shrink-0 tabular-nums">
                {formats.count(orders)} {orders === 1 ? 'order' : 'orders'}
              </span>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

/** What the list is sorted by, if it is an amount or a date of an order or activity; otherwise the lifetime value. */
function SortedFigure({ customer }: { readonly customer: Customer }) {
  const formats = useFormats();
  const field = useSortContext()?.sort.field;
  if (field === 'lastOrderDate' || field === 'lastActivityDate') {
    const ms = customer[field];
    return ms !== null && <ExactTime ms={ms} show="day" className={cn(rowText, 'ml-auto shrink-0 pl-1 font-medium')} />;
  }
  const value = customer[field === 'totalSpent' || field === 'averageOrderValue' ? field : 'lifetimeValue'];
  if (value === null) return null;
  return (
    <strong className="ml-auto shrink-0 pl-1 font-medium">
      <FittedNumber text={formats.amount(value)} room={amountRoom} className={rowText} />
    </strong>
  );
}
