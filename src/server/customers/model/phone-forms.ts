import { PhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import { phoneDigits } from '../../../contract/search-text.ts';

/** The digits a phone number is found by; a form is null when the number as it was given does not tell it. */
export interface PhoneForms {
  readonly international: string | null;
  readonly national: string | null;
}

const callingCodes = new Set(Object.keys(metadata.country_calling_codes));
const remembered = new Map<string, PhoneForms>();

/**
 * International digits and national ones with the trunk prefix ("+44 20 7946 0958": `442079460958` and `02079460958`).
 * A number given without `+` or `00` is only known as it stands.
 */
export function phoneForms(number: string): PhoneForms {
  const known = remembered.get(number);
  if (known !== undefined) return known;
  const forms = readForms(number);
  // Bounded, not cleverly: placeholders repeat at once, real numbers seldom do.
  if (remembered.size >= 4096) remembered.clear();
  remembered.set(number, forms);
  return forms;
}

function readForms(number: string): PhoneForms {
  const digits = phoneDigits(number);
  if (digits === '') return { international: null, national: null };
  return hasInternationalPrefix(number)
    ? { international: digits, national: nationalDigits(digits) }
    : { international: null, national: digits };
}

/** Whether a text is nothing but a phone number: digits, spaces, dashes, dots and parentheses, after a `+` or none. */
export function isWrittenAsPhone(text: string): boolean {
  return /^(?:[\s(]*\+)?[\d\s().-]+$/.test(text);
}

/** Whether a phone number is written with `+` or `00` before its country. */
export function hasInternationalPrefix(number: string): boolean {
  return /^[\s().-]*(?:\+|0[\s().-]*0)/.test(number);
}

/** Parsing costs two to three times as much and says the same of a number whose country code is known. */
function nationalDigits(international: string): string | null {
  const callingCode = [1, 2, 3].map((length) => international.slice(0, length)).find((code) => callingCodes.has(code));
  if (callingCode === undefined || callingCode === international) return null;
  return new PhoneNumber(`+${international}`, metadata).formatNational().replace(/\D/g, '');
}
