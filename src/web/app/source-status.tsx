import { onlineManager, useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Capabilities } from '../../contract/app-api.ts';
import { NetworkError, ServerError } from '../lib/api-errors.ts';
import { classNames } from '../lib/class-names.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';
import { useIsPaused } from '../lib/use-countdown.ts';

const names: Readonly<Record<Capabilities['source'], string>> = { sqlite: 'Embedded database', postgres: 'PostgreSQL', tiquo: 'Tiquo' };

/** Where the customers come from, and what keeps it from answering. */
export function SourceStatus() {
  const { data } = useQuery(capabilitiesOptions());
  const trouble = useTrouble();
  if (data === undefined) return null;
  return (
    <span className="flex items-center gap-1.5 text-[0.8125rem] text-muted max-md:hidden">
      <span aria-hidden="true" className={classNames('size-1.5 rounded-full', trouble === null ? 'bg-ok' : 'bg-warn')} />
      {data.demo ? 'Demo data' : names[data.source]}
      {trouble !== null && ` · ${trouble}`}
    </span>
  );
}

/** Why requests are not answered right now; null while they are. */
function useTrouble(): string | null {
  const queries = useQueryClient().getQueryCache();
  const isOnline = useSyncExternalStore((listener) => onlineManager.subscribe(listener), () => onlineManager.isOnline());
  const isPaused = useIsPaused();
  const isFailing = useSyncExternalStore(
    (listener) => queries.subscribe(listener),
    () => queries.getAll().some((query) => isWanted(query) && isOfSource(query.state.fetchFailureReason)),
  );
  if (!isOnline) return 'offline';
  if (isPaused) return 'limit used up';
  return isFailing ? 'not answering' : null;
}

/** On screen, or being read for it, as by a refresh. */
function isWanted(query: Query): boolean {
  return query.isActive() || query.state.fetchStatus === 'fetching';
}

function isOfSource(failure: Error | null): boolean {
  return failure instanceof NetworkError || failure instanceof ServerError;
}
