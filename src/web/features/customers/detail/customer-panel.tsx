import { useEffect, useId, useRef } from 'react';
import type { Customer, CustomerDetail } from '../../../../contract/customer.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { staleSinceOf } from '../api/response-age.ts';
import { customerName } from '../model/customer-text.ts';
import { ContactSection } from './contact-section.tsx';
import { PanelBar, PanelIdentity, positionText, type PanelStepsProps } from './panel-header.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PanelNotice } from './panel-notice.tsx';
import { ActivitySection, FigureTiles, QuickContact } from './sections.tsx';
import { PanelFailure, PanelLoading } from './panel-states.tsx';
import { OptInsSection, ParametersSection } from './parameters-section.tsx';
import { refreshProblem } from './refresh-problem.ts';
import { useCustomerDetail } from './use-customer-detail.ts';

export interface CustomerPanelProps {
  readonly customerNumber: string;
  /** The customer as the list has it, shown at once; null on a direct link. */
  readonly listed: Customer | null;
  /** When the source said so, in milliseconds since 1970. */
  readonly listedAt: number | null;
  readonly position: PanelStepsProps['position'];
  /** Whether the list has neighbours, of which its ends and customers beside it lack one or both. */
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** One customer over the list: what the list knows at once, and the rest when it comes. */
export default function CustomerPanel({
  customerNumber,
  listed,
  listedAt,
  position,
  hasPrevious,
  hasNext,
  onPrevious,
  onNext,
  onClose,
}: CustomerPanelProps) {
  const headingId = useId();
  const named = useCustomerDetail(customerNumber, listedAt);
  // Get Customer takes a number for a document id first: what it answers may be another customer than the row's.
  const isAnother = listed !== null && named.data !== undefined && named.data.customer.id !== listed.id;
  const own = useCustomerDetail(isAnother ? listed.id : customerNumber, listedAt);
  const detail = isAnother ? own : named;
  const body = useTopOnChange(customerNumber);
  const customer = newest(listed, detail.data?.customer);
  const problem = detail.problem === null ? null : refreshProblem(detail.problem);
  const staleSince = detail.data === undefined ? null : staleSinceOf([detail.data]);
  const { isOffline: offline, retry } = detail;

  return (
    <PanelFrame headingId={headingId} onClose={onClose}>
      <PanelBar
        position={position}
        hasPrevious={hasPrevious}
        hasNext={hasNext}
        onPrevious={onPrevious}
        onNext={onNext}
        onClose={onClose}
      />
      <Announcement customer={customer} position={position} />
      <div ref={body} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {customer !== null && (
          <PanelNotice
            problem={problem}
            isOffline={offline}
            wasRead={detail.data !== undefined}
            staleSince={staleSince}
            onRetry={retry}
          />
        )}
        {customer !== null ? (
          <CustomerFacts
            customer={customer}
            detail={detail.data?.customer ?? (problem === null ? 'loading' : null)}
            headingId={headingId}
          />
        ) : problem !== null || offline ? (
          <PanelFailure
            headingId={headingId}
            customerNumber={customerNumber}
            problem={problem}
            onRetry={retry}
            onClose={onClose}
          />
        ) : (
          <PanelLoading headingId={headingId} customerNumber={customerNumber} />
        )}
      </div>
    </PanelFrame>
  );
}

interface CustomerFactsProps {
  readonly customer: Customer;
  /** Null: could not be read. */
  readonly detail: CustomerDetail | 'loading' | null;
  readonly headingId: string;
}

function CustomerFacts({ customer, detail, headingId }: CustomerFactsProps) {
  return (
    <>
      <PanelIdentity customer={customer} headingId={headingId} />
      <FigureTiles customer={customer} />
      <QuickContact customer={customer} />
      <ContactSection emails={customer.emails} phones={customer.phones} />
      <ActivitySection customer={customer} />
      {detail !== null && <OptInsSection detail={detail} />}
      {detail !== null && <ParametersSection detail={detail} />}
    </>
  );
}

/** Says a step to a screen reader, as the focus stays where it is. */
function Announcement({
  customer,
  position,
}: {
  readonly customer: Customer | null;
  readonly position: PanelStepsProps['position'];
}) {
  const formats = useFormats();
  return (
    <p role="status" className="sr-only">
      {customer !== null &&
        `${customerName(customer)}${position === null ? '' : `, ${positionText(position, formats.count)}`}`}
    </p>
  );
}

/** The list may have been read after the detail was kept. */
function newest(listed: Customer | null, detail: CustomerDetail | undefined): Customer | null {
  if (detail === undefined) return listed;
  return listed !== null && listed.updatedAt > detail.updatedAt ? listed : detail;
}

function useTopOnChange(customerNumber: string) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [customerNumber]);
  return body;
}
