import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { SourceFailedError } from '../../../lib/api/api-errors.ts';
import type { Quota } from '../../../../contract/app-api.ts';
import { useSourceQuota } from '../../../lib/source/quota.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsRateLimited } from '../../../lib/api/rate-limit.ts';
import { Countdown } from '../../../ui/countdown.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import type { Missed } from '../scroll/restore-step.ts';
import { RequestToQuote } from './request-to-quote.tsx';

export interface LimitNoticeProps {
  readonly loaded: number;
  /** The rows on screen answer what was asked before. */
  readonly isOfBefore: boolean;
}

/** A used-up limit, with the time until requests may go out again. */
export function LimitNotice({ loaded, isOfBefore }: LimitNoticeProps) {
  const formats = useFormats();
  const quota = useSourceQuota();
  const isPaused = useIsRateLimited();
  const canLookUp = !useIsRateLimited('everything');
  if (!isPaused) return null;
  return (
    <Notice tone="warn" className={bandClasses}>
      <span role="status">
        {limitText(quota)}{' '}
        {loaded > 0 && `${formats.count(loaded)} ${loaded === 1 ? 'customer stays' : 'customers stay'} on screen; `}
        {isOfBefore ? 'what you asked for comes by itself' : `${loaded > 0 ? 'loading' : 'Loading'} goes on by itself`}
      </span>{' '}
      in <Countdown />.{canLookUp && ' A whole customer number, email or phone can still be looked up.'}
    </Notice>
  );
}

/** Whose limit it is: the source's own, when it counts. */
function limitText(quota: Quota | null): string {
  if (quota === null) return 'The request limit is used up.';
  const window = quota.windowSeconds === 3600 ? 'hourly limit' : 'limit';
  return quota.waitsUntil === null
    ? `Tiquo’s ${window} is used up by this organisation’s key.`
    : 'Tiquo asked this organisation’s key to wait.';
}

/** The server answers from what it kept, as its own source does not answer. */
export function StaleNotice({ since, onRefresh }: { readonly since: number | null; readonly onRefresh: () => void }) {
  const formats = useFormats();
  const isMetered = useIsMetered();
  if (since === null) return null;
  if (!isMetered) {
    return (
      <Notice tone="info" role="status" className={bandClasses}>
        These customers are as of {formats.dateTime(since)}: the source can’t be reached right now.
      </Notice>
    );
  }
  return (
    <Notice
      tone="info"
      role="status"
      className={bandClasses}
      action={
        <button type="button" onClick={onRefresh} className={noticeLinkClasses}>
          Refresh
        </button>
      }
    >
      These customers are as of {formats.dateTime(since)}, when Tiquo last answered this.
    </Notice>
  );
}

const whyMissed = {
  far: 'You were too far down to return there, so the list starts at the top.',
  failed: 'The customers you were at could not be loaded, so the list starts at the top.',
  spared: 'The place you were at was not loaded again, as few calls are left.',
} as const satisfies Readonly<Record<Missed, string>>;

export interface MissedPlaceNoticeProps {
  readonly why: Missed;
  /** Loads it after all. */
  readonly onGo: () => void;
  readonly onDismiss: () => void;
}

/** The place to return to was not reached. */
export function MissedPlaceNotice({ why, onGo, onDismiss }: MissedPlaceNoticeProps) {
  return (
    <Notice
      tone="info"
      role="status"
      className={bandClasses}
      action={
        <>
          {why === 'spared' && (
            <button type="button" onClick={onGo} className={noticeLinkClasses}>
              Load it
            </button>
          )}
          <button type="button" onClick={onDismiss} className={noticeLinkClasses}>
            Dismiss
          </button>
        </>
      }
    >
      {whyMissed[why]}
    </Notice>
  );
}

/** The rows are still the old ones. */
export function RefreshProblemNotice({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Notice
      tone="danger"
      role="alert"
      className={bandClasses}
      action={
        <button type="button" onClick={onRetry} className={noticeLinkClasses}>
          Try again
        </button>
      }
    >
      The customers could not be refreshed.{error instanceof SourceFailedError && ` ${error.message}.`}
      <RequestToQuote error={error} />
    </Notice>
  );
}
