import { isEmail } from '../values/parse-contact.ts';
import { parseDate } from '../values/parse-date.ts';
import { parseNumber } from '../values/parse-number.ts';

/**
 * A name that shows that a row is not a header; null if it may be one. A column can be called 2024; a row of data
 * contains an email address, or mostly values.
 */
export function valueInHeader(names: readonly string[]): string | null {
  const filled = names.filter((name) => name !== '');
  const values = filled.filter(
    (name) => parseNumber(name, '.') !== null || parseDate(name, { order: 'dmy', epoch: null }) !== null,
  );
  return filled.find(isEmail) ?? (values.length * 2 > filled.length ? (values[0] ?? null) : null);
}
