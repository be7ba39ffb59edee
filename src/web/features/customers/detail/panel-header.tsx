import { ArrowLeft, ArrowRight, ChevronLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Customer, CustomerDetail } from '../../../../contract/customer.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { customerName } from '../model/customer-text.ts';
import { PinnedFacts } from './pinned-facts.tsx';

export interface PanelStepsProps {
  /** `index` counts from 0; `total` null while unknown. */
  readonly position: { readonly index: number; readonly total: number | null } | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

export interface PanelBarProps extends PanelStepsProps {
  /** Other buttons. */
  readonly children?: ReactNode;
}

/** Back or close, the position in the list, and the buttons to the previous and next customer. */
export function PanelBar({ position, hasPrevious, hasNext, onPrevious, onNext, onClose, children }: PanelBarProps) {
  const formats = useFormats();
  const inList = hasPrevious || hasNext;
  return (
    <div className="flex shrink-0 h-12 items-center gap-1 border-b border-line ps-5 pe-3 max-sm:h-14 max-sm:px-2">
      <IconButton
        label="Back to the list"
        icon={<ChevronLeft />}
        size="large"
        onClick={onClose}
        className="sm:hidden"
      />
      <span aria-hidden="true" className="text-[0.9375rem] font-semibold sm:hidden">
        Customer
      </span>
      <span className="flex-1 text-[0.8125rem] text-muted tabular-nums max-sm:pe-1 max-sm:text-end">
        {position !== null && positionText(position, formats.count)}
      </span>
      {children}
      {inList && (
        <>
          <IconButton label="Previous customer (←)" icon={<ArrowLeft />} disabled={!hasPrevious} onClick={onPrevious} />
          <IconButton label="Next customer (→)" icon={<ArrowRight />} disabled={!hasNext} onClick={onNext} />
        </>
      )}
      <IconButton label="Close (Esc)" icon={<X />} onClick={onClose} className="max-sm:hidden" />
    </div>
  );
}

export function positionText(
  { index, total }: NonNullable<PanelStepsProps['position']>,
  count: (value: number) => string,
): string {
  return total === null ? `No. ${count(index + 1)}` : `${count(index + 1)} of ${count(total)}`;
}

export interface PanelIdentityProps {
  readonly customer: Customer;
  /** Null until it has loaded. */
  readonly detail: CustomerDetail | null;
  readonly headingId: string;
}

/** Photo or initials, name, number, how long they have been a customer, status and the pinned parameters. */
export function PanelIdentity({ customer, detail, headingId }: PanelIdentityProps) {
  const name = customerName(customer);
  return (
    <div className="px-5 py-3.5 max-sm:px-4.5 max-sm:pt-4.5">
      <div className="flex items-start gap-2.5">
        <Avatar id={customer.id} name={name} photo={customer.profilePhoto} size="large" />
        <div className="min-w-0 flex-1 pt-0.5">
          <h2 id={headingId} className="text-base leading-5.5 font-semibold break-words">
            <bdi>{name}</bdi>
          </h2>
          <p className="flex items-center gap-1 text-[0.8125rem] text-muted">
            <span className="min-w-0 break-words">{customer.customerNumber}</span>
            <CopyButton text={customer.customerNumber} what="customer number" className="-my-1" />
            <span className="shrink-0">
              Since <ExactTime ms={customer.createdAt} show="date" />
            </span>
          </p>
        </div>
      </div>
      <PinnedFacts customer={customer} detail={detail} />
    </div>
  );
}
