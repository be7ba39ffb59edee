import { hasPlainDecimals, parseNumber } from './parse-number.ts';
import type { DecimalMark } from './parse-number.ts';

/** Currencies of which no one writes thousandths: `¥12,500` has thousands. */
const withoutThousandths = /[¥￥₩\\円元원]|\b(?:JPY|CNY|KRW)\b/;

/** Infers from the cells of one column which decimal separator its numbers have. */
export class NumberFormatInference {
  /** Cells that are a number with one separator only, or with neither. */
  onlyPoint = 0;
  onlyComma = 0;
  neither = 0;
  /** A cell that is a different number with each. */
  ambiguous: string | null = null;
  readonly #whole: boolean;

  /** `whole`: only whole numbers count, which settles many a cell. */
  constructor({ whole }: { readonly whole: boolean }) {
    this.#whole = whole;
  }

  add(cell: string): void {
    if (!this.#whole && hasPlainDecimals(cell, '.')) {
      this.onlyPoint += 1;
      return;
    }
    if (!this.#whole && hasPlainDecimals(cell, ',')) {
      this.onlyComma += 1;
      return;
    }
    const point = this.#parse(cell, '.');
    const comma = this.#parse(cell, ',');
    if (point === null && comma === null) this.neither += 1;
    else if (comma === null) this.onlyPoint += 1;
    else if (point === null) this.onlyComma += 1;
    else if (point !== comma && !withoutThousandths.test(cell)) this.ambiguous ??= cell;
    else if (Number.isInteger(point) && !Number.isInteger(comma)) this.onlyPoint += 1;
    else if (Number.isInteger(comma) && !Number.isInteger(point)) this.onlyComma += 1;
  }

  /** The separator of the column; null when it is ambiguous and none is given. */
  decide(given: DecimalMark | null): DecimalMark | null {
    if (this.onlyPoint > 0 && this.onlyComma === 0) return '.';
    if (this.onlyComma > 0 && this.onlyPoint === 0) return ',';
    if (this.onlyPoint > 0 || this.ambiguous !== null) return given;
    return '.';
  }

  #parse(cell: string, mark: DecimalMark): number | null {
    const value = parseNumber(cell, mark);
    return value !== null && this.#whole && !Number.isInteger(value) ? null : value;
  }
}
