import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { createFormats, type Formats, type FormatSettings } from './formats.ts';
import { currentMinute, onMinuteTick } from '../hooks/use-current-minute.ts';

const FormatsContext = createContext<{ readonly formats: Formats; readonly quarter: number } | null>(null);

/** The formats by the capabilities' settings, or by the browser's while they are unknown. */
export function FormatsProvider({
  currency,
  locale,
  timeZone,
  children,
}: FormatSettings & { readonly children: ReactNode }) {
  const formats = useMemo(() => createFormats({ currency, locale, timeZone }), [currency, locale, timeZone]);
  const quarter = useSyncExternalStore(onMinuteTick, quarterOfAnHour);
  // All that is shown by it is shown anew when a day may have begun: what was today is yesterday then.
  const value = useMemo(() => ({ formats, quarter }), [formats, quarter]);
  return <FormatsContext value={value}>{children}</FormatsContext>;
}

/** Days begin at a full one in every time zone. */
function quarterOfAnHour(): number {
  return Math.floor(currentMinute() / 15);
}

/** How amounts, counts, dates and phone numbers are shown. Throws outside a FormatsProvider. */
export function useFormats(): Formats {
  const value = use(FormatsContext);
  if (value === null) throw new Error('useFormats needs a FormatsProvider around it');
  return value.formats;
}
