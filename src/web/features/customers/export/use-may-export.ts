import { useQuery } from '@tanstack/react-query';
import { sessionOptions } from '../../../lib/session/session-query.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';

/** Whether the source has exports, and the user may make them. */
export function useMayExport(): boolean {
  const mayExport = useQuery(sessionOptions()).data?.permissions.includes('customers:export') ?? false;
  const canExport = useQuery(capabilitiesOptions()).data?.exports ?? false;
  return mayExport && canExport;
}
