import { asStoredPhone, hasInternationalPrefix, phoneReadings } from '../../contract/phone/phone-text.ts';
import { foldText } from '../../contract/search-text.ts';
import { phoneVariants } from '../../server/customers/model/phone-variants.ts';

/** A number without its country is the stored one that has it, if that is the same. */
export function withItsCountry(number: string, stored: readonly { readonly number: string }[]): string {
  if (hasInternationalPrefix(number)) return number;
  return stored.find((one) => hasInternationalPrefix(one.number) && samePhone(one.number, number))?.number ?? number;
}

export function samePhone(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  const [left, right] = [phoneVariants(a), phoneVariants(b)];
  const isBothInternational = left.international !== null && right.international !== null;
  return isBothInternational
    ? left.international === right.international
    : left.national !== null && left.national === right.national;
}

/** Whether the text of a look-up is this whole number, in either form. */
export function isPhone(number: string, text: string): boolean {
  const folded = foldText(text).trim();
  if (/\d/.test(folded) && foldText(number).trim() === folded) return true;
  if (!/^([\s(]*\+)?[^+]+$/.test(folded)) return false;
  const { international, national } = phoneVariants(number);
  const isInternational = hasInternationalPrefix(asStoredPhone(folded));
  return phoneReadings(folded).some(
    (digits) => international === digits || (national === digits && (international === null || !isInternational)),
  );
}
