/*
 * PostgreSQL's text has every character but NUL. Where it may occur outside JSON, it is stored as two others, in a way
 * that keeps texts distinct and in order.
 */

/** Text as a column has it. Invalid Unicode is replaced, as in JSON. */
export function toStoredText(text: string): string {
  const wellFormed = text.toWellFormed();
  return wellFormed.replaceAll('\u0001', '\u0001\u0002').replaceAll('\0', '\u0001\u0001');
}

/** The opposite of `toStoredText`. */
export function fromStoredText(text: string): string {
  return text.replaceAll('\u0001\u0001', '\0').replaceAll('\u0001\u0002', '\u0001');
}
