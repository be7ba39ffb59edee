import { useQueryClient } from '@tanstack/react-query';
import { copyText } from '../../../lib/browser/clipboard.ts';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { showToast } from '../../../ui/toast.tsx';
import { customerOptions } from '../api/customer-queries.ts';
import type { CustomerList } from '../list/use-customer-list.ts';
import { customerName, primary } from '../model/customer-text.ts';
import { openCustomerNumber } from '../use-list-location.ts';

/** C copies the email of the open customer, or else of the row that has the focus, and says so. */
export function useCopyEmail(list: CustomerList): void {
  const client = useQueryClient();
  useShortcut('c', () => {
    const number = openCustomerNumber() ?? focusedNumber();
    if (number === null) return;
    const rows = list.state === 'rows' ? list.rows : null;
    const customer =
      rows?.customers[rows.indexOfNumber(number)] ?? client.getQueryData(customerOptions(number).queryKey)?.customer;
    if (customer === undefined) return;
    const email = primary(customer.emails)?.address;
    if (email === undefined) showToast(`${customerName(customer)} has no email.`);
    else void copyText(email).then((isCopied) => showToast(isCopied ? `Copied ${email}` : 'Couldn’t copy the email.'));
  });
}

function focusedNumber(): string | null {
  return document.activeElement?.closest('[data-customer-number]')?.getAttribute('data-customer-number') ?? null;
}
