import * as z from 'zod/mini';
import { Customer } from '../../../contract/customer.ts';
import { foldText, phoneDigits, wordPattern } from '../../../contract/search-text.ts';
import { phoneForms } from '../model/phone-forms.ts';
import { neededTexts, searchDocument } from '../model/search-document.ts';
import { readSearchTerms, type SearchTerm } from '../model/search-terms.ts';
import type { KeptPage, KeptRow } from './upstream-page.ts';

/**
 * The answer to a longer search out of the whole answer to a shorter one, or null when Tiquo has to be asked. How Tiquo
 * matches is not documented, so the shorter answer must itself show that it finds the beginning or the middle of a
 * word: were it whole words, `joh` would not have found those whom `john` finds. When nobody is left Tiquo is asked
 * too: nobody is said not to be there who was only left out here.
 */
export function narrowSearch(shorter: string, answer: KeptPage, longer: string): KeptPage | null {
  const [known, wanted] = [readSearchTerms(shorter), readSearchTerms(longer)];
  if (answer.next !== null || known === null || wanted === null || longer === shorter || !longer.startsWith(shorter))
    return null;
  const rows = answer.rows.map(readRow);
  const matches = ({ document }: Row, terms: typeof wanted): boolean =>
    terms.every((term) => neededTexts(term).some((text) => document.includes(text)));
  // A term of three letters matches in the middle of words, one of two at their start alone: `ann` finds who `an` does
  // not.
  if (!known.every((term) => wanted.some((longerTerm) => implies(longerTerm, term)))) return null;
  const typed = known.at(-1)?.text ?? '';
  // Whom it finds by something not known here, a note or a misspelling, the longer search may find so as well.
  if (!rows.every((row) => matches(row, known)) || rows.every((row) => row.words.has(typed))) return null;
  const left = rows.filter((row) => matches(row, wanted));
  return left.length === 0 ? null : { rows: left.map(({ kept }) => kept), next: null };
}

/** Whether whoever matches `term` surely matches `implied`. */
function implies(term: SearchTerm, implied: SearchTerm): boolean {
  if (implied.kind === 'wordStart') return term.kind === 'wordStart' && term.text.startsWith(implied.text);
  if (term.kind === 'wordStart' || !term.text.includes(implied.text)) return false;
  if (term.kind === 'anywhere') return true;
  return implied.kind === 'phone' && implied.digits !== '' && term.digits.includes(implied.digits);
}

interface Row {
  readonly kept: KeptRow;
  readonly document: string;
  /** What a search that only knows whole words would find the customer by, folded. */
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

function readRow(kept: KeptRow): Row {
  const customer = Listed.parse(JSON.parse(kept.text));
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
    const { international, national } = phoneForms(number);
    for (const form of [number, phoneDigits(number), international, national]) if (form !== null) words.add(form);
  }
  return { kept, document: searchDocument(customer), words };
}
