import { looksLikePhone } from '../../../../contract/search-text.ts';
import { numberShape } from './customer-number-patterns.ts';

/** The least digits that can be a whole phone number; extensions and short codes are no customer's. */
const phoneLength = 7;

/** The least digits of a phone number without a country's prefix that is likely whole. */
const nationalLength = 9;

/** The least signs of a customer number that is worth asking for. */
const numberLength = 3;

/**
 * Whether a search may be one customer's whole number, email or phone, so that asking for that customer is worth a
 * request. Numbers are the store's own (`CUST-000001`, `#1042`, `2024/17-B`), so any one word with a digit counts.
 */
export function isWholeIdentifier(search: string): boolean {
  return isEmail(search) || isPhone(search) || isCustomerNumber(search);
}

/**
 * As `isWholeIdentifier`, where an ask that finds nobody is a call lost: a number has to look as others do, by their
 * shapes, and a phone to have a prefix or the digits of a national number. Without any shape, any that may be a number
 * counts.
 */
export function isLikelyIdentifier(search: string, shapes: ReadonlySet<string>): boolean {
  if (isEmail(search) || isWholePhone(search)) return true;
  return isCustomerNumber(search) && (shapes.size === 0 || shapes.has(numberShape(search)));
}

function isEmail(search: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(search);
}

function isPhone(search: string): boolean {
  return looksLikePhone(search) && search.replace(/\D/g, '').length >= phoneLength;
}

function isWholePhone(search: string): boolean {
  const hasPrefix = /^\s*\(?(?:\+|00)/.test(search);
  return isPhone(search) && (hasPrefix || search.replace(/\D/g, '').length >= nationalLength);
}

function isCustomerNumber(search: string): boolean {
  return /^\S*\p{Nd}\S*$/u.test(search) && [...search].length >= numberLength;
}
