import { use, useState } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { RowLinkContext } from './row-link-context.ts';

export const contactsPart = lazyComponent(async () => (await import('./contacts-popover.tsx')).ContactsPopover);

/**
 * "+1": the other emails and phones, one click away. Tab reaches it in the row that Tab reaches, else it would lead
 * through every row.
 */
export function MoreContacts({ customer, more }: { readonly customer: Customer; readonly more: number }) {
  const { tabIndex } = use(RowLinkContext);
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const { component: ContactsPopover, isFailed } = useLazyComponent(contactsPart, anchor !== null);
  const asksAgain = anchor !== null && isFailed;
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null && !isFailed}
        aria-label={`${more} more ${more === 1 ? 'contact' : 'contacts'}${asksAgain ? ' could not be loaded. Try again' : ''}`}
        onPointerEnter={contactsPart.fetch}
        onFocus={contactsPart.fetch}
        onBlur={() => {
          if (asksAgain) setAnchor(null);
        }}
        onClick={(event) => {
          if (asksAgain) contactsPart.fetch();
          else setAnchor(anchor === null ? event.currentTarget : null);
        }}
        className={cn(
          'relative -my-0.5 h-6 min-w-6 shrink-0 rounded-md px-1 text-xs font-medium',
          asksAgain ? 'bg-danger-soft text-danger' : 'text-muted hover:bg-line hover:text-ink',
        )}
      >
        {asksAgain ? 'Try again' : `+${more}`}
      </button>
      {asksAgain && (
        <span role="alert" className="sr-only">
          The contacts could not be loaded.
        </span>
      )}
      {anchor !== null && ContactsPopover !== null && (
        <ContactsPopover customer={customer} anchor={anchor} onClose={() => setAnchor(null)} />
      )}
    </>
  );
}
