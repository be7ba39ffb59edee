import { looksLikePhone } from '../../../contract/search-text.ts';

/** The least digits that can be a whole phone number; extensions and short codes are no customer's. */
const phoneLength = 7;

/**
 * Whether a search may be one customer's whole number, email or phone, so that asking for that customer is worth a
 * request. Numbers are the store's own (`CUST-000001`, `C1042`), so anything of one word that ends in digits counts.
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
  return /^(?:\p{L}[\p{L}\p{N}]*[-_./#]?)?\d{3,}$/u.test(search);
}
