import { useQuery } from '@tanstack/react-query';
import type { Capabilities } from '../../contract/app-api.ts';
import { capabilitiesOptions } from '../lib/session-query.ts';

const names: Readonly<Record<Capabilities['source'], string>> = { sqlite: 'Embedded database', postgres: 'PostgreSQL', tiquo: 'Tiquo' };

/** Where the customers come from. */
export function SourceStatus() {
  const { data } = useQuery(capabilitiesOptions());
  if (data === undefined) return null;
  return (
    <span className="flex items-center gap-1.5 text-[0.8125rem] text-muted max-md:hidden">
      <span aria-hidden="true" className="size-1.5 rounded-full bg-ok" />
      {data.demo ? 'Demo data' : names[data.source]}
    </span>
  );
}
