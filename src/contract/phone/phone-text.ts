import { callingCodeOf } from './calling-code.ts';

/** The longest text that is read as a phone number with an extension. */
const longestPhone = 60;
/** The fewest digits of a number that has an extension: `2x4` has none. */
const extendedLength = 6;

const phoneLike = /^[\d +().-]*\d[\d +().-]*$/;
const extension = /[ ,;]*(?:extension|extn|ext|x|#)[ .:=]*(\d{1,7})$/;
/** With `+` or `00`, or with a trunk zero in brackets, which only follows a country code. */
const international = /^[\s().-]*(?:\+|0[\s().-]*0)/;
const bracketedZero = /^[ .-]*[1-9][\d .-]*\( *0 *\)/;

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** What people write before a phone number, or after it. */
const label = String.raw`(?:tel(?:ephone|efon)?|phone|mobile?|cell|fax|whatsapp)\b`;
/** A label of a phone number before it, as in `Tel. 030 123456`. */
export const labelBefore = new RegExp(String.raw`^(?:${label}[.:/\s]*|https?://wa\.me/)`, 'i');
const labelAfter = new RegExp(String.raw`[\s(]+${label}[.)]*$`);

/** Whether folded text has only digits, spaces and phone punctuation, with at least one digit. */
export function looksLikePhone(folded: string): boolean {
  return phoneLike.test(folded);
}

/** Whether folded text starts with `+` or `00` before a country. */
export function hasInternationalPrefix(folded: string): boolean {
  return international.test(folded);
}

/** A phone number in its two parts. */
export interface PhoneText {
  readonly number: string;
  /** Digits; empty without an extension. */
  readonly extension: string;
}

/** Reads folded text as a phone number, with or without an extension; null for any other text. */
export function splitExtension(folded: string): PhoneText | null {
  if (looksLikePhone(folded)) return { number: folded, extension: '' };
  const found = folded.length > longestPhone ? null : extension.exec(folded);
  if (found === null) return null;
  const number = folded.slice(0, found.index);
  return looksLikePhone(number) && phoneDigits(number).length >= extendedLength
    ? { number, extension: found[1] ?? '' }
    : null;
}

/**
 * Folded search text as phones are stored, to compare it with them: a slash, as in `0351/12 34 56`, is a space, and
 * Arabic digits are ASCII.
 */
export function asStoredPhone(folded: string): string {
  return folded.replaceAll('/', ' ').replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 15));
}

/** Reads folded search text as a phone number, with or without an extension; null for any other text. */
export function searchedPhone(folded: string): PhoneText | null {
  return splitExtension(asStoredPhone(folded));
}

/** Without a label before or after a phone number; any other text as it is, such as `Tel 5`, which may be a name. */
export function withoutLabel(folded: string): string {
  const unlabelled = folded.replace(labelBefore, '').replace(labelAfter, '');
  const phone = searchedPhone(unlabelled);
  return phone !== null && phoneDigits(phone.number).length >= extendedLength ? unlabelled : folded;
}

/** The digits of a phone number, or of a term that looks like one, without a leading `00`. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^00/, '');
}

/** Where the digits of a phone number may have a trunk zero, as in `+44 (0)7700 900181`; null if there is none. */
export function trunkZeroAt(folded: string): number | null {
  if (!hasInternationalPrefix(folded) && !bracketedZero.test(folded)) return null;
  const digits = phoneDigits(folded);
  const at = callingCodeOf(digits).length;
  return at > 0 && digits[at] === '0' ? at : null;
}

/**
 * The digits that folded search text can mean as a phone number: as written, and without a trunk zero. Both, since
 * Italy and some others keep it; and without Hungary's trunk 06. Empty for text that is not a phone number.
 */
export function phoneReadings(folded: string): readonly string[] {
  const phone = searchedPhone(folded);
  const digits = phone === null ? '' : phoneDigits(phone.number);
  if (phone === null || digits === '') return [];
  const zero = trunkZeroAt(phone.number);
  const without = (trunk: string): string[] =>
    zero !== null && digits.startsWith(trunk, zero) ? [digits.slice(0, zero) + digits.slice(zero + trunk.length)] : [];
  const readings = [digits, ...without('0'), ...(digits.startsWith('36') ? without('06') : [])];
  return readings.map((reading) => reading + phone.extension);
}
