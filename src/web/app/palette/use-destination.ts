import { useQueryClient } from '@tanstack/react-query';
import { customerHref } from '../../features/customers/use-list-location.ts';
import { encodeListParams, everyCustomer, type ListParams } from '../../features/customers/url/list-url-params.ts';
import { supportedParams } from '../../features/customers/url/list-request.ts';
import { refinementsOf } from '../../lib/source/capabilities-query.ts';
import type { PaletteEntry } from './palette-entries.ts';

export interface Destination {
  /** An address without personal data. */
  readonly to: string;
  /** Of the history entry: a personal search stays out of the address. */
  readonly state: unknown;
}

/** Where a line leads. */
export function useDestination(): (entry: Exclude<PaletteEntry, { readonly kind: 'command' }>) => Destination {
  const client = useQueryClient();
  const listOf = (params: Partial<ListParams>): Destination => {
    const supported = supportedParams({ ...everyCustomer, ...params }, refinementsOf(client));
    const { query, state } = encodeListParams(supported);
    return { to: `/customers${query}`, state };
  };
  return (entry) => {
    switch (entry.kind) {
      case 'filter':
        return listOf({ conditions: [entry.value.condition] });
      case 'customer':
        return { to: customerHref(entry.customer.customerNumber, everyCustomer), state: null };
      case 'search':
        return listOf({ search: entry.text });
      case 'view':
        return listOf({ view: { id: entry.view.id, isChanged: false } });
      case 'page':
        return { to: entry.path, state: null };
    }
  };
}
