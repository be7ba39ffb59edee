import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import type { DetailError } from './detail-error.ts';

export interface PanelNoticeProps {
  /** Null while the customer loads or waits for the connection. */
  readonly error: DetailError | null;
  readonly isOffline: boolean;
  /** All details were loaded before, not only those of the list. */
  readonly hasDetails: boolean;
  /** Since when the server has not been able to refresh the details, in ms since 1970. */
  readonly staleSince: number | null;
  readonly onRetry: () => void;
}

const noticeClasses = 'mx-5 mt-3 rounded-lg px-3! max-sm:mx-4.5';

/** Why the customer below may be out of date, and how to refresh it. */
export function PanelNotice({ error, isOffline, hasDetails, staleSince, onRetry }: PanelNoticeProps) {
  const formats = useFormats();
  const known = hasDetails
    ? 'Showing the last known details.'
    : 'Showing basic details only, without opt-ins and parameters.';
  if (error === null && staleSince !== null) {
    return (
      <Notice
        tone="info"
        role="status"
        className={noticeClasses}
        action={
          <button type="button" onClick={onRetry} className={noticeLinkClasses}>
            Refresh
          </button>
        }
      >
        As of {formats.dateTime(staleSince)}.
      </Notice>
    );
  }
  if (error === null)
    return (
      isOffline && (
        <Notice tone="warn" role="status" className={noticeClasses}>
          You’re offline. {known}
        </Notice>
      )
    );
  if (error.isRateLimited) {
    return (
      <Notice tone="warn" className={noticeClasses}>
        <span role="status">
          {error.reason} {known} Retrying
        </span>{' '}
        in <Countdown />.
      </Notice>
    );
  }
  return (
    <Notice
      tone={error.isNotFound ? 'warn' : 'danger'}
      role="status"
      className={noticeClasses}
      action={
        error.canRetry && (
          <button type="button" onClick={onRetry} className={noticeLinkClasses}>
            Try again
          </button>
        )
      }
    >
      {error.reason} {known}
      {error.requestId !== null && (
        <>
          {' '}
          Request ID <span className="wrap-anywhere">{error.requestId}</span>
        </>
      )}
    </Notice>
  );
}
