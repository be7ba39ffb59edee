import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Countdown } from '../../../ui/countdown.tsx';
import { Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import type { RefreshProblem } from './refresh-problem.ts';

export interface PanelNoticeProps {
  /** Null while the customer is read, or waits for the connection. */
  readonly problem: RefreshProblem | null;
  readonly isOffline: boolean;
  /** Whether more is known than the list tells. */
  readonly wasRead: boolean;
  /** Since when the server could not renew its answer, in milliseconds since 1970. */
  readonly staleSince: number | null;
  readonly onRetry: () => void;
}

const place = 'mx-5 mt-3 rounded-lg px-3! max-sm:mx-4.5';

/** Why the customer below may be out of date, and how it comes up to date. */
export function PanelNotice({ problem, isOffline, wasRead, staleSince, onRetry }: PanelNoticeProps) {
  const formats = useFormats();
  const known = wasRead
    ? 'This is what was read before.'
    : 'This is what the list knows, without opt-ins and parameters.';
  if (problem === null && staleSince !== null) {
    return (
      <Notice
        tone="info"
        role="status"
        className={place}
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
  if (problem === null)
    return (
      isOffline && (
        <Notice tone="warn" role="status" className={place}>
          You are offline: this is what is known so far.
        </Notice>
      )
    );
  if (problem.waits) {
    return (
      <Notice tone="warn" className={place}>
        <span role="status">
          {problem.reason} {known} It is read again by itself
        </span>{' '}
        in <Countdown />.
      </Notice>
    );
  }
  return (
    <Notice
      tone={problem.isMissing ? 'warn' : 'danger'}
      role="status"
      className={place}
      action={
        problem.retry && (
          <button type="button" onClick={onRetry} className={noticeLinkClasses}>
            Try again
          </button>
        )
      }
    >
      {problem.reason} {known}
      {problem.requestId !== null && (
        <>
          {' '}
          Request <span className="wrap-anywhere">{problem.requestId}</span>
        </>
      )}
    </Notice>
  );
}
