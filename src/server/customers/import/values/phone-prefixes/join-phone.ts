import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { meansNothing } from '../missing-value.ts';
import { hasInternationalPrefix } from '../../../../../contract/phone/phone-text.ts';

/** What is written apart from a number: its country or calling code, and its area. */
export interface PhonePrefixes {
  readonly country?: string;
  readonly area?: string;
}

export type PhonePrefix = keyof PhonePrefixes;

/** The number with its calling code and area, as it can be parsed anywhere; null if its country can't be read. */
export function joinPhone(number: string, { country = '', area = '' }: PhonePrefixes): string | null {
  const isArea = !hasInternationalPrefix(area);
  const [countryText, areaText] = isArea ? [country.trim(), area.trim()] : [area.trim(), ''];
  if (hasInternationalPrefix(number) || (countryText === '' && areaText === '')) return number;
  const code = countryText === '' ? '' : callingCode(countryText);
  if (code === null) return null;
  const whole = areaText === '' || containsArea(number, areaText) ? number : `${areaText} ${number}`;
  if (code === '') return whole;
  // The number may have its area already, or the calling code without a plus sign.
  for (const text of [whole, number]) {
    const parsed = parsePhoneNumberFromString(text, { defaultCallingCode: code, extract: false });
    if (parsed?.isValid() === true && parsed.ext === undefined) return parsed.number;
  }
  return `+${code} ${whole}`;
}

/** Digits of a number that no area lacks. */
const fewestWithArea = 9;

function containsArea(number: string, area: string): boolean {
  const digits = number.replace(/\D/g, '');
  return digits.length > fewestWithArea && digits.startsWith(area.replace(/\D/g, ''));
}

/** Alone, or in a text such as `France (+33)`. */
const written = [/^\(?(?:\+|00)?\s?([1-9]\d{0,2})\)?$/, /\+\s?([1-9]\d{0,2})\b/];
const knownCodes: ReadonlySet<string> = new Set(getCountries().map((country) => getCountryCallingCode(country)));
let codesByName: ReadonlyMap<string, string> | null = null;

/** The calling code of `+33`, `0033`, `33`, `FR` or `France`; null for anything else. */
export function callingCode(text: string): string | null {
  const digits = written.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  if (digits !== undefined) return knownCodes.has(digits) ? digits : null;
  const country = text.toUpperCase();
  if (isSupportedCountry(country)) return getCountryCallingCode(country);
  codesByName ??= namedCodes();
  return codesByName.get(text.toLowerCase()) ?? null;
}

function namedCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return new Map(getCountries().map((code) => [(names.of(code) ?? code).toLowerCase(), getCountryCallingCode(code)]));
}

const prefixKeys: Readonly<Record<PhonePrefix, ReadonlySet<string>>> = {
  country: new Set(
    'country countrycode countryiso countrycallingcode callingcode dialcode dialingcode diallingcode isdcode ddi'.split(
      ' ',
    ),
  ),
  area: new Set('area areacode citycode ddd prefix'.split(' ')),
};

/** What an object has before the number it holds, such as `{"country_code": "+33", "number": "0612345678"}`. */
export function prefixesIn(object: Readonly<Record<string, unknown>>): PhonePrefixes {
  const found: { country?: string; area?: string } = {};
  for (const [key, value] of Object.entries(object)) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text.trim() === '' || meansNothing(text)) continue;
    const plain = key.toLowerCase().replace(/[^a-z]/g, '');
    // Also the code of the phone itself.
    if ((plain === 'code' || plain === 'cc') && callingCode(text) !== null) found.country ??= text;
    for (const prefix of ['country', 'area'] as const) if (prefixKeys[prefix].has(plain)) found[prefix] ??= text;
  }
  return found;
}
