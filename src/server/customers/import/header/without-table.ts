import { contactTarget } from './contact-header.ts';
import type { HintedHeader } from './header-hint.ts';

/**
 * The headers of a query that writes the table before each, as in `u.first_name`, without the name of the only table
 * that has emails. Unchanged if a header has no table, or several tables have emails.
 */
export function withoutTable(headers: readonly HintedHeader[]): readonly HintedHeader[] {
  const columns: { readonly table: string; readonly field: string }[] = [];
  for (const header of headers) {
    const [, table, field] = /^(\w+)\.(.+)$/.exec(header.field) ?? [];
    if (table === undefined || field === undefined) return headers;
    columns.push({ table, field });
  }
  const emails = columns.filter(({ field }) => contactTarget(field)?.kind === 'email');
  const [customers, ...others] = new Set(emails.map(({ table }) => table));
  if (customers === undefined || others.length > 0) return headers;
  return headers.map((header, at) => {
    const { table, field } = columns[at] ?? { table: '', field: header.field };
    return table === customers ? { ...header, field } : header;
  });
}
