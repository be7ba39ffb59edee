import { useRef, useState } from 'react';
import type { CustomerStatus } from '../../../contract/customer.ts';
import { lazyComponent, useLazyComponent } from '../../lib/browser/lazy-component.ts';
import { useStore } from '../../lib/browser/reactive-store.ts';
import { useDocumentTitle } from '../../lib/hooks/use-document-title.ts';
import { useShortcut } from '../../lib/hooks/use-shortcut.ts';
import { Toast } from '../../ui/toast.tsx';
import { lazyCustomerPanel, PanelLoader } from './detail/panel-loader.tsx';
import { lazyFiltersPopup, type FilterHandle } from './filters/filter-bar.tsx';
import type { ColumnsHandle } from './columns/menu/columns-button.tsx';
import { ExportButton, LazyExportWindow } from './export/export-button.tsx';
import type { ExportSubject } from './export/new-export.tsx';
import { lazyEmptyList, ListBody, type ListBodyProps } from './list/list-body.tsx';
import { ListFooter } from './list/list-footer.tsx';
import { ListNotices } from './list/list-notices.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { useCustomerList } from './list/use-customer-list.ts';
import { useRefresh } from './list/use-refresh.ts';
import { useReturnToRow, useScrollRestoration } from './scroll/use-scroll-restoration.ts';
import { useSelection } from './selection/use-selection.ts';
import { lazyShortcutsDialog, ShortcutsHelp, useShortcutsHelp } from './shortcuts/shortcuts-help.tsx';
import { useCopyEmail } from './shortcuts/use-copy-email.ts';
import { lazyContactsPopover } from './table/cells/contact-cell.tsx';
import { lazyColumnEdge } from './table/customers-table.tsx';
import { noRows } from './table/table-rows.ts';
import { LazyViewNotice } from './views/lazy-views-row.tsx';
import { tabTitle } from './views/tab-title.ts';
import { useListActions } from './list-actions.ts';
import { useLoadAfterRows } from './use-load-after-rows.ts';
import { useIsCovered, useListLocation, useListNavigation } from './use-list-location.ts';

/** The list of customers, and the customer that is open beside it. Stays mounted while customers open and close. */
export function CustomersPage({ table }: Pick<ListBodyProps, 'table'>) {
  const address = useListLocation();
  const navigation = useListNavigation();
  const list = useCustomerList(address);
  const { request, layout, selected } = list.location;
  const rows = list.state === 'rows' ? list.rows : noRows;
  const scroll = useScrollRestoration({ list, table });
  const refresh = useRefresh(list, scroll);
  const help = useShortcutsHelp();
  const selection = useSelection(rows);
  const [exported, setExported] = useState<ExportSubject | null>(null);
  useLoadAfterRows(loadParts, list.state === 'rows');
  const isCovered = useIsCovered();
  const filter = useRef<FilterHandle>(null);
  const columns = useRef<ColumnsHandle>(null);
  const { counts, isPrevious: areCountsPrevious } = list.summary;
  const areRowsPrevious = list.state === 'rows' && list.isPrevious;
  const total = areCountsPrevious && !areRowsPrevious ? null : (counts?.[request.status ?? 'all'] ?? null);
  useStatusShortcuts((status) => {
    if (!isCovered) navigation.show({ status }, 'push');
  });
  const { component } = useLazyComponent(lazySelectionBar, !selection.isEmpty);
  const parts = selection.isEmpty ? null : component;
  useCopyEmail(list);
  useReturnToRow(list, table);
  const title = useStore(tabTitle);
  useDocumentTitle(selected ?? title);
  useListActions({
    navigation,
    total,
    onExport: () => setExported('list'),
    onColumns: isCovered || !selection.isEmpty ? null : () => columns.current?.open(),
    onRefresh: refresh.refresh,
    onShowShortcuts: help.show,
  });

  return (
    <div className="flex min-h-0 flex-1">
      <main inert={isCovered} className="flex min-w-0 flex-1 flex-col">
        <h1 className="sr-only">Customers</h1>
        <ListToolbar
          address={address}
          list={list}
          filterRef={filter}
          columnsRef={columns}
          isRefreshing={refresh.isRefreshing}
          navigation={navigation}
          onRefresh={refresh.refresh}
          exportButton={<ExportButton onClick={() => setExported('list')} />}
          selectionBar={
            parts && (
              <parts.SelectionBar
                control={selection}
                list={list}
                total={total}
                onExport={() => setExported('selection')}
              />
            )
          }
        />
        <LazyViewNotice address={address} navigation={navigation} />
        <ListNotices list={list} refresh={refresh} scroll={scroll} navigation={navigation} />
        <ListBody
          list={list}
          scroll={scroll}
          navigation={navigation}
          table={table}
          selection={selection}
          onReloadFromTop={refresh.reloadFromTop}
          onChangeFilter={() => filter.current?.open()}
        />
        <ListFooter
          list={list}
          total={total}
          selectionText={parts && <parts.SelectionText selection={selection.selection} list={list} total={total} />}
          exportButton={<ExportButton onClick={() => setExported('list')} />}
          onShowShortcuts={help.show}
          onPrepareShortcuts={lazyShortcutsDialog.load}
        />
      </main>
      {selected !== null && <PanelLoader selected={selected} list={list} total={total} navigation={navigation} />}
      <ShortcutsHelp help={help} />
      <LazyExportWindow
        hasRows={list.state === 'rows'}
        subject={exported}
        onChange={setExported}
        request={request}
        layout={layout}
        rows={rows}
        isWhole={list.state === 'rows' && !list.hasMore && !list.isPrevious && !list.isExactMatchOnly}
        selection={selection.selection}
        total={total}
      />
      <Toast />
    </div>
  );
}

/** What takes the place of the toolbar and of the footer's text while customers are selected. */
const lazySelectionBar = lazyComponent(
  () => import('./selection-bar/selection-bar.tsx'),
  (module) => module,
);

/** 1 to 4 choose the tabs, in their order. */
function useStatusShortcuts(choose: (status: CustomerStatus | null) => void): void {
  useShortcut('1', () => choose(null));
  useShortcut('2', () => choose('active'));
  useShortcut('3', () => choose('inactive'));
  useShortcut('4', () => choose('banned'));
}

/** Loads the parts that may be needed next, so that they open without a delay, and offline too. */
const loadParts = () =>
  whenIdle(() => {
    for (const part of [
      lazyCustomerPanel,
      lazyContactsPopover,
      lazyColumnEdge,
      lazyShortcutsDialog,
      lazyFiltersPopup,
      lazyEmptyList,
      lazySelectionBar,
    ])
      part.load();
  });

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else work();
}
