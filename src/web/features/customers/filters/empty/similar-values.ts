import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { foldText } from '../../../../../contract/search-text.ts';
import type { Formats } from '../../../../lib/format/date-and-number-formats.ts';
import { findValues, type ValueEntry } from '../popup/filter-search.ts';

/** The most values offered in place of a search. */
const maxValues = 3;
/** Shorter texts begin too many values. */
const minLength = 3;

/** The values that a search without a result may have meant: those that are the text, or begin with it. */
export function valuesLikeSearch(
  search: string,
  catalogue: readonly Parameter[],
  formats: Formats,
): readonly ValueEntry[] {
  const folded = foldText(search.trim());
  if (folded.length < minLength) return [];
  const choosable = catalogue.filter(({ type }) => type !== 'boolean');
  return findValues(folded, choosable, formats)
    .filter(({ text }) => foldText(text).startsWith(folded))
    .slice(0, maxValues);
}

/** The values that differ from one only in capitals or accents. */
export function sameButForCase(value: string, values: readonly string[]): readonly string[] {
  const folded = foldText(value.trim());
  return values.filter((other) => other !== value && foldText(other) === folded).slice(0, maxValues);
}
