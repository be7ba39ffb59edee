import type { CountryCode } from 'libphonenumber-js/max';
import { cellValue } from '../../values/cell-text.ts';
import { meansNothing } from '../../values/missing-value.ts';
import { parsePhone } from '../../values/parse-contact.ts';
import { joinPhone } from '../../values/phone-prefixes/join-phone.ts';
import type { BoundColumn } from '../plan-column.ts';
import { prefixesOfPhones } from './phone-prefixes.ts';

/** Parses the numbers of phone columns with what other columns of the row have before them. */
export function phoneJoiner(
  columns: readonly BoundColumn[],
  phones: readonly { readonly at: number; readonly header: string }[],
  country: CountryCode | null,
): (number: string, at: number, cells: readonly string[]) => string {
  const prefixed = columns.flatMap(({ header, target }, at) =>
    target.kind === 'phonePrefix' ? [{ at, header, prefix: target.prefix }] : [],
  );
  if (prefixed.length === 0) return (number) => parsePhone(number, country);
  const ofPhones = prefixesOfPhones(
    phones.map(({ header }) => header),
    prefixed,
  );
  const byColumn = new Map(phones.map(({ at }, index) => [at, ofPhones[index] ?? []]));
  return (number, column, cells) => {
    const written = (byColumn.get(column) ?? []).map(({ at, prefix }) => [prefix, cellValue(cells[at] ?? '')] as const);
    const joined = joinPhone(number, Object.fromEntries(written.filter(([, cell]) => !meansNothing(cell))));
    return joined === null ? parsePhone(number, null) : parsePhone(joined, country);
  };
}
