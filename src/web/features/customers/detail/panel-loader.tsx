import { useEffect } from 'react';
import type { Count } from '../../../../contract/app-api.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { usePrefetchPolicy, type PrefetchPolicy } from '../../../lib/source/quota.ts';
import { usePanelKeys } from './panel-keys.ts';
import { PanelUnavailable } from './panel-unavailable.tsx';
import type { TableRows } from '../table/table-rows.ts';
import { nextRow } from '../table/next-row.ts';
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
  const stepBy = (key: 'j' | 'k') => navigation.step((open) => neighbour(rows, open, key));
  const onPrevious = () => stepBy('k');
  const onNext = () => stepBy('j');
  // Here and not in the panel: its script may be on its way, and Esc has to lead back all the same.
  usePanelKeys({ onPrevious, onNext, onClose: navigation.close });
  const { component: CustomerPanel, isFailed } = useLazyComponent(customerPanelPart, true);
  if (CustomerPanel === null)
    return isFailed && <PanelUnavailable onRetry={customerPanelPart.fetch} onClose={navigation.close} />;
  return (
    <CustomerPanel
      customerNumber={selected}
      listed={rows.customers[index] ?? null}
      listedAt={list.loaded.answeredAt(list.loaded.indexOfNumber(selected))}
      position={index < 0 ? null : { index, total: total === null || total.atLeast ? null : total.count }}
      hasPrevious={neighbour(rows, selected, 'k') !== null}
      hasNext={neighbour(rows, selected, 'j') !== null}
      onPrevious={onPrevious}
      onNext={onNext}
      onClose={navigation.close}
    />
  );
}

function neighbour(rows: TableRows, customerNumber: string, key: 'j' | 'k'): string | null {
  const index = rows.indexOfNumber(customerNumber);
  const at = index < 0 ? null : nextRow(key, index, rows.customers.length);
  return at === null ? null : (rows.customers[at]?.customerNumber ?? null);
}
