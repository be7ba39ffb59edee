import type { ParameterType } from '../../../../contract/customer.ts';
import type { ColumnTarget } from './column-target.ts';
import { DateFormatInference } from '../values/date-format-inference.ts';
import { NumberFormatInference } from '../values/number-format-inference.ts';
import { hasUnit, isCode } from '../values/parse-number.ts';
import { looksBoolean, parseBoolean } from '../values/parse-words.ts';

/** Distinct values remembered of a column, and how long they may be: memory stays flat at any file size. */
const rememberedValues = 100;
const longestOption = 64;
/** More options than this are not a list anyone chooses from. */
const mostOptions = 50;

/** Columns of codes, whose digits count nothing. */
const namesCode = /(?:^|[^\p{L}])(?:zip|plz|postal|post ?codes?|postleitzahl|codes?|sku|isbn|iban)(?:$|[^\p{L}])/iu;

export const optionSeparators = [';', '|', ','] as const;
export type OptionSeparator = (typeof optionSeparators)[number];

/** Distinct values of a column up to a bound, and how often a value came. */
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

  /** Few values that come again and again. */
  get repeats(): boolean {
    return (
      !this.tooMany &&
      this.values.size <= mostOptions &&
      this.values.size < this.total &&
      this.values.size <= Math.max(2, this.total * 0.75)
    );
  }
}

/** What dividing a column's cells by one separator gives. */
class OptionSeparatorProfile {
  several = 0;
  readonly #separator: OptionSeparator;
  readonly #distinct = new DistinctValues();
  /** The cell a part was met in, or null once it was met in another one too. */
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

  /** Parts that come again and stand in ever other company; "Byrne, Dunne & Co." or "Austin, TX" do not. */
  get areOptions(): boolean {
    if (this.several === 0 || !this.#distinct.repeats) return false;
    const together = [...this.#homes].filter(([part, home]) => home !== part);
    return together.filter(([, home]) => home === null).length * 2 >= together.length;
  }
}

/** What one pass over a column's cells tells; only what its target needs is looked at. */
export class ColumnProfile {
  filled = 0;
  readonly numbers: NumberFormatInference | null;
  readonly dates: DateFormatInference | null;
  readonly #unknown: boolean;
  readonly #options: boolean;
  #booleans = true;
  /** What cells that look like yes and no say, and whether one says it in more than a letter. */
  readonly #sides = new Set<boolean | null>();
  #spelled = false;
  #codes = false;
  #distinct = new DistinctValues();
  readonly #parts = new Map<OptionSeparator, OptionSeparatorProfile>();

  constructor(target: ColumnTarget) {
    const type = target.kind === 'parameter' ? target.definition.type : null;
    this.#unknown = target.kind === 'new';
    this.#options = this.#unknown || type === 'multiselect';
    const whole = target.kind === 'whole';
    this.numbers =
      this.#unknown || whole || target.kind === 'amount' || type === 'number'
        ? new NumberFormatInference({ whole })
        : null;
    this.dates = this.#unknown || target.kind === 'date' || type === 'date' ? new DateFormatInference() : null;
    if (this.#options)
      for (const separator of optionSeparators) this.#parts.set(separator, new OptionSeparatorProfile(separator));
  }

  /** A cell that is not empty. */
  add(cell: string): void {
    this.filled += 1;
    if (!this.#unknown) {
      this.numbers?.add(cell);
      this.dates?.add(cell);
      if (this.#options) this.#addParts(cell);
      return;
    }
    this.#booleans &&= looksBoolean(cell);
    if (this.#booleans) {
      this.#sides.add(parseBoolean(cell));
      this.#spelled ||= cell.length > 1;
    }
    // A column that is no number stays none: the rest of its cells need not be read as one.
    if (this.numbers !== null && this.numbers.neither === 0 && !this.#codes) {
      this.#codes = isCode(cell) || hasUnit(cell);
      this.numbers.add(cell);
    }
    if (this.dates !== null && this.dates.neither === this.dates.bareNumbers && cell.length <= 40) this.dates.add(cell);
    else if (this.dates !== null && cell.length > 40) this.dates.neither += 1;
    this.#distinct.add(cell);
    this.#addParts(cell);
  }

  /** The type a new parameter has, and whether its cells could be two things and nobody said which. */
  inferType(header: string): ParameterType {
    if (this.filled === 0) return 'text';
    // What its digits look like is of this file: another has 04109, or SW1A 1AA.
    if (namesCode.test(header)) return this.#distinct.repeats ? 'select' : 'text';
    // One letter over and over is a code as well: F is also female, N north.
    if (this.#booleans && (this.#spelled || this.#sides.size > 1)) return 'boolean';
    const { numbers, dates } = this;
    if (dates !== null && dates.neither === 0 && dates.bareNumbers === 0 && !(dates.onlyDmy > 0 && dates.onlyMdy > 0))
      return 'date';
    if (
      dates !== null &&
      dates.neither === dates.bareNumbers &&
      dates.canBeUnixTimes &&
      /date|time|\bat$|_at$|At$|\bon$/i.test(header)
    )
      return 'date';
    const oneStyle = numbers !== null && !(numbers.onlyPoint > 0 && numbers.onlyComma > 0);
    if (oneStyle && numbers.neither === 0 && !this.#codes) return 'number';
    if (this.separator() !== null) return 'multiselect';
    return this.#distinct.repeats ? 'select' : 'text';
  }

  /** What divides the options of a multiselect; null when no cell holds several options that come again. */
  separator(): OptionSeparator | null {
    return optionSeparators.find((separator) => this.#parts.get(separator)?.areOptions === true) ?? null;
  }

  /** What divides the options where the column is known to hold them. */
  anySeparator(): OptionSeparator {
    return (
      this.separator() ?? optionSeparators.find((separator) => (this.#parts.get(separator)?.several ?? 0) > 0) ?? ';'
    );
  }

  #addParts(cell: string): void {
    for (const parts of this.#parts.values()) parts.add(cell);
  }
}

/** The options in a cell, each once. */
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
