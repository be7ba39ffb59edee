import { useRef } from 'react';
import { NetworkError } from '../../lib/api/api-errors.ts';
import { useDocumentTitle } from '../../lib/hooks/use-document-title.ts';
import { useFocusRestore } from '../../lib/hooks/use-focus-restore.ts';
import { phoneWidth, useMediaQuery } from '../../lib/hooks/use-media-query.ts';
import { OfflineNotice } from '../../ui/offline-notice.tsx';
import { PanelLoader } from './detail/panel-loader.tsx';
import type { ParameterFilterHandle } from './filters/filter-control.tsx';
import { useNamedParameter } from './filters/parameter-names.ts';
import { footStateOf } from './list/foot-text.ts';
import { ListAnnouncer } from './list/list-announcer.tsx';
import { ListBody } from './list/list-body.tsx';
import { ListFoot } from './list/list-footer.tsx';
import { LimitNotice, MissedPlaceNotice, RefreshProblemNotice, StaleNotice } from './list/list-notices.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { PausedFilterNotice } from './list/paused-filter-notice.tsx';
import { ShortcutsHelp, lazyShortcutsDialog, useShortcutsHelp } from './shortcuts/shortcuts-help.tsx';
import type { CustomersTableHandle } from './table/table-handle.ts';
import { useAskedList } from './list/use-asked-list.ts';
import { usePreloadedParts } from './use-preloaded-parts.ts';
import { useIsCovered } from './use-is-covered.ts';
import { useListLocation, useListNavigation } from './use-list-location.ts';
import { usePlace } from './scroll/use-scroll-restoration.ts';
import { useRefresh } from './list/use-refresh.ts';
import { useSettledLocation } from './list/use-settled-location.ts';
import { useRenewal } from './list/use-renewal.ts';
import { useReturnToRow } from './scroll/use-return-to-row.ts';
import { useShownList } from './list/use-shown-list.ts';
import { useSummary } from './list/use-summary.ts';

/**
 * The customers: filters, rows, foot, and the customer that is open beside them. Stays mounted while one opens and
 * closes.
 */
export function CustomersPage({ table }: { readonly table: React.RefObject<CustomersTableHandle | null> }) {
  const asked = useListLocation();
  const location = useSettledLocation(asked);
  const navigation = useListNavigation();
  const { params, request, selected } = location;
  const asks = useAskedList(request);
  const { list } = asks;
  const summary = useSummary(request);
  const shown = useShownList(location, asks);
  const isPhone = useMediaQuery(phoneWidth);
  const place = usePlace({ location, list, shown, table, isPhone });
  const refresh = useRefresh(location, place, asks.isAlone);
  const isRenewing = useRenewal({
    listKey: location.listKey,
    staleSince: shown.staleSince,
    pages: list.pages,
    refresh: refresh.refresh,
  });
  const help = useShortcutsHelp();
  const filter = useRef<ParameterFilterHandle>(null);
  const filtered = useNamedParameter(params.parameter?.id ?? null);
  const isCovered = useIsCovered();
  useReturnToRow(selected, shown.rows, table);
  usePreloadedParts(shown.state === 'answered');
  useDocumentTitle(selected);
  useFocusRestore(() => table.current?.focusView());

  const isPaused = params.search !== '' && params.parameter !== null;
  const counted = summary.isOfBefore ? null : (summary.counts?.[request.status ?? 'all'] ?? null);
  const foot = footStateOf(shown, list.hasMore, counted);
  const showFilter = (parameter: typeof params.parameter) => navigation.show({ parameter }, 'push');

  return (
    <div className="flex min-h-0 flex-1">
      <main inert={isCovered} className="flex min-w-0 flex-1 flex-col">
        <h1 className="sr-only">Customers</h1>
        <ListToolbar
          params={asked.params}
          summary={summary.counts}
          isCountStale={summary.isOfBefore}
          filterRef={filter}
          answeredAt={shown.answeredAt}
          isRefreshing={refresh.isRefreshing}
          onStatus={(status) => navigation.show({ status }, 'push')}
          onFilter={showFilter}
          onRefresh={refresh.refresh}
        />
        {isPaused && filtered !== null && (
          <PausedFilterNotice
            parameter={filtered}
            value={params.parameter?.value ?? null}
            onResume={() => navigation.show({ search: '' }, 'push')}
          />
        )}
        <OfflineNotice
          isTroubled={[list.trouble, refresh.trouble].some((trouble) => trouble instanceof NetworkError)}
        />
        <LimitNotice loaded={shown.rows.customers.length} isOfBefore={shown.state === 'previous'} />
        <StaleNotice since={isRenewing ? null : shown.staleSince} onRefresh={refresh.refresh} />
        {refresh.error !== null && <RefreshProblemNotice error={refresh.error} onRetry={refresh.refresh} />}
        {place.missed !== null && (
          <MissedPlaceNotice why={place.missed} onGo={place.goToMissed} onDismiss={place.dismissMissed} />
        )}
        <ListBody
          location={location}
          navigation={navigation}
          list={list}
          shown={shown}
          place={place}
          table={table}
          isPhone={isPhone}
          isFollowing={asked.listKey !== location.listKey}
          onStartOver={refresh.startOver}
          onChangeFilter={() => filter.current?.open()}
        />
        <ListFoot
          foot={foot}
          isLoadingMore={list.isLoadingMore}
          onLoadMore={list.loadMore}
          onShowShortcuts={help.show}
          onPrepareShortcuts={lazyShortcutsDialog.load}
        />
        <ListAnnouncer foot={foot} />
      </main>
      {selected !== null && (
        <PanelLoader selected={selected} rows={shown.rows} total={counted} navigation={navigation} list={list} />
      )}
      <ShortcutsHelp help={help} />
    </div>
  );
}
