import type { Quota } from '../../../../contract/app-api.ts';
import { NetworkError, SourceFailedError } from '../../../lib/api/api-errors.ts';
import { useIsRateLimited } from '../../../lib/api/rate-limit.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { useSourceQuota } from '../../../lib/api/quota.ts';
import { Countdown } from '../../../ui/countdown.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import { OfflineNotice } from '../../../ui/offline-notice.tsx';
import { useNamedParameter } from '../filters/parameter-names.ts';
import { parameterValueText } from '../model/customer-text.ts';
import type { RestoreFailure } from '../scroll/restore-step.ts';
import type { ScrollRestoration } from '../scroll/use-scroll-restoration.ts';
import type { ParameterFilter } from '../url/list-params.ts';
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

/** What to know about the rows below: why they may be late, old, or not those that were asked for. */
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

/** A search and a parameter filter exclude each other. Says that the filter is paused, and leads back to it. */
function PausedFilterNotice({ filter: { id, value }, onResume }: PausedFilterNoticeProps) {
  const formats = useFormats();
  const parameter = useNamedParameter(id);
  if (parameter === null) return null;
  const name = parameter.name ?? 'the filter';
  const filter = value === null ? `${name} is set` : `${name} is ${parameterValueText(parameter.type, value, formats)}`;
  return (
    <Notice tone="warn" role="status" className={bandClasses}>
      Search and parameter filters can’t be combined, so <strong className="font-semibold">{filter}</strong> is paused.{' '}
      <button type="button" onClick={onResume} className={noticeLinkClasses}>
        Clear search and use the filter
      </button>
    </Notice>
  );
}

/** The limit is reached, with the time until requests are possible again. */
function RateLimitNotice({ list }: { readonly list: CustomerList }) {
  const formats = useFormats();
  const quota = useSourceQuota();
  const isRateLimited = useIsRateLimited();
  const canLookUp = !useIsRateLimited('everything');
  if (!isRateLimited) return null;
  const loaded = list.state === 'rows' ? list.rows.customers.length : 0;
  const isPrevious = list.state === 'rows' && list.isPrevious;
  return (
    <Notice tone="warn" className={bandClasses}>
      <span role="status">
        {limitText(quota)}{' '}
        {loaded > 0 && `${formats.count(loaded)} ${loaded === 1 ? 'customer stays' : 'customers stay'} on screen; `}
        {isPrevious ? 'what you asked for comes by itself' : `${loaded > 0 ? 'loading' : 'Loading'} goes on by itself`}
      </span>{' '}
      in <Countdown />.{canLookUp && ' A whole customer number, email or phone can still be looked up.'}
    </Notice>
  );
}

/** Whose limit it is: the source's own where requests are metered, otherwise the server's. */
function limitText(quota: Quota | null): string {
  if (quota === null) return 'The request limit is used up.';
  const window = quota.windowSeconds === 3600 ? 'hourly limit' : 'limit';
  return quota.waitsUntil === null
    ? `Tiquo’s ${window} is used up by this organisation’s key.`
    : 'Tiquo asked this organisation’s key to wait.';
}

/** The server sent cached rows, as its source does not respond. */
function StaleNotice({ since, onRefresh }: { readonly since: number | null; readonly onRefresh: () => void }) {
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

const restoreFailureText = {
  'too-far': 'You were too far down to return there, so the list starts at the top.',
  failed: 'The customers you were at could not be loaded, so the list starts at the top.',
  quota: 'The place you were at was not loaded again, as few calls are left.',
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
      The customers could not be refreshed.{error instanceof SourceFailedError && ` ${error.message}.`}
      <RequestId error={error} />
    </Notice>
  );
}
