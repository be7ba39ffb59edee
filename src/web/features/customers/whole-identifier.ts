import { looksLikePhone } from '../../../contract/search-text.ts';

/** The least digits that can be a whole phone number; extensions and short codes are no customer's. */
const phoneLength = 7;

/** The least signs of a customer number that is worth asking for. */
const numberLength = 3;

/**
 * Whether a search may be one customer's whole number, email or phone, so that asking for that customer is worth a
 * request. Numbers are the store's own (`CUST-000001`, `#1042`, `2024/17-B`), so any one word with a digit counts.
 */
export function isWholeIdentifier(search: string): boolean {
  return isEmail(search) || isPhone(search) || isCustomerNumber(search);
}

function isEmail(search: string): boolean {
  return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(search);
}

function isPhone(search: string): boolean {
  return looksLikePhone(search) && search.replace(/\D/g, '').length >= phoneLength;
}

function isCustomerNumber(search: string): boolean {
  return /^\S*\p{Nd}\S*$/u.test(search) && [...search].length >= numberLength;
}
