import type { Customer } from '../../../../contract/customer.ts';
import { cn } from '../../../lib/browser/cn.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { buttonClasses } from '../../../ui/button.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { primary } from '../model/customer-text.ts';
import { mailtoLink, telLink } from '../model/contact-links.ts';
import { FieldRow, PanelSection } from './field-row.tsx';

/** What a customer is worth, in four figures. */
export function FigureTiles({ customer }: { readonly customer: Customer }) {
  const formats = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-2.5 border-t border-line px-5 py-3.5 max-sm:px-4.5 max-sm:pt-4">
      <Tile label="Lifetime value" value={formats.amount(customer.lifetimeValue)} />
      <Tile label="Total spent" value={formats.amount(customer.totalSpent)} />
      <Tile label="Orders" value={formats.count(customer.totalOrders)} />
      <Tile label="Average order" value={formats.amount(customer.averageOrderValue)} />
    </dl>
  );
}

/** A figure; a long one is smaller, so that it stays on a line as long as can be. */
function Tile({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="min-w-0 rounded-xl border border-line px-3 py-2.5">
      <dt className="text-xs text-muted">{label}</dt>
      <dd
        className={cn(
          'pt-0.5 leading-6! font-semibold break-words tabular-nums',
          value.length > 12 ? 'text-sm' : 'text-[1.0625rem]',
        )}
      >
        {value}
      </dd>
    </div>
  );
}

/** Email and Call for a thumb; on a phone alone. */
export function QuickContact({ customer }: { readonly customer: Customer }) {
  const mail = mailtoLink(primary(customer.emails)?.address ?? '');
  const call = telLink(primary(customer.phones)?.number ?? '');
  if (mail === null && call === null) return null;
  return (
    <div className="flex gap-2.5 px-4.5 pb-4 sm:hidden">
      {mail !== null && (
        <a href={mail} className={`${buttonClasses('secondary', 'large')} flex-1`}>
          Email
        </a>
      )}
      {call !== null && (
        <a href={call} className={`${buttonClasses('secondary', 'large')} flex-1`}>
          Call
        </a>
      )}
    </div>
  );
}

export function ActivitySection({ customer }: { readonly customer: Customer }) {
  return (
    <PanelSection title="Activity">
      <dl>
        <FieldRow label="Last order">
          <ExactTime ms={customer.lastOrderDate} show="date" />
        </FieldRow>
        <FieldRow label="Last activity">
          <ExactTime ms={customer.lastActivityDate} show="dateTime" />
        </FieldRow>
        <FieldRow label="Source">
          {customer.source === null ? <span className="text-muted">—</span> : <bdi>{customer.source}</bdi>}
        </FieldRow>
        <FieldRow label="Created">
          <ExactTime ms={customer.createdAt} show="dateTime" />
        </FieldRow>
        <FieldRow label="Updated">
          <ExactTime ms={customer.updatedAt} show="dateTime" />
        </FieldRow>
      </dl>
    </PanelSection>
  );
}
