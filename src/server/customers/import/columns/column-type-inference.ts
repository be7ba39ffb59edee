import type { ParameterType } from '../../../../contract/customer.ts';
import type { ColumnTarget } from './column-target.ts';
import { DateFormatInference } from '../values/date-format-inference.ts';
import { NumberFormatInference } from '../values/number-format-inference.ts';
import { meansNothing } from '../values/missing-value.ts';
import { lacksCountryCode, splitPhones } from '../values/parse-contact.ts';
import { hasUnit, isCode } from '../values/parse-number.ts';
import { looksBoolean, parseBoolean } from '../values/parse-boolean-and-status.ts';

/** Distinct values kept per column, and their longest length: memory stays flat whatever the size of the file. */
const rememberedValues = 100;
const longestOption = 64;
/** No one chooses from a longer list of options. */
const mostOptions = 50;

/** Names of columns that hold codes, not quantities. */
const namesCode = /(?:^|[^\p{L}])(?:zip|plz|postal|post ?codes?|postleitzahl|codes?|sku|isbn|iban)(?:$|[^\p{L}])/iu;

const optionSeparators = [';', '|', ','] as const;
export type OptionSeparator = (typeof optionSeparators)[number];

/** The distinct values of a column, up to a limit, and how many values there were in all. */
class DistinctValues {
  readonly values = new Set<string>();
  total = 0;
  tooMany = false;

  add(value: string): void {
    this.total += 1;
    if (this.tooMany) return;
    this.values.add(value);
    if (this.values.size > rememberedValues || value.length > longestOption) {
      this.tooMany = true;
      this.values.clear();
    }
  }

  /** Whether there are few values that recur. */
  get repeats(): boolean {
    return (
      !this.tooMany &&
      this.values.size <= mostOptions &&
      this.values.size < this.total &&
      this.values.size <= Math.max(2, this.total * 0.75)
    );
  }
}

/** What a column's cells hold when they are split by one separator. */
class OptionSeparatorProfile {
  several = 0;
  readonly #separator: OptionSeparator;
  readonly #distinct = new DistinctValues();
  /** The cell that contains a part; null once another cell contains it too. */
  readonly #homes = new Map<string, string | null>();

  constructor(separator: OptionSeparator) {
    this.#separator = separator;
  }

  add(cell: string): void {
    const divided = cell.includes(this.#separator);
    if (divided) this.several += 1;
    if (this.#distinct.tooMany) return;
    for (const part of divided ? splitOptions(cell, this.#separator) : [cell]) {
      this.#distinct.add(part);
      const home = this.#homes.get(part);
      this.#homes.set(part, home === undefined || home === cell ? cell : null);
    }
    if (this.#distinct.tooMany) this.#homes.clear();
  }

  /** Whether parts recur in different combinations; those of "Byrne, Dunne & Co." or "Austin, TX" do not. */
  get areOptions(): boolean {
    if (this.several === 0 || !this.#distinct.repeats) return false;
    const together = [...this.#homes].filter(([part, home]) => home !== part);
    return together.filter(([, home]) => home === null).length * 2 >= together.length;
  }
}

/** What one pass over the cells of a column shows; it collects only what the column's target needs. */
export class ColumnTypeInference {
  filled = 0;
  readonly numbers: NumberFormatInference | null;
  readonly dates: DateFormatInference | null;
  readonly #unknown: boolean;
  readonly #options: boolean;
  phonesWithoutCountry = 0;
  readonly #phones: boolean;
  #booleans = true;
  /** The booleans found so far, and whether one is spelled out in more than a letter. */
  readonly #sides = new Set<boolean | null>();
  #spelled = false;
  #codes = false;
  /** Whether a cell contains more than a word for nothing. */
  #hasValue = false;
  #distinct = new DistinctValues();
  readonly #separators = new Map<OptionSeparator, OptionSeparatorProfile>();

  constructor(target: ColumnTarget) {
    const type = target.kind === 'parameter' ? target.definition.type : null;
    this.#unknown = target.kind === 'new';
    this.#phones = target.kind === 'phone';
    this.#options = this.#unknown || type === 'multiselect';
    const whole = target.kind === 'whole';
    this.numbers =
      this.#unknown || whole || target.kind === 'amount' || type === 'number'
        ? new NumberFormatInference({ whole })
        : null;
    this.dates = this.#unknown || target.kind === 'date' || type === 'date' ? new DateFormatInference() : null;
    if (this.#options)
      for (const separator of optionSeparators) this.#separators.set(separator, new OptionSeparatorProfile(separator));
  }

  /** Adds a cell that is not empty. */
  add(cell: string): void {
    this.filled += 1;
    if (!this.#unknown) {
      this.numbers?.add(cell);
      this.dates?.add(cell);
      if (this.#options) this.#addSplit(cell);
      if (this.#phones) this.phonesWithoutCountry += splitPhones(cell).filter(lacksCountryCode).length;
      return;
    }
    this.#booleans &&= looksBoolean(cell);
    if (this.#booleans) {
      this.#sides.add(parseBoolean(cell));
      this.#spelled ||= cell.length > 1;
    }
    this.#addNumberOrDate(cell);
    this.#distinct.add(cell);
    this.#addSplit(cell);
  }

  #addNumberOrDate(cell: string): void {
    // One cell that is not a number decides, and one that is not a date: the others need not be parsed.
    const numbers = this.numbers?.neither === 0 && !this.#codes ? this.numbers : null;
    const dates = this.dates?.neither === this.dates?.bareNumbers ? this.dates : null;
    // The others are dates or numbers even if one says "never" or "none".
    if ((numbers === null && dates === null) || (!/\d/.test(cell) && meansNothing(cell))) return;
    this.#hasValue = true;
    if (numbers !== null) {
      this.#codes = isCode(cell) || hasUnit(cell);
      numbers.add(cell);
    }
    if (dates !== null && cell.length <= 40) dates.add(cell);
    else if (dates !== null) dates.neither += 1;
  }

  /** The type of the new parameter that the column creates. */
  inferType(header: string): ParameterType {
    if (!this.#hasValue) return 'text';
    // However numeric the codes of this file look, another may contain 04109 or SW1A 1AA.
    if (namesCode.test(header)) return this.#distinct.repeats ? 'select' : 'text';
    // A single recurring letter can be a code: F is also female, N north.
    if (this.#booleans && (this.#spelled || this.#sides.size > 1)) return 'boolean';
    const { numbers, dates } = this;
    const namesDate = /date|time|\bat$|_at$|At$|\bon$/i.test(header);
    if (
      dates !== null &&
      dates.neither === 0 &&
      dates.bareNumbers === 0 &&
      // A date would lose the last digits of a number that looks like 202603040915.
      (dates.timestamps === 0 || namesDate) &&
      !(dates.onlyDmy > 0 && dates.onlyMdy > 0)
    )
      return 'date';
    if (dates !== null && dates.neither === dates.bareNumbers && dates.canBeUnixTimes && namesDate) return 'date';
    const oneStyle = numbers !== null && !(numbers.onlyPoint > 0 && numbers.onlyComma > 0);
    if (oneStyle && numbers.neither === 0 && !this.#codes) return 'number';
    if (this.separator() !== null) return 'multiselect';
    return this.#distinct.repeats ? 'select' : 'text';
  }

  /** The separator of the options of a multiselect; null if no options recur in different combinations. */
  separator(): OptionSeparator | null {
    return optionSeparators.find((separator) => this.#separators.get(separator)?.areOptions === true) ?? null;
  }

  /** The likeliest separator where the column is known to contain options. */
  anySeparator(): OptionSeparator {
    return (
      this.separator() ??
      optionSeparators.find((separator) => (this.#separators.get(separator)?.several ?? 0) > 0) ??
      ';'
    );
  }

  #addSplit(cell: string): void {
    for (const profile of this.#separators.values()) profile.add(cell);
  }
}

/** The distinct options in a cell. */
export function splitOptions(cell: string, separator: OptionSeparator): string[] {
  return [
    ...new Set(
      cell
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}
