import exampleNumbers from 'libphonenumber-js/examples.mobile';
import { getCountryCallingCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import type { CustomerEmail, CustomerPhone } from '../../../../contract/customer.ts';
import { emailIdentity } from '../../model/contact-identity.ts';
import { hasInternationalPrefix } from '../../../../contract/phone/phone-text.ts';
import { meansNothing } from './missing-value.ts';
import { parseDate } from './parse-date.ts';
import { digitsLost, restoreDigits } from './restore-digits.ts';

/** Characters of the longest address. Source: RFC 5321, 4.5.3.1.3, without the angle brackets. */
const longestEmail = 254;

/** Any text but what ends an address in a list or a sentence; RFC 5322 has more to quote. */
const local = String.raw`(?:[^\s@,;<>()[\]:\\"“„”«»{][^\s@,;<>()[\]:\\"“„”«»]*|"[^\s@"\\]+")`;
/** A part of a domain between dots, in any script; what is left out is white space and punctuation. */
const label = String.raw`[\w\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uFDFF\uFE70-\uFEFE\uFF10-\uFFDC-]+`;
const email = new RegExp(String.raw`^${local}@(?:(?:${label}[.\u3002])*${label}|\[[\d.:a-fIPv]+\])$`);

/** Whether text looks like an email address: one @ between a name and a domain, which may be that of an intranet. */
export function isEmail(text: string): boolean {
  return text.length <= longestEmail && email.test(text);
}

/** Why text is not an email address; null if it is one. */
export function emailMisfit(text: string): string | null {
  if (masked.test(text)) return hiddenPart;
  return isEmail(text) ? null : 'not an email address';
}

/** What marketplaces hide of a contact, as in `n****h@example.org` and `******0101`: others share what is left. */
const masked = /[*•●]{2}/;
const hiddenPart = 'partly hidden';

/** Why text is not a phone number; null if it is one. */
export function phoneMisfit(text: string): string | null {
  if (masked.test(text) || /x{4}/i.test(text)) return hiddenPart;
  if (isPlaceholderNumber(text) || !isDialled(text) || isFigureOrDate(text)) return 'not a phone number';
  return restoreDigits(text) === null ? digitsLost : null;
}

/** Whether all digits of a number are the same, as in `0` and `999-999-9999`, or nearly all are zeros. */
function isPlaceholderNumber(text: string): boolean {
  return /^\D*(?:(\d)(?:\D*\1)*\D*)?$/.test(text) || /^\D*(?:\d\D*){0,3}(?:0\D*){7,}$/.test(text);
}

/** Whether text is digits with punctuation, a number in letters, an extension, or a few words and a number. */
function isDialled(text: string): boolean {
  if (/^[+\d][\d ().-]*$/.test(text)) return true;
  if (/^(?:extension|extn?|x|#)[ .:]*\d{1,7}$/i.test(text)) return true;
  // A link, an address, or what is left of a list.
  if (/:\/\/|\p{L}\.\p{L}{2}|[@{}<>"\\]/u.test(text)) return false;
  const hasWords = /\p{L}/u.test(text);
  const digits = text.replace(/\D/g, '').length;
  return !hasWords || digits >= 6 || /^[+\d][\dA-Z ().-]{6,}$/.test(text);
}

/** One or two decimals, with groups of thousands or without, and short numbers with more. */
const decimal = /^[-+]?(?:\d+[.,]\d{1,2}|\d{1,3}(?:,\d{3})+\.\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d[.,]\d{1,5})$/;
const timeOnly = /^\d{1,2}:\d\d(?::\d\d)?$/;

/** Whether text in a column of phones is a figure or a date. */
export function isFigureOrDate(text: string): boolean {
  return isFigure(text) || isDate(text);
}

/** Whether text is an amount, a share, a decimal or a time rather than a phone. */
function isFigure(text: string): boolean {
  if (/[\p{Sc}%]/u.test(text) || timeOnly.test(text)) return true;
  // A spreadsheet writes a phone that it took for a number as 447700900181.0.
  return decimal.test(text) && restoreDigits(text) === text;
}

/** Whether text is a date with all of its year, as digits alone are not: they can be a phone as well. */
function isDate(text: string): boolean {
  if (!/(?:^|\D)(?:19|20)\d\d(?:\D|$)/.test(text)) return false;
  return (['dmy', 'mdy'] as const).some((order) => parseDate(text, { order, epoch: null }) !== null);
}

/** Whether a phone number can only be dialled in a country it does not name. */
export function lacksCountryCode(number: string): boolean {
  return !hasInternationalPrefix(number) && phoneMisfit(number) === null && withoutPlus(number) === null;
}

/** The number as E.164 if it can be parsed, otherwise as written; national numbers need the country. */
export function parsePhone(text: string, country: CountryCode | null): string {
  // Parsing takes longer than the rest of a row, and what is E.164 already does not need it, unless there is a zero
  // after the country code.
  if (/^\+[1-9](?!\d{0,2}0)\d{9,13}$/.test(text)) return text;
  if (text.length > 60 || !/\d/.test(text)) return text;
  const digits = restoreDigits(text) ?? text;
  const restored = country === null ? null : restorePlus(digits, country);
  if (restored !== null) return restored;
  const parsed = parsedIn(digits, country);
  // A number with an extension, which E.164 has not, stays as written, and so does one that can't be dialled.
  if (parsed?.isPossible() !== true || parsed.ext !== undefined) return withoutPlus(digits) ?? digits;
  // What follows a slash may be the rest of the number or another ending of it.
  const isUnclear = digits.includes('/') && parsedIn(digits.replace(/\/[^/]*$/, ''), country)?.isValid() === true;
  return isUnclear || (country !== null && lacksArea(parsed, digits, country)) ? digits : parsed.number;
}

function parsedIn(text: string, country: CountryCode | null): PhoneNumber | undefined {
  const international = text.replace(/^\s*\(\s*(?:\+|00)\s*(\d{1,3})\s*\)/, '+$1 ').replace(/^\s*00/, '+');
  return parsePhoneNumberFromString(
    international,
    country === null ? { extract: false } : { defaultCountry: country, extract: false },
  );
}

/** Whether a number can only be dialled within its area: a short one without anything before it, and not assigned. */
function lacksArea(parsed: PhoneNumber, text: string, country: CountryCode): boolean {
  const { nationalNumber } = parsed;
  if (nationalNumber !== text.replace(/\D/g, '') || nationalNumber.startsWith('0') || parsed.isValid()) return false;
  return nationalNumber.length < usualLengthIn(country);
}

/** Digits of a mobile in a country. */
function usualLengthIn(country: CountryCode): number {
  return getExampleNumber(country, exampleNumbers)?.nationalNumber.length ?? 0;
}

/**
 * A number that lost its plus sign, as `+447700900181` does in a spreadsheet; null for any other. Twelve digits at
 * least, since fewer can be national.
 */
function withoutPlus(text: string): string | null {
  const written = restoreDigits(text) ?? '';
  const digits = barePhone.test(written) ? written.replace(/\D/g, '') : '';
  if (digits.length < longerThanNational) return null;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  // With spaces it can be two numbers.
  const isOne = digits === written ? parsed?.isPossible() : parsed?.isValid();
  return isOne === true ? (parsed?.number ?? null) : null;
}

/** Without a plus sign, a zero before the area or an extension. */
const barePhone = /^[1-9][\d ().-]*$/;
/** Digits that hardly a national number has. */
const longerThanNational = 12;

/**
 * A number that lost its plus sign in a file of `country`, as E.164, or as written where it can just as well be a
 * national one that lost its zero; null if it is read as a national one.
 */
function restorePlus(text: string, country: CountryCode): string | null {
  if (!barePhone.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const callingCode = getCountryCallingCode(country);
  if (!digits.startsWith(callingCode) && digits.length < longerThanNational) return null;
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  if (parsed?.isValid() !== true) return null;
  const national = parsePhoneNumberFromString(`+${callingCode}${digits}`);
  if (national?.isValid() !== true || national.nationalNumber !== digits) return parsed.number;
  // Without a trunk prefix, people write national numbers in just these digits.
  if (national.formatNational().replace(/\D/g, '') === digits) return null;
  // Mobiles seldom lose a zero but are often written without one, as in Cuba, where some start with its own code.
  if (national.getType()?.includes('MOBILE') === true) return null;
  const usualLength = usualLengthIn(country);
  if (digits.length > usualLength) return parsed.number;
  return parsed.nationalNumber.length < usualLength - 2 ? null : text;
}

/** The contacts of a cell that are valid, and the others. */
export interface ReadContacts {
  readonly valid: readonly string[];
  readonly leftOut: readonly { readonly value: string; readonly reason: string }[];
}

/** Divides the parts of a cell, as splitEmails and splitPhones give them, by whether they are contacts. */
export function readContacts(
  cell: string,
  split: (cell: string) => readonly string[],
  misfit: (part: string) => string | null,
): ReadContacts {
  if (cell === '' || meansNothing(cell)) return nothingRead;
  const written = split(cell);
  // Most cells hold one contact.
  if (written.length === 1 && written[0] === cell && misfit(cell) === null) return { valid: written, leftOut: [] };
  const parts = written.filter((part) => !meansNothing(part));
  const misfits = parts.flatMap((value) => {
    const reason = misfit(value);
    return reason === null ? [] : [{ value, reason }];
  });
  const [first] = misfits;
  if (first === undefined) return { valid: parts, leftOut: [] };
  // A sentence is one value, not one for each of its words.
  if (misfits.length === parts.length)
    return { valid: [], leftOut: [{ value: cell, reason: misfit(cell) ?? first.reason }] };
  return { valid: parts.filter((part) => misfit(part) === null), leftOut: misfits };
}

const nothingRead: ReadContacts = { valid: [], leftOut: [] };

/** Addresses as the contract lists them: each once, ignoring case, and the first one primary. */
export function emailList(addresses: readonly string[]): CustomerEmail[] {
  return unique(addresses, emailIdentity).map((address, at) => ({ address, isPrimary: at === 0 }));
}

export function phoneList(numbers: readonly string[]): CustomerPhone[] {
  return unique(numbers, (number) => number).map((number, at) => ({ number, isPrimary: at === 0 }));
}

/** The first value with each key, in order. */
export function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  if (values.length < 2) return [...values];
  const first = new Map<string, T>();
  for (const value of values) if (!first.has(key(value))) first.set(key(value), value);
  return [...first.values()];
}
