import { useQuery } from '@tanstack/react-query';
import { pageMeta } from '../page/page-meta.ts';
import { sessionOptions } from '../session/session-query.ts';
import { capabilitiesOptions } from './capabilities-query.ts';

/** Whether the source has exports, and the user may make them. */
export function useMayExport(): boolean {
  // The page says it before the session has loaded, so that the button has its place from the start.
  const may: readonly string[] = useQuery(sessionOptions()).data?.permissions ?? pageMeta('permissions').split(' ');
  const canExport = useQuery(capabilitiesOptions()).data?.exports ?? false;
  return canExport && may.includes('customers:export');
}
