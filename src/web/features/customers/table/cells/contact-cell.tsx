import { use, useState } from 'react';
import type { Customer } from '../../../../../contract/customer.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import { PopupPlaceholder } from '../../../../ui/popup-placeholder.tsx';
import { primary } from '../../model/customer-text.ts';
import { RowHoverContext, RowLinkContext, useListContext } from './row-context.ts';
import { copied, rowText } from './use-row-pointer.ts';

/** Primary email and phone, with a button for any others, and buttons to copy them while the row is hovered. */
export function ContactCell({ customer }: { readonly customer: Customer }) {
  const { search, isCompact } = useListContext();
  const formats = useFormats();
  const isHovered = use(RowHoverContext);
  const email = primary(customer.emails)?.address ?? null;
  const number = primary(customer.phones)?.number ?? null;
  // One line has no room for both.
  const phone = isCompact && email !== null ? null : number;
  const more = Math.max(0, customer.emails.length - 1) + Math.max(0, customer.phones.length - 1);
  if (email === null && phone === null) return <span className="text-muted">—</span>;
  return (
    <div className="min-w-0 flex-1">
      {email !== null && (
        // Space for the copy button, or the "+1" would move away from under the finger.
        <div className={cn('flex h-5 items-center gap-1', more > 0 && !isHovered && 'pe-7')}>
          <span {...copied} className={cn(rowText, 'truncate')} title={email}>
            <Highlighted text={email} search={search} />
          </span>
          {more > 0 && <MoreContacts customer={customer} more={more} />}
          {isHovered && <CopyButton text={email} what="email" className="pointer-events-auto -my-0.5" />}
        </div>
      )}
      {phone !== null && (
        <div
          className={cn(
            'flex items-center gap-1',
            email === null ? 'h-5' : 'h-4 text-[0.8125rem] text-muted',
            email === null && more > 0 && !isHovered && 'pe-7',
          )}
        >
          <bdi {...copied} className={cn(rowText, 'truncate')} dir="ltr">
            <Highlighted text={formats.phone(phone)} search={search} kind="phone" />
          </bdi>
          {email === null && more > 0 && <MoreContacts customer={customer} more={more} />}
          {isHovered && <CopyButton text={phone} what="phone" className="pointer-events-auto -my-1" />}
        </div>
      )}
    </div>
  );
}

export const lazyContactsPopover = lazyComponent(
  () => import('./contacts-popover.tsx'),
  (module) => module.ContactsPopover,
);

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
      {anchor !== null && ContactsPopover === null && !isFailed && (
        <PopupPlaceholder label="Contacts" anchor={anchor} onClose={() => setAnchor(null)} />
      )}
      {anchor !== null && ContactsPopover !== null && (
        <ContactsPopover customer={customer} anchor={anchor} onClose={() => setAnchor(null)} />
      )}
    </>
  );
}
