import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { customerName, ownName } from '../../model/customer-text.ts';
import { useListContext } from './row-context.ts';
import { RowLink } from './row-link.tsx';
import { rowText } from './use-row-pointer.ts';

/** The link of a row, on the name. Without one it says so, as the row has the email or phone elsewhere. */
export function NameLink({ customer }: { readonly customer: Customer }) {
  const { search } = useListContext();
  const name = ownName(customer);
  if (name === null) {
    return (
      <RowLink className="text-muted">
        No name <span className="sr-only">{customerName(customer)}</span>
      </RowLink>
    );
  }
  return (
    <RowLink className="font-medium">
      <bdi title={name} className={cn(rowText, 'block truncate text-left')}>
        <Highlighted text={name} search={search} />
      </bdi>
    </RowLink>
  );
}
