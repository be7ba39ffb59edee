import { looksLikePhone } from '../../../contract/phone/phone-text.ts';
import { foldText, isAscii } from '../../../contract/search-text.ts';
import type { Customer } from '../../../contract/customer.ts';
import { phoneVariants } from './phone-variants.ts';
import type { SearchTerm } from './search-terms.ts';

/*
 * Everything a customer is searched by, as one text in which every rule of contract.md is a substring match:
 * words start with two marks, so that the first one or two characters of a word make three code points or more;
 * each field is on its own line, so that no term matches across fields;
 * digits of phones are written in a separate alphabet, so that they never match digits of an email. A phone with words,
 * such as an extension, is also written as it is.
 */
const wordMark = '\u0001\u0001';
const phoneZero = 0x10;
const asciiWordStart = /(?<![a-z0-9])[a-z0-9]/g;
const wordStart = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

type Searched = Pick<Customer, 'firstName' | 'lastName' | 'displayName' | 'emails' | 'phones'>;

/** The search document of a customer; whether it contains `requiredSubstrings` decides a match. */
export function searchDocument(customer: Searched & Pick<Customer, 'customerNumber'>): string {
  return withNumber(unnumberedDocument(customer), customer.customerNumber);
}

/** Adds the customer number to a search document without one. */
export function withNumber(document: string, customerNumber: string): string {
  return `${document}${markField(customerNumber)}\n`;
}

/** The search document without the customer number, which may only be assigned by the write. */
export function unnumberedDocument(customer: Searched): string {
  let document = '\n';
  const add = (field: string): void => {
    // The display name usually contains the first name.
    if (!document.includes(field)) document += `${field}\n`;
  };
  for (const name of [customer.displayName, customer.firstName, customer.lastName]) {
    if (name !== null) add(markField(name));
  }
  for (const { address } of customer.emails) add(markField(address));
  for (const { number } of customer.phones) {
    const { international, national } = phoneVariants(number);
    if (international !== null) add(wordMark + inPhoneAlphabet(international));
    if (national !== null) add(wordMark + inPhoneAlphabet(national));
    if (!looksLikePhone(foldText(number))) add(markField(number));
  }
  return document;
}

/** A customer matches the term exactly if its document contains one of these. */
export function requiredSubstrings(term: SearchTerm): readonly string[] {
  switch (term.kind) {
    case 'anywhere':
      return [markInside(term.text)];
    case 'wordStart': {
      // Marks come in pairs, so three code points decide: one mark and two characters, or both marks and one.
      const mark = [...term.text].length === 1 ? wordMark : wordMark.slice(1);
      const marked = mark + markInside(term.text);
      return /^[0-9]+$/.test(term.text) ? [marked, mark + inPhoneAlphabet(term.text)] : [marked];
    }
    case 'phone':
      return [...term.readings.map(inPhoneAlphabet), markInside(term.text)];
  }
}

const markField = (text: string): string => markWords(foldText(text).replace(/\p{Cc}+/gu, '\n'));

function markWords(folded: string): string {
  return folded.replace(isAscii(folded) ? asciiWordStart : wordStart, `${wordMark}$&`);
}

/** Marks the words of a term except the first, which may start in the middle of a word. */
function markInside(term: string): string {
  const marked = markWords(term);
  return marked.startsWith(wordMark) ? marked.slice(wordMark.length) : marked;
}

function inPhoneAlphabet(digits: string): string {
  return digits.replace(/[0-9]/g, (digit) => String.fromCharCode(phoneZero + Number(digit)));
}
