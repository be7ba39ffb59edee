import type { Customer } from '../../contract/customer.ts';
import { foldText } from '../../contract/search-text.ts';
import { phoneVariants } from '../../server/customers/model/phone-variants.ts';

/**
 * The contract's search matching, word for word and one customer at a time: slow and simple, to compare the stores
 * with. The fold and the forms of a phone are shared with the stores and tested separately.
 */
export function modelMatches(customer: Customer, search: string): boolean {
  const text = foldText(search).trim();
  // Marks alone fold to nothing, which is short and without a letter or digit.
  if (text === '') return false;
  if (isPhoneLike(text)) return matchesPhone(customer, text);
  return text.split(/\s+/u).every((term) => matchesTerm(customer, term));
}

const isPhoneLike = (text: string): boolean => /^[0-9 +().-]+$/.test(text) && /[0-9]/.test(text);

function matchesTerm(customer: Customer, term: string): boolean {
  if ([...term].length < 3) return matchesShort(customer, term);
  if (isPhoneLike(term)) return matchesPhone(customer, term);
  return texts(customer).some((field) => field.includes(term));
}

/** "its digits, a leading `00` dropped, occur in the digits of a phone's forms, or it occurs as typed". */
function matchesPhone(customer: Customer, text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '').replace(/^00/, '');
  // Without `00` there may be no digits left.
  const inPhone = digits !== '' && phones(customer).some((form) => form.includes(digits));
  return inPhone || texts(customer).some((field) => field.includes(text));
}

/** "a shorter one at the start of a word of them; a shorter one without letter or digit matches nothing". */
function matchesShort(customer: Customer, term: string): boolean {
  return [...texts(customer), ...phones(customer)].some((field) =>
    wordStarts(field).some((start) => field.startsWith(term, start)),
  );
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
}

function texts({ firstName, lastName, displayName, emails, customerNumber }: Customer): string[] {
  const names = [firstName, lastName, displayName].filter((name) => name !== null);
  return [...names, ...emails.map(({ address }) => address), customerNumber].map(foldText);
}

function phones(customer: Customer): string[] {
  return customer.phones.flatMap(({ number }) => {
    const { international, national } = phoneVariants(number);
    return [international, national].filter((form) => form !== null);
  });
}
