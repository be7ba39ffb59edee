import { foldText, isAscii } from '../../../contract/search-text.ts';
import type { Customer } from '../../../contract/customer.ts';
import { phoneForms } from './phone-forms.ts';
import type { SearchTerm } from './search-terms.ts';

/*
 * Everything a customer is searched by, as one text where every rule of contract.md is "contains":
 * words start with two marks, so that a start of one or two letters is a sequence of three code points or more;
 * fields stand on lines of their own, so that no term matches across them;
 * phones' digits are written in an alphabet of their own, so that they never pass for digits of an email.
 */
const wordMark = '\u0001\u0001';
const phoneZero = 0x10;
const asciiWordStart = /(?<![a-z0-9])[a-z0-9]/g;
const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

type Searched = Pick<Customer, 'firstName' | 'lastName' | 'displayName' | 'emails' | 'phones'>;

/** The search document of a customer; `contains` of `requiredSubstrings` decides a match. */
export function searchDocument(customer: Searched & Pick<Customer, 'customerNumber'>): string {
  return withNumber(unnumberedDocument(customer), customer.customerNumber);
}

/** A search document to which the customer number was not known yet, with it. */
export function withNumber(document: string, customerNumber: string): string {
  return `${document}${markField(customerNumber)}\n`;
}

/** The search document without the customer number, which a new customer may only get when it is written. */
export function unnumberedDocument(customer: Searched): string {
  let document = '\n';
  const add = (field: string): void => {
    // A first name is found in the display name already.
    if (!document.includes(field)) document += `${field}\n`;
  };
  for (const name of [customer.displayName, customer.firstName, customer.lastName]) {
    if (name !== null) add(markField(name));
  }
  for (const { address } of customer.emails) add(markField(address));
  for (const { number } of customer.phones) {
    const { international, national } = phoneForms(number);
    if (international !== null) add(wordMark + inPhoneAlphabet(international));
    if (national !== null) add(wordMark + inPhoneAlphabet(national));
  }
  return document;
}

/** The texts one of which a document contains exactly when the customer matches the term. */
export function requiredSubstrings(term: SearchTerm): readonly string[] {
  switch (term.kind) {
    case 'anywhere':
      return [markInside(term.text)];
    case 'wordStart': {
      // Marks come in pairs, so three code points decide: one mark and two letters, or both marks and one.
      const mark = [...term.text].length === 1 ? wordMark : wordMark.slice(1);
      const marked = mark + markInside(term.text);
      return /^[0-9]+$/.test(term.text) ? [marked, mark + inPhoneAlphabet(term.text)] : [marked];
    }
    case 'phone':
      return term.digits === '' ? [markInside(term.text)] : [inPhoneAlphabet(term.digits), markInside(term.text)];
  }
}

const markField = (text: string): string => markWords(foldText(text).replace(/\p{Cc}+/gu, '\n'));

function markWords(folded: string): string {
  return folded.replace(isAscii(folded) ? asciiWordStart : wordStart, `${wordMark}$&`);
}

/** Marks the words of a term but for its first, whose start the term does not tell. */
function markInside(term: string): string {
  const marked = markWords(term);
  return marked.startsWith(wordMark) ? marked.slice(wordMark.length) : marked;
}

function inPhoneAlphabet(digits: string): string {
  return digits.replace(/[0-9]/g, (digit) => String.fromCharCode(phoneZero + Number(digit)));
}
