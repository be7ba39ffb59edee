import { createContext, use, useMemo, type ReactNode } from 'react';
import { useCurrentMinute } from '../hooks/use-current-minute.ts';
import { createFormats, type Formats, type FormatSettings } from './date-and-number-formats.ts';

const FormatsContext = createContext<{ readonly formats: Formats; readonly minute: number } | null>(null);

export interface FormatsProviderProps extends FormatSettings {
  readonly children: ReactNode;
}

/** Provides the formats of the settings; null settings are the browser's. */
export function FormatsProvider({ currency, locale, timeZone, children }: FormatsProviderProps) {
  const formats = useMemo(() => createFormats({ currency, locale, timeZone }), [currency, locale, timeZone]);
  // Renders relative days again when a new day may have begun, which is at a full quarter of an hour in every zone.
  const minute = useCurrentMinute(15);
  const value = useMemo(() => ({ formats, minute }), [formats, minute]);
  return <FormatsContext value={value}>{children}</FormatsContext>;
}

/** How amounts, counts, dates and phone numbers are shown. Throws outside a FormatsProvider. */
export function useFormats(): Formats {
  const value = use(FormatsContext);
  if (value === null) throw new Error('useFormats needs a FormatsProvider');
  return value.formats;
}
