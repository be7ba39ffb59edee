import type { Customer } from '../../contract/customer.ts';
import { phoneReadings, withoutLabel } from '../../contract/phone/phone-text.ts';
import { foldText } from '../../contract/search-text.ts';
import { phoneVariants } from '../../server/customers/model/phone-variants.ts';

/**
 * The contract's search matching, word for word and one customer at a time: slow and simple, to compare the stores
 * with. The fold and the forms and labels of a phone are shared with the stores and tested separately.
 */
export function modelMatches(customer: Customer, search: string): boolean {
  const parts = foldText(search).split(/([\s,;<>،؛、〈〉⟨⟩]+)/u);
  const isTerm = (at: number): boolean => at % 2 === 0 && parts[at] !== '';
  const places = parts.map((_, at) => at).filter(isTerm);
  // Marks or separators alone leave nothing, which is short and without a letter or digit.
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return false;
  const text = withoutScheme(parts.slice(first, last + 1).join(''));
  const unlabelled = withoutLabel(withoutPunctuation(text));
  const phone = [text, unlabelled].find((one) => isPhoneLike(dialled(one)) || isExtended(dialled(one)));
  if (phone !== undefined) return matchesPhone(customer, phone);
  const all = places.map((at) => withoutScheme(withoutPunctuation(parts[at] ?? '')));
  const terms = [...new Set(all.filter((term) => [...term].length >= 3 || /[\p{L}\p{N}]/u.test(term)))];
  const [only = '', second] = terms;
  // All that signs leave is the whole search.
  if (second === undefined && isPhoneLike(dialled(only))) return matchesPhone(customer, only);
  return terms.length > 0 && terms.every((term) => matchesTerm(customer, term));
}

/** What brackets and a sentence leave of a term, unless that is nothing. */
function withoutPunctuation(text: string): string {
  const [, inner = ''] = /^[([{#¿¡]*(.*?)[)\]}.:!?]*$/su.exec(text) ?? [];
  return inner === '' ? text : inner;
}

/** A slash in a phone is a space, and Arabic digits are digits. */
const dialled = (text: string): string =>
  text.replaceAll('/', ' ').replace(/[٠-٩۰-۹]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'.indexOf(digit) % 10));

const isPhoneLike = (text: string): boolean => /^[0-9 +().-]+$/.test(text) && /[0-9]/.test(text);

/** A number of six digits or more with an extension. */
function isExtended(text: string): boolean {
  const [, number = ''] = /^(.*?)[ ,;]*(?:ext|extn|extension|x|#)[ .:=]*[0-9]{1,7}$/u.exec(text) ?? [];
  return text.length <= 60 && isPhoneLike(number) && number.replace(/[^0-9]/g, '').replace(/^00/, '').length >= 6;
}

const withoutScheme = (text: string): string => text.replace(/^(mailto|tel):/, '');

function matchesTerm(customer: Customer, term: string): boolean {
  if ([...term].length < 3) return matchesShort(customer, term);
  if (isPhoneLike(dialled(term))) return matchesPhone(customer, term);
  return texts(customer).some((field) => field.includes(term));
}

/** "its digits, a leading `00` dropped, occur in the digits of a phone's forms, or it occurs as typed". */
function matchesPhone(customer: Customer, text: string): boolean {
  // Without `00` there may be no digits left.
  const inPhone = phoneReadings(text).some((digits) => phones(customer).some((form) => form.includes(digits)));
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

function texts({ firstName, lastName, displayName, emails, phones: numbers, customerNumber }: Customer): string[] {
  const names = [firstName, lastName, displayName].filter((name) => name !== null);
  // A phone with more than digits, such as an extension, is found as it is shown.
  const worded = numbers.map(({ number }) => foldText(number)).filter((number) => !isPhoneLike(number));
  return [...[...names, ...emails.map(({ address }) => address), customerNumber].map(foldText), ...worded];
}

function phones(customer: Customer): string[] {
  return customer.phones.flatMap(({ number }) => {
    const { international, national } = phoneVariants(number);
    return [international, national].filter((form) => form !== null);
  });
}
