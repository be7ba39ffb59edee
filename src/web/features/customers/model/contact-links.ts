/**
 * A `mailto:` for an address, null for a text that is none; nothing in it can add a header or another recipient.
 * Source: RFC 6068.
 */
export function mailtoLink(address: string): string | null {
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/u.test(address) || !address.isWellFormed()) return null;
  return `mailto:${encodeURIComponent(address)
    .replace(/%40(?!.*%40)/, '@')
    .replaceAll('%2B', '+')}`;
}

/** A `tel:` for a phone number, null for a text that is none. Source: RFC 3966. */
export function telLink(phone: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(phone)) return null;
  const number = phone.replace(/[^\d+]/g, '');
  return number.replace('+', '').length < 3 ? null : `tel:${number}`;
}
