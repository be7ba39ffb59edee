/** A number as people type it, such as `£1,000`, `1 000` or `12,5`; null for anything else. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/[\s'’_\p{Sc}]/gu, '');
  // A comma before three digits groups them; any other one is a decimal point.
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.');
  return /^-?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})$/.test(plain) ? Number(plain) : null;
}
