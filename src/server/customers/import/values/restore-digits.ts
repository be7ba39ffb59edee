/** Why the digits can't be restored. */
export const digitsLost = 'a rounded number that lost its last digits: export the column as text';

/**
 * The digits of a phone or an id that a spreadsheet took for a number and wrote as `447700900181.0` or
 * `4.47700900181E+11`; null if it cut some of them off, as in `4.477E+11`. Any other text stays as it is.
 */
export function restoreDigits(text: string): string | null {
  const whole = /^(\d{4,})[.,]0+$/.exec(text)?.[1];
  if (whole !== undefined) return whole;
  const [, first = '', decimals = '', exponent] = /^(\d)(?:[.,](\d+))?E\+(\d{1,2})$/i.exec(text) ?? [];
  if (exponent === undefined) return text;
  return decimals.length === Number(exponent) ? first + decimals : null;
}
