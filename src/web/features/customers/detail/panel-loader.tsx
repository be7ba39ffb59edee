import { useEffect, useId, useRef } from 'react';
import type { Count } from '../../../../contract/list/list-metadata.ts';
import { lazyComponent, lazyComponentErrorText, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { usePrefetchPolicy, type PrefetchPolicy } from '../../../lib/api/quota.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PanelFrame, usePanelKeys } from './panel-frame.tsx';
import { noRows, type TableRows } from '../table/table-rows.ts';
import type { CustomerList } from '../list/use-customer-list.ts';
import type { ListNavigation } from '../use-list-location.ts';

export const lazyCustomerPanel = lazyComponent(
  () => import('./customer-panel.tsx'),
  (module) => module.default,
);

/** Rows left below the open customer when the next page is requested. */
const rowsAhead = 5;
const rowsLeft: Readonly<Record<PrefetchPolicy, number>> = { eager: rowsAhead, 'on-demand': 1, manual: 0 };

export interface PanelLoaderProps {
  readonly selected: string;
  readonly list: CustomerList;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
  readonly navigation: ListNavigation;
}

/** Loads the panel of the open customer, and connects it to the neighbouring rows. */
export function PanelLoader({ selected, list, total, navigation }: PanelLoaderProps) {
  const loaded = list.state === 'rows' ? list : null;
  const rows = loaded?.rows ?? noRows;
  const index = rows.indexOfNumber(selected);
  const policy = usePrefetchPolicy();
  const isNearEnd = index >= 0 && index >= rows.customers.length - rowsLeft[policy];
  const loadMore = loaded === null || loaded.error !== null ? null : loaded.loadMore;
  useEffect(() => {
    if (isNearEnd) loadMore?.();
  }, [isNearEnd, loadMore]);
  useCloseAfterSearch(list, index >= 0, navigation.close);
  // Starts from the customer that is open by then: keys can be pressed faster than the panel renders.
  const stepBy = (step: 1 | -1) => navigation.step((open) => neighbour(rows, open, step));
  const onPrevious = () => stepBy(-1);
  const onNext = () => stepBy(1);
  // Not in the panel itself: Esc must close it while its script is still loading.
  usePanelKeys({ onPrevious, onNext, onClose: navigation.close });
  const { component: CustomerPanel, isFailed } = useLazyComponent(lazyCustomerPanel, true);
  if (CustomerPanel === null)
    return isFailed && <PanelUnavailable onRetry={lazyCustomerPanel.load} onClose={navigation.close} />;
  return (
    <CustomerPanel
      customerNumber={selected}
      listed={rows.customers[index] ?? null}
      params={list.location.params}
      listedAt={loaded?.merged.updatedAt(loaded.merged.indexOfNumber(selected)) ?? null}
      position={index < 0 ? null : { index, total: total === null || total.atLeast ? null : total.count }}
      hasPrevious={neighbour(rows, selected, -1) !== null}
      hasNext={neighbour(rows, selected, 1) !== null}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={navigation.close}
    />
  );
}

/** Closes the customer when a new search does not find them: without a row, they could not be stepped from. */
function useCloseAfterSearch(list: CustomerList, isListed: boolean, close: () => void): void {
  const search = list.state === 'rows' && !list.isPrevious && !list.isChanging ? list.request.search : null;
  const before = useRef(search);
  useEffect(() => {
    const isNew = search !== null && before.current !== null && search !== before.current;
    before.current = search ?? before.current;
    if (isNew && search !== '' && !isListed) close();
  }, [search, isListed, close]);
}

/** The customer number of the row before or after a customer's; null when there is none. */
function neighbour(rows: TableRows, customerNumber: string, step: 1 | -1): string | null {
  const index = rows.indexOfNumber(customerNumber);
  return index < 0 ? null : (rows.customers[index + step]?.customerNumber ?? null);
}

interface PanelUnavailableProps {
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Shown instead of the panel when its script could not be loaded. */
function PanelUnavailable({ onRetry, onClose }: PanelUnavailableProps) {
  const headingId = useId();
  return (
    <PanelFrame headingId={headingId} onClose={onClose}>
      <EmptyState
        title={<span id={headingId}>Couldn’t open this customer</span>}
        actions={
          <>
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
            <Button onClick={onClose}>Show the list</Button>
          </>
        }
      >
        <span role="alert">{lazyComponentErrorText}</span>
      </EmptyState>
    </PanelFrame>
  );
}
