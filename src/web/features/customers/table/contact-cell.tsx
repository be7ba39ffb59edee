import { use } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Highlighted } from '../../../ui/highlighted.tsx';
import { primary } from '../model/customer-text.ts';
import { MoreContacts } from './more-contacts.tsx';
import { AttendedContext, useListLook } from './row-context.ts';

/** Primary email and phone, with more of them behind a button, and to copy while the row is attended to. */
export function ContactCell({ customer }: { readonly customer: Customer }) {
  const { search } = useListLook();
  const formats = useFormats();
  const isAttended = use(AttendedContext);
  const email = primary(customer.emails)?.address ?? null;
  const phone = primary(customer.phones)?.number ?? null;
  const more = Math.max(0, customer.emails.length - 1) + Math.max(0, customer.phones.length - 1);
  if (email === null && phone === null) return <span className="text-muted">—</span>;
  return (
    <div className="min-w-0 flex-1">
      {/* Room for copying, or the button for more would move away from the finger that is on it. */}
      <div className={cn('flex h-5 items-center gap-1', more > 0 && email !== null && !isAttended && 'pe-7')}>
        <span className="truncate" title={email ?? undefined}>
          {email === null ? <span className="text-muted">—</span> : <Highlighted text={email} search={search} />}
        </span>
        {more > 0 && <MoreContacts customer={customer} more={more} />}
        {isAttended && email !== null && <CopyButton text={email} what="email" className="relative -my-0.5" />}
      </div>
      {phone !== null && (
        <div className="flex h-4 items-center gap-1 text-[0.8125rem] text-muted">
          <bdi className="truncate" dir="ltr">
            <Highlighted text={formats.phone(phone)} search={search} kind="phone" />
          </bdi>
          {isAttended && <CopyButton text={phone} what="phone" className="relative -my-1" />}
        </div>
      )}
    </div>
  );
}
