import { useEffect } from 'react';
import type { Count } from '../../../../contract/app-api.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { usePrefetchPolicy, type PrefetchPolicy } from '../../../lib/source/quota.ts';
import { usePanelKeys } from './panel-keys.ts';
import { PanelUnavailable } from './panel-unavailable.tsx';
import type { TableRows } from '../table/table-rows.ts';
import type { CustomersList } from '../list/use-customer-list.ts';
import type { ListNavigation } from '../use-list-location.ts';

export const customerPanelPart = lazyComponent(async () => (await import('./customer-panel.tsx')).default);

/** Rows left below the open customer when the next page is asked for. */
const rowsAhead = 5;
const rowsLeft: Readonly<Record<PrefetchPolicy, number>> = { eager: rowsAhead, 'on-demand': 1, manual: 0 };

export interface CustomersPanelProps {
  readonly selected: string;
  readonly rows: TableRows;
  readonly total: Count | null;
  readonly navigation: ListNavigation;
  readonly list: CustomersList;
}

/** The open customer and its neighbours in the list. */
export function CustomersPanel({ selected, rows, total, navigation, list }: CustomersPanelProps) {
  const index = rows.indexOfNumber(selected);
  const policy = usePrefetchPolicy();
  const isNearEnd = index >= 0 && index >= rows.customers.length - rowsLeft[policy];
  const { loadMore, error } = list;
  useEffect(() => {
    if (isNearEnd && error === null) loadMore();
  }, [isNearEnd, error, loadMore]);
  // From the customer that is open by then: keys may be pressed faster than the panel follows.
  const stepBy = (step: 1 | -1) => navigation.step((open) => neighbour(rows, open, step));
  const onPrevious = () => stepBy(-1);
  const onNext = () => stepBy(1);
  // Here and not in the panel: its script may be on its way, and Esc has to lead back all the same.
  usePanelKeys({ onPrevious, onNext, onClose: navigation.close });
  const { component: CustomerPanel, isFailed } = useLazyComponent(customerPanelPart, true);
  if (CustomerPanel === null)
    return isFailed && <PanelUnavailable onRetry={customerPanelPart.load} onClose={navigation.close} />;
  return (
    <CustomerPanel
      customerNumber={selected}
      listed={rows.customers[index] ?? null}
      listedAt={list.loaded.answeredAt(list.loaded.indexOfNumber(selected))}
      position={index < 0 ? null : { index, total: total === null || total.atLeast ? null : total.count }}
      hasPrevious={neighbour(rows, selected, -1) !== null}
      hasNext={neighbour(rows, selected, 1) !== null}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={navigation.close}
    />
  );
}

/** The customer number of the row before or after a customer's; null when there is none. */
function neighbour(rows: TableRows, customerNumber: string, step: 1 | -1): string | null {
  const index = rows.indexOfNumber(customerNumber);
  return index < 0 ? null : (rows.customers[index + step]?.customerNumber ?? null);
}
