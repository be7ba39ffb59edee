import { parsePhoneNumberFromString, PhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import {
  hasInternationalPrefix,
  phoneDigits,
  splitExtension,
  trunkZeroAt,
} from '../../../contract/phone/phone-text.ts';
import { foldText } from '../../../contract/search-text.ts';

/** The digits a phone number is found by; a form is null if the number as written does not determine it. */
export interface PhoneVariants {
  readonly international: string | null;
  readonly national: string | null;
}

const callingCodes = new Set(Object.keys(metadata.country_calling_codes));
const cached = new Map<string, PhoneVariants>();

/**
 * International digits and national ones with the trunk prefix ("+44 20 7946 0958": `442079460958` and `02079460958`).
 * A number written without `+` or `00` only has its national form, as written. An extension ends both.
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
  const folded = foldText(number).trim();
  const phone = splitExtension(folded) ?? { number: folded, extension: '' };
  const digits = phoneDigits(phone.number);
  if (digits === '') return { international: null, national: null };
  if (!hasInternationalPrefix(phone.number)) return { international: null, national: digits + phone.extension };
  const international = trunkZeroAt(phone.number) === null ? digits : withoutTrunkZero(digits);
  const national = nationalDigits(international);
  return {
    international: international + phone.extension,
    national: national === null ? null : national + phone.extension,
  };
}

/** A zero after the country code stays where it is part of the number, as in Italy. */
function withoutTrunkZero(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`, metadata)?.number.slice(1) ?? digits;
}

/** Same result as parsing the whole number, which takes two to three times as long. */
function nationalDigits(international: string): string | null {
  const callingCode = [1, 2, 3].map((length) => international.slice(0, length)).find((code) => callingCodes.has(code));
  if (callingCode === undefined || callingCode === international) return null;
  return new PhoneNumber(`+${international}`, metadata).formatNational().replace(/\D/g, '');
}
