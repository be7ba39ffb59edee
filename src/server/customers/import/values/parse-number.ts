/** The character before the decimals; the other one then only groups thousands. */
export type DecimalMark = '.' | ',';

/** A number without sign, currency and white space around it. */
interface BareNumber {
  readonly negative: boolean;
  readonly digits: string;
}

/** The last is what the yen and the won are in code pages of Japan and Korea. */
const symbols =
  String.raw`[A-Z]{0,3}\p{Sc}|Rs\.?|Rp\.?|RM|kr\.?|zł|Kč|Ft|Fr\.?|lei|лв\.?|` +
  String.raw`TL|руб\.?|р\.|грн\.?|円|元|원|\\`;
const codes = Intl.supportedValuesOf('currency').join('|');
const unit = String.raw`(?:${symbols}|${codes})`;
const figures = String.raw`[\d.,'’\s_]*\d(?:[eE][-+]?\d{1,3})?`;
const around = new RegExp(
  String.raw`^(?:${unit}\s*)?([-+]?)\s*(?:${unit}\s*)?(${figures})(?:\s*${unit})?\s*(-?)(?:\s*${unit})?$`,
  'u',
);
/** Decimals that cannot be groups of thousands: the most common cells by far. */
const plainDecimals: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^-?(?:\d{1,15}\.\d{1,2}|0\.\d{1,12})$/,
  ',': /^-?(?:\d{1,15},\d{1,2}|0,\d{1,12})$/,
};

// Thousands: groups of three, or the Indian two-two-three; a first group never starts with 0. Spaces and apostrophes
// group in both formats.
const mantissas: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d*|[1-9]\d{0,2}(?:(,)\d{3}|([ '’_])\d{3})(?:(?:\1|\2)\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/,
  ',': /^(?:\d*|[1-9]\d{0,2}(?:(\.)\d{3}|([ '’_])\d{3})(?:(?:\1|\2)\d{3})*)(?:,\d+)?$/,
};

/**
 * Characters of the longest cell parsed as a number: one padded with white space would keep the pattern busy for hours.
 */
const longestNumber = 64;

/** The number in a cell with this decimal separator; null when it holds none. */
export function parseNumber(cell: string, mark: DecimalMark): number | null {
  if (/^-?\d{1,15}$/.test(cell)) return Number(cell);
  if (mark === '.' && hasPlainDecimals(cell, mark)) return Number(cell);
  const bare = bareNumber(cell);
  if (bare === null) return null;
  const [mantissa = '', exponent = ''] = bare.digits.split(/(?=e)/i);
  if (!mantissas[mark].test(mantissa)) return null;
  const plain = mark === '.' ? mantissa.replace(/[^\d.]/g, '') : mantissa.replace(/[^\d,]/g, '').replace(',', '.');
  const value = Number(plain + exponent);
  if (!Number.isFinite(value)) return null;
  return bare.negative && value !== 0 ? -value : value;
}

/** A number as a parameter's value; null if the cell is not a number, or would lose its last digits as one. */
export function exactNumber(cell: string, mark: DecimalMark): string | null {
  const value = parseNumber(cell, mark);
  if (value === null || (Math.abs(value) > Number.MAX_SAFE_INTEGER && !/e/i.test(cell))) return null;
  return plainNumber(value);
}

/** A number as a parameter's value, without an exponent if possible. */
export function plainNumber(value: number): string {
  return Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6)
    ? value.toFixed(20).replace(/\.?0+$/, '')
    : String(value);
}

/** Whether a cell is a plain decimal number with this separator, which no other format shares. */
export function hasPlainDecimals(cell: string, mark: DecimalMark): boolean {
  return plainDecimals[mark].test(cell);
}

function bareNumber(cell: string): BareNumber | null {
  if (cell.length > longestNumber) return null;
  const text = cell.normalize('NFKC').replaceAll('−', '-').trim();
  // A credit; beside a currency, CR would be ten million Indian rupees.
  const [, booked, side] = /^([\d.,'’ ]*[.,]\d{2}) ?([CD]R)$/.exec(text) ?? [];
  const accounting = side === 'CR' ? booked : /^\((.+)\)$/.exec(text)?.[1];
  // Dashes in place of decimals: 12,- and 12.--
  const match = around.exec((accounting ?? booked ?? text).replace(/(\d)[.,][-–—]{1,2}(?=[^\d]*$)/, '$1'));
  if (match === null) return null;
  const [, sign = '', digits = '', signBehind = ''] = match;
  const signs = [sign, signBehind, accounting === undefined ? '' : '-'].filter((one) => one !== '');
  return signs.length > 1 ? null : { negative: signs[0] === '-', digits: digits.replace(/\s/g, ' ').trim() };
}

/** Digits that are a code and no quantity: a leading zero, a plus sign, a grade, or too many digits for a number. */
export function isCode(cell: string): boolean {
  return hasLeadingZeros(cell) || cell.startsWith('+') || /^\d-$/.test(cell) || cell.replace(/\D/g, '').length > 15;
}

export function hasLeadingZeros(cell: string): boolean {
  return /^[-+]?0\d/.test(cell);
}

/** Whether there is a currency beside the digits; such a cell is an amount only in a column of amounts. */
export function hasUnit(cell: string): boolean {
  return /[^\d\s.,'’_+\-−]/u.test(cell);
}
