import { createContext, use, useMemo, type ReactNode } from 'react';
import { createFormats, type Formats, type FormatSettings } from './format.ts';

const FormatsContext = createContext<Formats | null>(null);

/** The formats by the capabilities' settings, or by the browser's while they are unknown. */
export function FormatsProvider({ currency, locale, timeZone, children }: FormatSettings & { readonly children: ReactNode }) {
  const formats = useMemo(() => createFormats({ currency, locale, timeZone }), [currency, locale, timeZone]);
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}

/** How amounts, counts, dates and phone numbers are shown. Throws outside a FormatsProvider. */
export function useFormats(): Formats {
  const formats = use(FormatsContext);
  if (formats === null) throw new Error('useFormats needs a FormatsProvider around it');
  return formats;
}
