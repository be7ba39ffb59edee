/** What stands before the decimals; the other one then only groups thousands. */
export type DecimalMark = '.' | ',';

/** Parts of a number as people write it, without sign, currency and white space around. */
interface Bare {
  readonly negative: boolean;
  readonly digits: string;
}

const symbols = String.raw`[A-Z]{0,3}\p{Sc}|kr\.?|zł|Kč|Ft|Fr\.?|lei|лв\.?`;
const codes = Intl.supportedValuesOf('currency').join('|');
const unit = String.raw`(?:${symbols}|${codes})`;
const around = new RegExp(
  String.raw`^(?:${unit}\s*)?([-+]?)\s*(?:${unit}\s*)?([\d.,'’\s_]*\d(?:[eE][-+]?\d{1,3})?)(?:\s*${unit})?$`,
  'u',
);
/** Decimals that no grouping of thousands looks like, the commonest cells of all. */
const plainPoint = /^-?(?:\d{1,15}\.\d{1,2}|0\.\d{1,12})$/;
const plainComma = /^-?(?:\d{1,15},\d{1,2}|0,\d{1,12})$/;

// Thousands: groups of three, or the Indian two-two-three; a first group never starts with 0. Spaces and apostrophes
// group in both styles.
const readers: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d*|[1-9]\d{0,2}(?:(,)\d{3}|([ '’_])\d{3})(?:(?:\1|\2)\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d+)?$/,
  ',': /^(?:\d*|[1-9]\d{0,2}(?:(\.)\d{3}|([ '’_])\d{3})(?:(?:\1|\2)\d{3})*)(?:,\d+)?$/,
};

/**
 * Characters of the longest cell that is read as a number: a text padded with white space would take the pattern hours.
 */
const longestNumber = 64;

/** The number a cell means when its decimals follow this mark; null when it cannot mean one. */
export function readNumber(cell: string, mark: DecimalMark): number | null {
  if (/^-?\d{1,15}$/.test(cell)) return Number(cell);
  if (mark === '.' && plainPoint.test(cell)) return Number(cell);
  const bare = bareNumber(cell);
  if (bare === null) return null;
  const [mantissa = '', exponent = ''] = bare.digits.split(/(?=e)/i);
  if (!readers[mark].test(mantissa)) return null;
  const plain = mark === '.' ? mantissa.replace(/[^\d.]/g, '') : mantissa.replace(/[^\d,]/g, '').replace(',', '.');
  const value = Number(plain + exponent);
  if (!Number.isFinite(value)) return null;
  return bare.negative && value !== 0 ? -value : value;
}

function bareNumber(cell: string): Bare | null {
  if (cell.length > longestNumber) return null;
  const text = cell.normalize('NFKC').replaceAll('−', '-').trim();
  const accounting = /^\((.+)\)$/.exec(text)?.[1];
  const parts = around.exec(accounting ?? text);
  if (parts === null) return null;
  const [, sign = '', digits = ''] = parts;
  return { negative: sign === '-' || accounting !== undefined, digits: digits.replace(/\s/g, ' ').trim() };
}

/** What the cells of one column say of its decimal mark. */
export class NumberEvidence {
  /** Cells that are a number under the one mark only, or under neither. */
  onlyPoint = 0;
  onlyComma = 0;
  neither = 0;
  /** A cell that is a different number under each. */
  twofold: string | null = null;
  readonly #whole: boolean;

  /** `whole`: only whole numbers count, which decides many a cell. */
  constructor({ whole }: { readonly whole: boolean }) {
    this.#whole = whole;
  }

  add(cell: string): void {
    if (!this.#whole && plainPoint.test(cell)) {
      this.onlyPoint += 1;
      return;
    }
    if (!this.#whole && plainComma.test(cell)) {
      this.onlyComma += 1;
      return;
    }
    const point = this.#read(cell, '.');
    const comma = this.#read(cell, ',');
    if (point === null && comma === null) this.neither += 1;
    else if (comma === null) this.onlyPoint += 1;
    else if (point === null) this.onlyComma += 1;
    else if (point !== comma) this.twofold ??= cell;
  }

  /** The mark of the column, or null when it could mean two things and nobody said which. */
  decide(asked: DecimalMark | null): DecimalMark | null {
    if (this.onlyPoint > 0 && this.onlyComma === 0) return '.';
    if (this.onlyComma > 0 && this.onlyPoint === 0) return ',';
    if (this.onlyPoint > 0 || this.twofold !== null) return asked;
    return '.';
  }

  #read(cell: string, mark: DecimalMark): number | null {
    const value = readNumber(cell, mark);
    return value !== null && this.#whole && !Number.isInteger(value) ? null : value;
  }
}

/** Digits that are a code and no quantity: a leading zero, a plus sign, or more digits than a number keeps. */
export function isCode(cell: string): boolean {
  return hasLeadingZeros(cell) || cell.startsWith('+') || cell.replace(/\D/g, '').length > 15;
}

export function hasLeadingZeros(cell: string): boolean {
  return /^[-+]?0\d/.test(cell);
}

/** Whether a currency stands beside the digits; such a cell is an amount only in a column of amounts. */
export function hasUnit(cell: string): boolean {
  return /[^\d\s.,'’_+\-−]/u.test(cell);
}
