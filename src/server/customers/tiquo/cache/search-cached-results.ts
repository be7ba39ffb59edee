import * as z from 'zod/mini';
import { Customer } from '../../../../contract/customer.ts';
import { phoneDigits } from '../../../../contract/phone/phone-text.ts';
import { foldText, wordPattern } from '../../../../contract/search-text.ts';
import { phoneVariants } from '../../model/phone-variants.ts';
import { requiredSubstrings, searchDocument } from '../../model/search-document.ts';
import { parseSearchTerms, type SearchTerm } from '../../model/search-terms.ts';
import type { CachedPage, CachedRow } from './cached-page.ts';

/**
 * The page of a longer search, derived from the complete page of a shorter one, or null when Tiquo must be requested.
 * How Tiquo matches is not documented, so the shorter page itself must show that it matches parts of words: if it
 * matched whole words, `joh` would not have found everyone that `john` finds. With no one left, Tiquo is requested too:
 * we never report “no match” for someone who was merely left out here.
 */
export function searchCachedResults(shorter: string, page: CachedPage, longer: string): CachedPage | null {
  const [known, longerTerms] = [parseSearchTerms(shorter), parseSearchTerms(longer)];
  if (page.next !== null || known === null || longerTerms === null) return null;
  if (longer === shorter || !longer.startsWith(shorter)) return null;
  const rows = page.rows.map(parseRow);
  const matches = ({ document }: Row, terms: readonly SearchTerm[]): boolean =>
    terms.every((term) => requiredSubstrings(term).some((text) => document.includes(text)));
  // A term of three letters matches inside words, one of two only at their start: `ann` finds people `an` does not.
  if (!known.every((term) => longerTerms.some((longerTerm) => implies(longerTerm, term)))) return null;
  const typed = known.at(-1)?.text ?? '';
  // Those it finds by something unknown here, a note or a misspelling, the longer search may find by it as well.
  if (!rows.every((row) => matches(row, known)) || rows.every((row) => row.words.has(typed))) return null;
  const left = rows.filter((row) => matches(row, longerTerms));
  return left.length === 0 ? null : { rows: left.map(({ row }) => row), next: null };
}

/** Whether everyone who matches `term` certainly matches `implied`. */
function implies(term: SearchTerm, implied: SearchTerm): boolean {
  if (implied.kind === 'wordStart') return term.kind === 'wordStart' && term.text.startsWith(implied.text);
  if (term.kind === 'wordStart' || !term.text.includes(implied.text)) return false;
  if (term.kind === 'anywhere') return true;
  return (
    implied.kind === 'phone' &&
    term.readings.length > 0 &&
    term.readings.every((digits) => implied.readings.some((shorter) => digits.includes(shorter)))
  );
}

interface Row {
  readonly row: CachedRow;
  readonly document: string;
  /** What a search for whole words would find the customer by, folded. */
  readonly words: ReadonlySet<string>;
}

const Listed = z.pick(Customer, {
  customerNumber: true,
  firstName: true,
  lastName: true,
  displayName: true,
  emails: true,
  phones: true,
});

function parseRow(row: CachedRow): Row {
  const customer = Listed.parse(JSON.parse(row.text));
  const texts = [
    customer.customerNumber,
    customer.displayName,
    customer.firstName,
    customer.lastName,
    ...customer.emails.map(({ address }) => address),
  ];
  const words = new Set<string>();
  for (const text of texts) {
    const folded = foldText(text ?? '');
    for (const word of [...folded.split(/\s+/u), ...(folded.match(wordPattern) ?? [])]) words.add(word);
  }
  for (const { number } of customer.phones) {
    const { international, national } = phoneVariants(number);
    for (const form of [number, phoneDigits(number), international, national]) if (form !== null) words.add(form);
  }
  return { row, document: searchDocument(customer), words };
}
