import { PhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import { phoneDigits } from '../../../contract/search-text.ts';

/** The digits a phone number is found by; a form is null if the number as written does not determine it. */
export interface PhoneVariants {
  readonly international: string | null;
  readonly national: string | null;
}

const callingCodes = new Set(Object.keys(metadata.country_calling_codes));
const cached = new Map<string, PhoneVariants>();

/**
 * International digits and national ones with the trunk prefix ("+44 20 7946 0958": `442079460958` and `02079460958`).
 * A number written without `+` or `00` only has its national form, as written.
 */
export function phoneVariants(number: string): PhoneVariants {
  const known = cached.get(number);
  if (known !== undefined) return known;
  const forms = parseForms(number);
  // A simple limit will do: placeholders repeat right away, real numbers seldom do.
  if (cached.size >= 4096) cached.clear();
  cached.set(number, forms);
  return forms;
}

function parseForms(number: string): PhoneVariants {
  const digits = phoneDigits(number);
  if (digits === '') return { international: null, national: null };
  return hasInternationalPrefix(number)
    ? { international: digits, national: nationalDigits(digits) }
    : { international: null, national: digits };
}

/** Whether text is just a phone number: digits, spaces, dashes, dots and parentheses, with an optional `+`. */
export function isWrittenAsPhone(text: string): boolean {
  return /^(?:[\s(]*\+)?[\d\s().-]+$/.test(text);
}

/** Whether a phone number is written with `+` or `00` before its country. */
export function hasInternationalPrefix(number: string): boolean {
  return /^[\s().-]*(?:\+|0[\s().-]*0)/.test(number);
}

/** Same result as parsing the whole number, which takes two to three times as long. */
function nationalDigits(international: string): string | null {
  const callingCode = [1, 2, 3].map((length) => international.slice(0, length)).find((code) => callingCodes.has(code));
  if (callingCode === undefined || callingCode === international) return null;
  return new PhoneNumber(`+${international}`, metadata).formatNational().replace(/\D/g, '');
}
