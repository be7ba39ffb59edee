import { dependsOnOrder, isIsoDate, isNoDate, isTimestamp, parseDate } from './parse-date.ts';
import { isUnixTime, wholeDigits } from './written-dates/unix-time.ts';
import { isInNoYear, isYearless } from './yearless-date.ts';
import type { DateFormat, DateOrder } from './parse-date.ts';

/** Infers from the cells of one column how its dates are written. */
export class DateFormatInference {
  onlyDmy = 0;
  onlyMdy = 0;
  /** Cells that are a date under neither order; bare numbers among them. */
  neither = 0;
  bareNumbers = 0;
  /** Cells of digits that are a date and a time. */
  timestamps = 0;
  /** Those with a day and a month only. */
  yearless = 0;
  /** A cell that is a different date under each order. */
  ambiguous: string | null = null;
  #longest = 0;
  #shortest = Infinity;

  add(cell: string): void {
    if (isInNoYear(cell)) this.yearless += 1;
    // Written the same way whatever the order.
    if (isIsoDate(cell) || isNoDate(cell)) return;
    const dmy = parseDate(cell, { order: 'dmy', epoch: null });
    const mdy = dependsOnOrder(cell) ? parseDate(cell, { order: 'mdy', epoch: null }) : dmy;
    const isBare = isUnixTime(cell);
    if (isBare && dmy !== null && isTimestamp(cell)) this.timestamps += 1;
    else if (isBare) {
      const length = wholeDigits(cell);
      this.#longest = Math.max(this.#longest, length);
      if (dmy === null) this.#shortest = Math.min(this.#shortest, length);
    }
    if (dmy === null && mdy === null) {
      this.neither += 1;
      if (isBare) this.bareNumbers += 1;
      else if (isYearless(cell)) this.yearless += 1;
    } else if (mdy === null) this.onlyDmy += 1;
    else if (dmy === null) this.onlyMdy += 1;
    else if (dmy !== mdy) this.ambiguous ??= cell;
  }

  /** Whether some dates are digits in an order that depends on the country. */
  get isNational(): boolean {
    return this.onlyDmy > 0 || this.onlyMdy > 0 || this.ambiguous !== null;
  }

  /** Whether the bare numbers can be Unix times: nine digits at least, or milliseconds. */
  get canBeUnixTimes(): boolean {
    return this.bareNumbers > 0 && (this.#longest >= 12 || this.#shortest >= 9) && this.#longest <= 19;
  }

  /** The format of the column; null when it is ambiguous and no order is given. */
  decide(given: DateOrder | null): DateFormat | null {
    const order = this.#order(given);
    // One unit per column: twelve digits are milliseconds since 1973, or seconds in the year 5138.
    const epoch = this.#longest >= 12 ? 'ms' : 's';
    return order === null ? null : { order, epoch: this.bareNumbers > 0 ? epoch : null };
  }

  #order(given: DateOrder | null): DateOrder | null {
    if (this.onlyDmy > 0 && this.onlyMdy === 0) return 'dmy';
    if (this.onlyMdy > 0 && this.onlyDmy === 0) return 'mdy';
    if (this.onlyDmy > 0 || this.ambiguous !== null) return given;
    return 'dmy';
  }
}
