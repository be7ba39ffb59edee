import { useQuery } from '@tanstack/react-query';
import { sessionOptions } from '../../../../lib/session/session-query.ts';
import { capabilitiesOptions } from '../../../../lib/source/capabilities-query.ts';

/** How the first customers come in: by a command, which only administrators see; elsewhere they are the vendor's. */
export function FirstImport() {
  const capabilities = useQuery(capabilitiesOptions()).data;
  const session = useQuery(sessionOptions()).data;
  if (capabilities === undefined || session === undefined) return null;
  if (!capabilities.imports) return 'Tiquo has no customers for this key.';
  if (!session.permissions.includes('parameters:manage'))
    return 'No one has imported customers yet. Ask an administrator.';
  return (
    <>
      Import a file on the server to get started:{' '}
      <code className="inline-block rounded-md bg-subtle px-1.5 py-0.5 text-ink">npm run import -- customers.csv</code>
    </>
  );
}
