import { use, useState } from 'react';
import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { primary } from '../../model/customer-text.ts';
import { RowHoverContext, RowLinkContext, useListContext } from './row-context.ts';
import { copied, rowText } from './use-row-pointer.ts';

/** Primary email and phone, with a button for any others, and buttons to copy them while the row is hovered. */
export function ContactCell({ customer }: { readonly customer: Customer }) {
  const { search } = useListContext();
  const formats = useFormats();
  const isHovered = use(RowHoverContext);
  const email = primary(customer.emails)?.address ?? null;
  const phone = primary(customer.phones)?.number ?? null;
  const more = Math.max(0, customer.emails.length - 1) + Math.max(0, customer.phones.length - 1);
  if (email === null && phone === null) return <span className="text-muted">—</span>;
  return (
    <div className="min-w-0 flex-1">
      {/* Space for the copy button, or the "+1" would move away from under the finger. */}
      <div className={cn('flex h-5 items-center gap-1', more > 0 && email !== null && !isHovered && 'pe-7')}>
        {email === null ? (
          <span className="text-muted">—</span>
        ) : (
          <span {...copied} className={cn(rowText, 'truncate')} title={email}>
            <Highlighted text={email} search={search} />
          </span>
        )}
        {more > 0 && <MoreContacts customer={customer} more={more} />}
        {isHovered && email !== null && (
          <CopyButton text={email} what="email" className="pointer-events-auto -my-0.5" />
        )}
      </div>
      {phone !== null && (
        <div className="flex h-4 items-center gap-1 text-[0.8125rem] text-muted">
          <bdi {...copied} className={cn(rowText, 'truncate')} dir="ltr">
            <Highlighted text={formats.phone(phone)} search={search} kind="phone" />
          </bdi>
          {isHovered && <CopyButton text={phone} what="phone" className="pointer-events-auto -my-1" />}
        </div>
      )}
    </div>
  );
}

export const lazyContactsPopover = lazyComponent(async () => (await import('./contacts-popover.tsx')).ContactsPopover);

/**
 * "+1": the other emails and phones, one click away. Tab reaches it only in the row that Tab reaches, or it would stop
 * in every row.
 */
function MoreContacts({ customer, more }: { readonly customer: Customer; readonly more: number }) {
  const { tabIndex } = use(RowLinkContext);
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const { component: ContactsPopover, isFailed } = useLazyComponent(lazyContactsPopover, anchor !== null);
  const offersRetry = anchor !== null && isFailed;
  const label = `${more} more ${more === 1 ? 'contact' : 'contacts'}`;
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null && !isFailed}
        aria-label={offersRetry ? `Couldn’t load ${label}. Try again` : label}
        onPointerEnter={lazyContactsPopover.load}
        onFocus={lazyContactsPopover.load}
        onBlur={() => {
          if (offersRetry) setAnchor(null);
        }}
        onClick={(event) => {
          if (offersRetry) lazyContactsPopover.load();
          else setAnchor(anchor === null ? event.currentTarget : null);
        }}
        className={cn(
          'pointer-events-auto -my-0.5 h-6 min-w-6 shrink-0 rounded-md px-1 text-xs font-medium',
          offersRetry ? 'bg-danger-soft text-danger' : 'text-muted hover:bg-line hover:text-ink',
        )}
      >
        {offersRetry ? 'Try again' : `+${more}`}
      </button>
      {offersRetry && (
        <span role="alert" className="sr-only">
          Couldn’t load the contacts.
        </span>
      )}
      {anchor !== null && ContactsPopover !== null && (
        <ContactsPopover customer={customer} anchor={anchor} onClose={() => setAnchor(null)} />
      )}
    </>
  );
}
