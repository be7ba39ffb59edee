import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormatsProvider } from '../lib/format/formats-context.tsx';
import { capabilitiesOptions } from '../lib/source/capabilities-query.ts';

/** The formats by the server's settings, or by the browser's until they are known and where they cannot be had. */
export function SettledFormats({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(capabilitiesOptions());
  return (
    <FormatsProvider currency={data?.currency ?? null} locale={data?.locale ?? null} timeZone={data?.timeZone ?? null}>
      {children}
    </FormatsProvider>
  );
}
