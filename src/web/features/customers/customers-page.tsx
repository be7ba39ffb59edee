import { useEffect, useRef } from 'react';
import { useDocumentTitle } from '../../lib/hooks/use-document-title.ts';
import { useShortcut } from '../../lib/hooks/use-shortcut.ts';
import { lazyCustomerPanel, PanelLoader } from './detail/panel-loader.tsx';
import type { FilterHandle } from './filters/filter-control.tsx';
import { ListBody, type ListBodyProps } from './list/list-body.tsx';
import { ListFooter } from './list/list-footer.tsx';
import { ListNotices } from './list/list-notices.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { useCustomerList } from './list/use-customer-list.ts';
import { useRefresh } from './list/use-refresh.ts';
import { useReturnToRow, useScrollRestoration } from './scroll/use-scroll-restoration.ts';
import { lazyShortcutsDialog, ShortcutsHelp, useShortcutsHelp } from './shortcuts/shortcuts-help.tsx';
import { lazyContactsPopover } from './table/cells/contact-cell.tsx';
import { useIsCovered, useListLocation, useListNavigation } from './use-list-location.ts';

/** The list of customers, and the customer that is open beside it. Stays mounted while customers open and close. */
export function CustomersPage({ table }: Pick<ListBodyProps, 'table'>) {
  const address = useListLocation();
  const navigation = useListNavigation();
  const list = useCustomerList(address);
  const { request, selected } = list.location;
  const scroll = useScrollRestoration({ list, table });
  const refresh = useRefresh(list, scroll);
  const help = useShortcutsHelp();
  const isCovered = useIsCovered();
  const filter = useRef<FilterHandle>(null);
  const { counts, isPrevious } = list.summary;
  const total = isPrevious ? null : (counts?.[request.status ?? 'all'] ?? null);
  useShortcut('f', () => {
    if (!isCovered) filter.current?.open();
  });
  useReturnToRow(list, table);
  usePreloadedParts(list.state === 'rows' && !list.isPrevious);
  useDocumentTitle(selected);

  return (
    <div className="flex min-h-0 flex-1">
      <main inert={isCovered} className="flex min-w-0 flex-1 flex-col">
        <h1 className="sr-only">Customers</h1>
        <ListToolbar
          params={address.params}
          list={list}
          filterRef={filter}
          isRefreshing={refresh.isRefreshing}
          onStatus={(status) => navigation.show({ status }, 'push')}
          onFilter={(parameter) => navigation.show({ parameter }, 'push')}
          onRefresh={refresh.refresh}
        />
        <ListNotices list={list} refresh={refresh} scroll={scroll} navigation={navigation} />
        <ListBody
          list={list}
          scroll={scroll}
          navigation={navigation}
          table={table}
          onReloadFromTop={refresh.reloadFromTop}
          onChangeFilter={() => filter.current?.open()}
        />
        <ListFooter
          list={list}
          total={total}
          onShowShortcuts={help.show}
          onPrepareShortcuts={lazyShortcutsDialog.load}
        />
      </main>
      {selected !== null && <PanelLoader selected={selected} list={list} total={total} navigation={navigation} />}
      <ShortcutsHelp help={help} />
    </div>
  );
}

/** When to load the parts, in ms after the first rows: what loads in the first 0.8 s counts as the list's own. */
const preloadDelay = 3_000;

/** Loads the parts that may be needed next, so that they open without a delay, and offline too. */
function usePreloadedParts(hasRows: boolean): void {
  useEffect(() => {
    if (!hasRows) return undefined;
    const timer = setTimeout(() => whenIdle(loadParts), preloadDelay);
    return () => clearTimeout(timer);
  }, [hasRows]);
}

function loadParts(): void {
  for (const part of [lazyCustomerPanel, lazyContactsPopover, lazyShortcutsDialog]) part.load();
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else work();
}
