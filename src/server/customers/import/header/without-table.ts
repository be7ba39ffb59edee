import { contactTarget, namesOther } from './contact-header.ts';
import type { HintedHeader } from './header-hint.ts';

const ofCustomers = /^(?:\w+_)?(?:customer|client|account|contact)s?$/i;
/** Beside a table of customers, one of others who work with them. */
const ofUsers = /^users?$/i;

/**
 * The headers of a query that writes the table before each, as in `u.first_name`, without the name of the table of
 * customers: that of the emails, but not that of an owner or agent. Unchanged if a header has no table, or several
 * tables could be it.
 */
export function withoutTable(headers: readonly HintedHeader[]): readonly HintedHeader[] {
  const columns: { readonly table: string; readonly field: string }[] = [];
  for (const header of headers) {
    const [, table, field] = /^(\w+)\.(.+)$/.exec(header.field) ?? [];
    if (table === undefined || field === undefined) return headers;
    columns.push({ table, field });
  }
  const tables = [...new Set(columns.map(({ table }) => table))].filter((table) => !namesOther(table));
  const named = tables.filter((table) => ofCustomers.test(table));
  const withEmails = (named.length > 0 ? named : tables).filter((one) =>
    columns.some(({ table, field }) => table === one && contactTarget(field)?.kind === 'email'),
  );
  const [customers, ...others] = withEmails.length > 0 ? withEmails : named;
  return headers.map((header, at): HintedHeader => {
    const { table, field } = columns[at] ?? { table: '', field: header.field };
    if (table === customers && others.length === 0) return { ...header, field };
    return named.length > 0 && ofUsers.test(table) ? { ...header, ofOther: true } : header;
  });
}
