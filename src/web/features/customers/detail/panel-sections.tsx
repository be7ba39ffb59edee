import type { ReactNode } from 'react';
import type { Customer, CustomerDetail, CustomerParameter } from '../../../../contract/customer.ts';
import { isSystemParameter } from '../../../../contract/parameters.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { unknown } from '../../../lib/format/date-and-number-formats.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { buttonClasses } from '../../../ui/button.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { FittedNumber, numberWidth } from '../../../ui/fitted-number.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { mailtoLink, telLink } from '../model/contact-links.ts';
import { parameterValueText, primary } from '../model/customer-text.ts';

/** What a customer has spent, in four figures. */
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

/** The narrowest that a tile gets inside its padding, and one over both columns, in rem. */
const [tileRoom, wideTileRoom] = [7.5, 16.5];
const tileSize = 1.0625;
/** Smaller type than this is hard to read, so the tile takes both columns. */
const leastTileSize = 0.75;

/** A figure on one line. */
function Tile({ label, value }: { readonly label: string; readonly value: string }) {
  const isWide = tileRoom / numberWidth(value) < leastTileSize;
  return (
    <div className={cn('min-w-0 rounded-xl border border-line px-3 py-2.5', isWide && 'col-span-2')}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="flex pt-0.5 text-[1.0625rem] leading-6! font-semibold">
        <FittedNumber text={value} room={isWide ? wideTileRoom : tileRoom} size={tileSize} />
      </dd>
    </div>
  );
}

/** Large Email and Call buttons, on a phone only. */
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
        <FieldRow label="Added through">
          {customer.source === null ? <span className="text-muted">{unknown}</span> : <bdi>{customer.source}</bdi>}
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

/** What a customer agreed to receive; the customer has fields for these. */
const optInIds: readonly string[] = ['system_marketing_opt_in', 'system_sms_opt_in'];

/** Every parameter a customer has, formatted by its type: first the organisation's own, then those everyone has. */
export function ParameterSections({ detail }: { readonly detail: CustomerDetail | 'loading' }) {
  const parameters = detail === 'loading' ? [] : detail.parameters.filter(({ id }) => !optInIds.includes(id));
  const own = parameters.filter(({ id }) => !isSystemParameter(id));
  return (
    <>
      {(detail === 'loading' || own.length > 0) && (
        <PanelSection title="Your parameters">
          {detail === 'loading' ? <LoadingRows count={4} /> : <ParameterRows parameters={own} />}
        </PanelSection>
      )}
      <PanelSection title="System parameters">
        <dl>
          <FieldRow label="Marketing Opt-In">
            <OptIn value={detail === 'loading' ? detail : detail.marketingOptIn} />
          </FieldRow>
          <FieldRow label="SMS Opt-In">
            <OptIn value={detail === 'loading' ? detail : detail.smsOptIn} />
          </FieldRow>
        </dl>
        {detail === 'loading' ? (
          <LoadingRows count={4} />
        ) : (
          <ParameterRows parameters={parameters.filter(({ id }) => isSystemParameter(id))} />
        )}
      </PanelSection>
    </>
  );
}

function OptIn({ value }: { readonly value: boolean | null | 'loading' }) {
  if (value === 'loading') return <Skeleton className="ms-auto my-1 h-3 w-10" />;
  return value === null ? <span className="text-muted">{unknown}</span> : value ? 'Yes' : 'No';
}

function LoadingRows({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, row) => (
    <div key={row} className="flex min-h-8.5 items-center justify-between">
      <Skeleton className="h-3 w-28" />
      <Skeleton className="h-3 w-20" />
    </div>
  ));
}

function ParameterRows({ parameters }: { readonly parameters: readonly CustomerParameter[] }) {
  return (
    <dl>
      {parameters.map((parameter) => (
        <FieldRow key={parameter.id} label={<bdi>{parameter.name}</bdi>}>
          <ParameterValue parameter={parameter} />
        </FieldRow>
      ))}
    </dl>
  );
}

function ParameterValue({ parameter }: { readonly parameter: CustomerParameter }) {
  const formats = useFormats();
  const { type, value } = parameter;
  if (typeof value === 'string') return <bdi dir="auto">{parameterValueText(type, value, formats)}</bdi>;
  if (value.length === 0) return <span className="text-muted">{unknown}</span>;
  return (
    <ul className="flex flex-wrap justify-end gap-1">
      {value.map((option) => (
        <li key={option} className="max-w-full rounded-md border border-line px-1.5 text-[0.8125rem] break-words">
          <bdi>{option}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** A titled part of the panel. */
export function PanelSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line px-5 pt-3.5 pb-3 max-sm:px-4.5">
      <h3 className="pb-1 text-[0.8125rem] font-semibold text-muted">{title}</h3>
      {children}
    </section>
  );
}

export interface FieldRowProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
}

/** A label and its value, inside a `dl`; a long value wraps within its column. */
export function FieldRow({ label, children }: FieldRowProps) {
  return (
    <div className="flex min-h-8.5 items-start justify-between gap-4 py-1.75">
      <dt className="max-w-1/2 shrink-0 text-muted break-words">{label}</dt>
      <dd className="min-w-0 flex-1 text-end break-words">{children}</dd>
    </div>
  );
}
