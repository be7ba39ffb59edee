import type { Customer } from '../../../../contract/customer.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Highlighted } from '../../../ui/highlighted.tsx';
import { customerName } from '../model/customer-text.ts';
import { useListLook } from './row-context.ts';
import { RowLink } from './row-link.tsx';

/** Photo or initials, name and number. */
export function CustomerCell({ customer }: { readonly customer: Customer }) {
  const { search } = useListLook();
  const name = customerName(customer);
  return (
    <>
      <Avatar id={customer.id} name={name} photo={customer.profilePhoto} />
      <span className="min-w-0 flex-1">
        <RowLink className="font-medium">
          <bdi title={name} className="block truncate text-left">
            <Highlighted text={name} search={search} />
          </bdi>
        </RowLink>
        <span className="block truncate text-[0.8125rem] leading-4 text-muted">
          <Highlighted text={customer.customerNumber} search={search} />
        </span>
      </span>
    </>
  );
}
