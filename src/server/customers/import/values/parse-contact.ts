import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { CustomerEmail, CustomerPhone } from '../../../../contract/customer.ts';
import { emailIdentity } from '../../model/contact-identity.ts';
import { hasInternationalPrefix } from '../../../../contract/phone/phone-text.ts';
import { digitsLost, restoreDigits } from './restore-digits.ts';

/** Characters of the longest address. Source: RFC 5321, 4.5.3.1.3, without the angle brackets. */
const longestEmail = 254;

/** Whether text looks like an email address: one @ with something on both sides, and no white space. */
export function isEmail(text: string): boolean {
  return text.length <= longestEmail && /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
}

/**
 * The addresses in a cell, in order, separated by commas, semicolons, bars, white space or Google's `:::`; `Name
 * <address>` stands for its address.
 */
export function splitEmails(cell: string): string[] {
  // Most cells hold one address.
  if (isEmail(cell) && !/^(?:\[|mailto:)/i.test(cell)) return [cell];
  const listed = contactList(cell, 'address');
  if (listed !== null) return listed;
  const bracketed = [...cell.matchAll(/<([^<>]+)>/g)].map(([, address = '']) => address.trim());
  const parts = bracketed.length > 0 ? bracketed : cell.split(/(?:[\s,;|]|:::)+/);
  return parts.map((part) => part.replace(/^mailto:/i, '')).filter((part) => part !== '');
}

/** The numbers in a cell, in order; a comma only separates parts that are long enough to be numbers. */
export function splitPhones(cell: string): string[] {
  // Most cells hold one number.
  if (/^\+?[\d ().-]+$/.test(cell)) return [cell];
  const listed = contactList(cell, 'number');
  if (listed !== null) return listed;
  return cell
    .split(/[;|\n]+|\s:::\s/)
    .flatMap((part) => {
      const pieces = part.split(',');
      return pieces.every((piece) => piece.replace(/\D/g, '').length >= 6) ? pieces : [part];
    })
    .map((part) => part.replace(/^\s*(?:tel|callto|sms|whatsapp):(?:\/\/)?/i, '').trim())
    .filter((part) => part !== '');
}

/** A list as in the contract, as JSON in a cell, primary one first; null if the cell holds anything else. */
function contactList(cell: string, key: 'address' | 'number'): string[] | null {
  if (!cell.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(cell);
    if (!Array.isArray(list)) return null;
    const entries = list.map((entry: unknown): Readonly<Record<string, unknown>> => ({
      ...(typeof entry === 'object' ? entry : { [key]: entry }),
    }));
    const primaryFirst = [
      ...entries.filter((entry) => entry['isPrimary'] === true),
      ...entries.filter((entry) => entry['isPrimary'] !== true),
    ];
    return primaryFirst.map((entry) => entry[key]).filter((value) => typeof value === 'string');
  } catch {
    return null;
  }
}

/** Why text is not an email address; null if it is one. */
export function emailMisfit(text: string): string | null {
  return isEmail(text) ? null : 'not an email address';
}

/** Why text is not a phone number; null if it is one. */
export function phoneMisfit(text: string): string | null {
  if (!/\d/.test(text)) return 'not a phone number';
  return restoreDigits(text) === null ? digitsLost : null;
}

/** Whether a phone number can only be dialled in a country it does not name. */
export function lacksCountryCode(number: string): boolean {
  return /\d/.test(number) && !hasInternationalPrefix(number) && withoutPlus(number) === null;
}

/** The number as E.164 if it can be parsed, otherwise as written; national numbers need the country. */
export function parsePhone(text: string, country: CountryCode | null): string {
  // Parsing takes longer than the rest of a row, and what is E.164 already does not need it, unless there is a zero
  // after the country code.
  if (/^\+[1-9](?!\d{0,2}0)\d{9,13}$/.test(text)) return text;
  if (text.length > 60 || !/\d/.test(text)) return text;
  const digits = restoreDigits(text) ?? text;
  const international = digits.replace(/^\s*00/, '+');
  const parsed = parsePhoneNumberFromString(
    international,
    country === null ? { extract: false } : { defaultCountry: country, extract: false },
  );
  // A number with an extension, which E.164 has not, stays as written, and so does one that can't be dialled.
  return parsed?.isPossible() === true && parsed.ext === undefined ? parsed.number : (withoutPlus(digits) ?? digits);
}

/**
 * A number that lost its plus sign, as `+447700900181` does in a spreadsheet; null for any other. Twelve digits at
 * least, since fewer can be national.
 */
function withoutPlus(text: string): string | null {
  const digits = restoreDigits(text) ?? '';
  if (!/^[1-9]\d{11,14}$/.test(digits)) return null;
  return parsePhoneNumberFromString(`+${digits}`)?.isPossible() === true ? `+${digits}` : null;
}

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
