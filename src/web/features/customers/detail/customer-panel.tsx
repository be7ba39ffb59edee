import { useEffect, useId, useRef } from 'react';
import type { Customer, CustomerDetail } from '../../../../contract/customer.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { staleSinceOf } from '../api/response-age.ts';
import { customerName } from '../model/customer-text.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { ContactSection } from './contact-section.tsx';
import { CopyLinkButton } from './copy-link-button.tsx';
import { PanelBar, PanelIdentity, positionText, type PanelStepsProps } from './panel-header.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PanelNotice } from './panel-notice.tsx';
import { ActivitySection, FigureTiles, ParameterSections, QuickContact } from './panel-sections.tsx';
import { PanelFailure, PanelLoading } from './panel-states.tsx';
import { detailErrorOf } from './detail-error.ts';
import { useCustomerDetail } from './use-customer-detail.ts';

export interface CustomerPanelProps extends PanelStepsProps {
  readonly customerNumber: string;
  /** The customer as listed, shown until the details load; null on a direct link. */
  readonly listed: Customer | null;
  /** When the source returned it, in ms since 1970. */
  readonly listedAt: number | null;
  /** The list it is open over. */
  readonly params: ListParams;
}

/** One customer beside the list: what is listed right away, the other details once they load. */
export default function CustomerPanel({ customerNumber, listed, listedAt, params, ...steps }: CustomerPanelProps) {
  const headingId = useId();
  const byNumber = useCustomerDetail(customerNumber, listedAt);
  // Get Customer reads a number as a document id first, so it may return another customer than the row's.
  const isOther = listed !== null && byNumber.data !== undefined && byNumber.data.customer.id !== listed.id;
  const byId = useCustomerDetail(isOther ? listed.id : customerNumber, listedAt);
  const detail = isOther ? byId : byNumber;
  const body = useScrollToTop(customerNumber);
  const customer = newest(listed, detail.data?.customer);
  const error = detail.error === null ? null : detailErrorOf(detail.error);
  const staleSince = detail.data === undefined ? null : staleSinceOf([detail.data]);
  const { isOffline, retry } = detail;

  return (
    <PanelFrame headingId={headingId} onClose={steps.onClose}>
      <PanelBar {...steps}>
        {customer !== null && <CopyLinkButton customerNumber={customerNumber} params={params} />}
      </PanelBar>
      <Announcement customer={customer} position={steps.position} />
      <div ref={body} className="min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-gutter:stable]">
        {customer !== null && (
          <PanelNotice
            error={error}
            isOffline={isOffline}
            hasDetails={detail.data !== undefined}
            staleSince={staleSince}
            onRetry={retry}
          />
        )}
        {customer !== null ? (
          <CustomerFacts
            customer={customer}
            detail={detail.data?.customer ?? (error === null ? 'loading' : null)}
            headingId={headingId}
          />
        ) : error !== null || isOffline ? (
          <PanelFailure
            headingId={headingId}
            customerNumber={customerNumber}
            error={error}
            onRetry={retry}
            onClose={steps.onClose}
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
  /** Null when it could not be loaded. */
  readonly detail: CustomerDetail | 'loading' | null;
  readonly headingId: string;
}

function CustomerFacts({ customer, detail, headingId }: CustomerFactsProps) {
  return (
    <>
      <PanelIdentity customer={customer} detail={detail === 'loading' ? null : detail} headingId={headingId} />
      <FigureTiles customer={customer} />
      <QuickContact customer={customer} />
      <ContactSection emails={customer.emails} phones={customer.phones} />
      {detail !== null && <ParameterSections detail={detail} />}
      <ActivitySection customer={customer} />
    </>
  );
}

/** Announces a step to screen readers, as the focus does not move. */
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

/** The list may be newer than the cached details. */
function newest(listed: Customer | null, detail: CustomerDetail | undefined): Customer | null {
  if (detail === undefined) return listed;
  return listed !== null && listed.updatedAt > detail.updatedAt ? listed : detail;
}

function useScrollToTop(customerNumber: string) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
  }, [customerNumber]);
  return body;
}
