import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '../../../contract/customer.ts';
import type { ListRequest } from './list-params.ts';
import { customerOptions } from './queries.ts';
import { isWholeIdentifier } from './whole-identifier.ts';

/** The one customer whose whole number, email or phone is searched for; null when there is none or it has another status. */
export function useExactMatch({ search, status }: ListRequest): CustomerDetail | null {
  const query = useQuery({ ...customerOptions(search), enabled: isWholeIdentifier(search) });
  const found = query.data ?? null;
  return found !== null && (status === null || found.status === status) ? found : null;
}
