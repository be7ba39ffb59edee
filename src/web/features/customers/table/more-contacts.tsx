import { lazy, Suspense, use, useState } from 'react';
import type { Customer } from '../../../../contract/customer.ts';
import { RowLinkContext } from './row-link-context.ts';

const load = () => import('./contacts-popover.tsx');
const ContactsPopover = lazy(() => load().then((module) => ({ default: module.ContactsPopover })));

/** "+1": the other emails and phones, one click away. Tab reaches it in the row that Tab reaches, else it would lead through every row. */
export function MoreContacts({ customer, more }: { readonly customer: Customer; readonly more: number }) {
  const { tabIndex } = use(RowLinkContext);
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={`${more} more ${more === 1 ? 'contact' : 'contacts'}`}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
        className="relative z-20 -my-0.5 in-data-sideways:invisible h-6 min-w-6 shrink-0 rounded-md px-1 text-xs font-medium text-muted hover:bg-line hover:text-ink"
      >
        +{more}
      </button>
      {anchor !== null && (
        <Suspense>
          <ContactsPopover customer={customer} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
