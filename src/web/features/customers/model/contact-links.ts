/**
 * A `mailto:` link for an address, null for text that is not one. It cannot add a header or another recipient.
 * Source: RFC 6068.
 */
export function mailtoLink(address: string): string | null {
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/u.test(address) || !address.isWellFormed()) return null;
  return `mailto:${encodeURIComponent(address)
    .replace(/%40(?!.*%40)/, '@')
    .replaceAll('%2B', '+')}`;
}

/** A `tel:` link for a phone number, null for text that is not one. Source: RFC 3966. */
export function telLink(phone: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(phone)) return null;
  const number = phone.replace(/[^\d+]/g, '');
  return number.replace('+', '').length < 3 ? null : `tel:${number}`;
}
