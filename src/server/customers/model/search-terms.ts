import { asStoredPhone, looksLikePhone, phoneReadings, searchedPhone } from '../../../contract/phone/phone-text.ts';
import { anywhereLength, searchTerms } from '../../../contract/search-text.ts';

/**
 * A condition of a search; customers must match all terms. Texts are folded. Source: contract.md, "Search matching".
 */
export type SearchTerm =
  /** Anywhere in a name, an email, the customer number, or a phone that is written with words. */
  | { readonly kind: 'anywhere'; readonly text: string }
  /** At the start of a word in a name, an email or the number; if all digits, also at the start of a phone's digits. */
  | { readonly kind: 'wordStart'; readonly text: string }
  /** One of `readings` anywhere in a phone's digits, or `text` as typed anywhere in a name, an email or the number. */
  | { readonly kind: 'phone'; readonly text: string; readonly readings: readonly string[] };

/** The distinct terms of a search; null if nothing can match it. */
export function parseSearchTerms(search: string): readonly SearchTerm[] | null {
  const texts = [...new Set(searchTerms(search))];
  const terms: SearchTerm[] = [];
  for (const text of texts) {
    const term = parseTerm(text, texts.length === 1);
    if (term === null) return null;
    terms.push(term);
  }
  return terms.length === 0 ? null : terms;
}

function parseTerm(text: string, isWholeSearch: boolean): SearchTerm | null {
  if (/\p{Cc}/u.test(text)) return null;
  if (isWholeSearch ? searchedPhone(text) !== null : looksLikePhone(asStoredPhone(text)) && isLong(text))
    return { kind: 'phone', text, readings: phoneReadings(text) };
  if (isLong(text)) return { kind: 'anywhere', text };
  return /^[\p{L}\p{N}]/u.test(text) ? { kind: 'wordStart', text } : null;
}

const isLong = (text: string): boolean => [...text].length >= anywhereLength;
