import { ArrowLeft, ArrowRight, ChevronLeft, X } from 'lucide-react';
import type { Customer } from '../../../../contract/customer.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { customerName } from '../model/customer-text.ts';

export interface PanelStepsProps {
  /** `index` counts from 0; `total` null while unknown. */
  readonly position: { readonly index: number; readonly total: number | null } | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** Back or close, the position in the list, and the buttons to the previous and next customer. */
export function PanelBar({ position, hasPrevious, hasNext, onPrevious, onNext, onClose }: PanelStepsProps) {
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

/** Photo or initials, name, number, status and how long they have been a customer. */
export function PanelIdentity({ customer, headingId }: { readonly customer: Customer; readonly headingId: string }) {
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
          </p>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-2.5 text-[0.8125rem] text-muted">
        <StatusBadge status={customer.status} />
        <span>
          Customer since <ExactTime ms={customer.createdAt} show="date" />
        </span>
      </p>
    </div>
  );
}
