import type { Quota } from '../../../../contract/list/list-metadata.ts';
import { NetworkError, SourceFailedError } from '../../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../../lib/api/rate-limit-countdown.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { useSourceQuota } from '../../../lib/api/quota.ts';
import { Countdown } from '../../../ui/countdown.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import { OfflineNotice } from '../../../ui/offline-notice.tsx';
import { useNamedParameter } from '../api/parameter-names.ts';
import { parameterValueText } from '../model/customer-text.ts';
import type { RestoreFailure } from '../scroll/scroll-restoration-steps.ts';
import type { ScrollRestoration } from '../scroll/use-scroll-restoration.ts';
import type { ParameterFilter } from '../url/list-conditions.ts';
import type { ListNavigation } from '../use-list-location.ts';
import { RequestId } from './list-error.tsx';
import type { CustomerList } from './use-customer-list.ts';
import type { Refresh } from './use-refresh.ts';

export interface ListNoticesProps {
  readonly list: CustomerList;
  readonly refresh: Refresh;
  readonly scroll: ScrollRestoration;
  readonly navigation: ListNavigation;
}

/** Why the rows below may be late, old or not what the user expects. */
export function ListNotices({ list, refresh, scroll, navigation }: ListNoticesProps) {
  const { search, parameter } = list.location.params;
  const isOffline = [list.failureReason, refresh.failureReason].some((reason) => reason instanceof NetworkError);
  return (
    <>
      {search !== '' && parameter !== null && (
        <PausedFilterNotice filter={parameter} onResume={() => navigation.show({ search: '' }, 'push')} />
      )}
      <OfflineNotice isUnreachable={isOffline} />
      <RateLimitNotice list={list} />
      <StaleNotice since={refresh.staleSince} onRefresh={refresh.refresh} />
      {refresh.error !== null && <RefreshErrorNotice error={refresh.error} onRetry={refresh.refresh} />}
      {scroll.failure !== null && (
        <RestoreFailureNotice reason={scroll.failure} onRetry={scroll.retry} onDismiss={scroll.dismissFailure} />
      )}
    </>
  );
}

interface PausedFilterNoticeProps {
  readonly filter: ParameterFilter;
  readonly onResume: () => void;
}

/** A search and a parameter filter exclude each other. Says that the filter is paused, and how to resume it. */
function PausedFilterNotice({ filter: { id, value }, onResume }: PausedFilterNoticeProps) {
  const formats = useFormats();
  const parameter = useNamedParameter(id);
  if (parameter === null) return null;
  const { name, type } = parameter;
  const matches = value === null ? 'is set' : `is ${parameterValueText(type, value, formats)}`;
  return (
    <Notice tone="warn" role="status" className={bandClasses}>
      You can’t search and filter at the same time. The filter{' '}
      {name !== null && (
        <>
          <strong className="font-semibold">
            {name} {matches}
          </strong>{' '}
        </>
      )}
      is paused.{' '}
      <button type="button" onClick={onResume} className={noticeLinkClasses}>
        Clear search
      </button>
    </Notice>
  );
}

/** The limit is reached, with the time until requests are possible again. */
function RateLimitNotice({ list }: { readonly list: CustomerList }) {
  const quota = useSourceQuota();
  const isRateLimited = useIsRateLimited();
  const canLookUp = !useIsRateLimited('everything');
  if (!isRateLimited) return null;
  const loaded = list.state === 'rows' ? list.rows.customers.length : 0;
  const isPrevious = list.state === 'rows' && list.isPrevious;
  return (
    <Notice tone="warn" className={bandClasses}>
      <span role="status">
        {limitText(quota)} {isPrevious ? 'Your results will load automatically' : 'Loading resumes automatically'}
      </span>{' '}
      in <Countdown />
      {loaded > 0 && <KeptRows count={loaded} />}.
      {canLookUp && ' You can still look up a full customer number, email or phone.'}
    </Notice>
  );
}

function KeptRows({ count }: { readonly count: number }) {
  const formats = useFormats();
  if (count === 1) return '; the customer already loaded stays here';
  return `; the ${formats.count(count)} customers already loaded stay here`;
}

/** Whose limit it is: that of a metered source, or the server's own. */
function limitText(quota: Quota | null): string {
  if (quota === null) return 'Request limit reached.';
  if (quota.waitsUntil !== null) return 'Tiquo has asked your organisation to wait.';
  return quota.windowSeconds === 3600
    ? 'Your organisation has used this hour’s Tiquo requests.'
    : 'Your organisation has used all its Tiquo requests for now.';
}

/** The server sent cached rows, as its source does not respond. */
function StaleNotice({ since, onRefresh }: { readonly since: number | null; readonly onRefresh: () => void }) {
  const formats = useFormats();
  const isMetered = useIsMetered();
  if (since === null) return null;
  if (!isMetered) {
    return (
      <Notice tone="info" role="status" className={bandClasses}>
        Customers as of {formats.dateTime(since)}. The source can’t be reached right now.
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
      Customers as of {formats.dateTime(since)}, when Tiquo last responded.
    </Notice>
  );
}

const restoreFailureText = {
  'too-far': 'You were too far down the list to restore your place, so it starts at the top.',
  failed: 'Your place in the list couldn’t be loaded, so it starts at the top.',
  quota: 'We didn’t reload your place because few requests are left.',
} as const satisfies Readonly<Record<RestoreFailure, string>>;

interface RestoreFailureNoticeProps {
  readonly reason: RestoreFailure;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

function RestoreFailureNotice({ reason, onRetry, onDismiss }: RestoreFailureNoticeProps) {
  return (
    <Notice
      tone="info"
      role="status"
      className={bandClasses}
      action={
        <>
          {reason === 'quota' && (
            <button type="button" onClick={onRetry} className={noticeLinkClasses}>
              Load it
            </button>
          )}
          <button type="button" onClick={onDismiss} className={noticeLinkClasses}>
            Dismiss
          </button>
        </>
      }
    >
      {restoreFailureText[reason]}
    </Notice>
  );
}

/** The refresh failed, so the rows are still the old ones. */
function RefreshErrorNotice({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
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
      Couldn’t refresh the customers.{error instanceof SourceFailedError && ` ${error.message}.`}
      <RequestId error={error} />
    </Notice>
  );
}
