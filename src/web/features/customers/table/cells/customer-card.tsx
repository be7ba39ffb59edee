import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { isMatched } from '../../../../lib/format/highlight.ts';
import { Avatar } from '../../../../ui/avatar.tsx';
import { FittedNumber } from '../../../../ui/fitted-number.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { customerName, parameterValueText, primary } from '../../model/customer-text.ts';
import { useListContext } from './row-context.ts';
import { RowLink } from './row-link.tsx';
import { copied, rowText } from './use-row-pointer.ts';

/** The amount leaves at least half of the narrowest card to the name, in rem. */
const amountRoom = 7.5;

/** A customer on a phone: the status only when it is not active, and one contact, the one a search found if any. */
export function CustomerCard({ customer }: { readonly customer: Customer }) {
  const { search, parameter } = useListContext();
  const formats = useFormats();
  const name = customerName(customer);
  const email = primary(customer.emails)?.address ?? null;
  const number = primary(customer.phones)?.number ?? null;
  const phone = number === null ? null : formats.phone(number);
  const isPhoneShown =
    phone !== null && (email === null || (!isMatched(email, search) && isMatched(phone, search, 'phone')));
  const contact = isPhoneShown ? phone : email;
  const { totalOrders: orders, parameterValue: value } = customer;
  return (
    <>
      <Avatar id={customer.id} name={name} photo={customer.profilePhoto} size="medium" />
      <div className="min-w-0 flex-1">
        <div className="flex h-[1.375rem] items-center gap-2">
          <span className="min-w-0">
            <RowLink className="font-medium">
              <bdi className={cn(rowText, 'block truncate text-left')}>
                <Highlighted text={name} search={search} />
              </bdi>
            </RowLink>
          </span>
          {customer.status !== 'active' && <StatusBadge status={customer.status} />}
          <strong className="ml-auto shrink-0 pl-1 font-semibold">
            <FittedNumber text={formats.amount(customer.lifetimeValue)} room={amountRoom} className={rowText} />
          </strong>
        </div>
        <div className="flex items-center gap-3 text-[0.8125rem] leading-[1.125rem] text-muted">
          <span className="min-w-0 flex-1 truncate">
            <span {...copied} className={rowText}>
              <Highlighted text={customer.customerNumber} search={search} />
            </span>
            {contact !== null && (
              <>
                {' · '}
                <bdi {...copied} className={rowText}>
                  <Highlighted text={contact} search={search} kind={isPhoneShown ? 'phone' : 'text'} />
                </bdi>
              </>
            )}
          </span>
          {orders !== null && (
            <span className="shrink-0 tabular-nums">
              {formats.count(orders)} {orders === 1 ? 'order' : 'orders'}
            </span>
          )}
        </div>
        {parameter !== null && value !== undefined && (
          <div className="truncate text-[0.8125rem] leading-5 text-muted">
            {parameter.name}:{' '}
            <bdi className={cn(rowText, 'font-medium text-ink')}>
              {parameterValueText(parameter.type, value, formats)}
            </bdi>
          </div>
        )}
      </div>
    </>
  );
}
