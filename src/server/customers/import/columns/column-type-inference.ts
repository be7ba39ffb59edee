import type { ParameterType } from '../../../../contract/customer.ts';
import type { ColumnTarget } from './column-target.ts';
import { namesTags, OptionProfile } from './option-profile.ts';
import type { OptionSeparator } from './option-profile.ts';
import { secretSign } from './secret-column.ts';
import type { SecretSigns } from './secret-column.ts';
import { DateFormatInference } from '../values/date-format-inference.ts';
import { NumberFormatInference } from '../values/number-format-inference.ts';
import { meansNothing } from '../values/missing-value.ts';
import { lacksCountryCode } from '../values/parse-contact.ts';
import { splitPhones } from '../values/split-contacts.ts';
import { hasUnit, isCode } from '../values/parse-number.ts';
import {
  AnswerCodes,
  isSheetBoolean,
  looksBoolean,
  parseBoolean,
  statusBeside,
} from '../values/parse-boolean-and-status.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';

/** Names of columns that hold codes, not quantities. */
const namesCode =
  /(?:^|[^\p{L}])(?:zip|plz|cep|psč|postal|(?:post)?codes?|postleitzahl|sku|isbn)(?:$|[^\p{L}])|^(?:cap|c\.?p\.?)$/iu;

/** What one pass over the cells of a column shows; it collects only what the column's target needs. */
export class ColumnTypeInference {
  filled = 0;
  readonly numbers: NumberFormatInference | null;
  readonly dates: DateFormatInference | null;
  readonly #unknown: boolean;
  /** Whether it fills a boolean or a status, unless its letters and numbers mean something else. */
  readonly #isAnswer: boolean;
  readonly #isStatus: boolean;
  readonly #answerCodes = new AnswerCodes();
  /** What a cell may mean beside the parameter that it fills. */
  readonly #besideStatus: StatusTarget | null;
  /** Whether some cell means a status beside it. */
  givesStatus = false;
  readonly #options: OptionProfile | null;
  phonesWithoutCountry = 0;
  readonly #phones: boolean;
  #booleans = true;
  /** The booleans found so far, and whether one is spelled out in more than a letter. */
  readonly #sides = new Set<boolean | null>();
  #spelled = false;
  #codes = false;
  /** Whether a cell contains more than a word for nothing. */
  #hasValue = false;
  readonly #watchesSecrets: boolean;
  readonly #name: string;
  #watched = 0;
  #certainSecrets = 0;
  #possibleSecrets = 0;

  /** `columns`: how many the file has. */
  constructor(target: ColumnTarget, columns = 1) {
    const type = target.kind === 'parameter' ? target.definition.type : null;
    this.#unknown = target.kind === 'new';
    this.#name = target.kind === 'new' ? target.name : target.kind === 'parameter' ? target.definition.name : '';
    this.#phones = target.kind === 'phone';
    this.#isStatus = target.kind === 'status';
    this.#besideStatus = statusOf(target);
    this.#isAnswer = this.#isStatus || target.kind === 'flag' || type === 'boolean';
    const infers = this.#unknown || this.#isAnswer;
    this.#options = infers || type === 'multiselect' || type === 'select' ? new OptionProfile(columns) : null;
    this.#watchesSecrets = this.#unknown || type !== null;
    const whole = target.kind === 'whole';
    this.numbers =
      infers || whole || target.kind === 'amount' || type === 'number' ? new NumberFormatInference({ whole }) : null;
    this.dates = infers || target.kind === 'date' || type === 'date' ? new DateFormatInference() : null;
  }

  /** Adds a cell that is not empty. */
  add(cell: string): void {
    this.filled += 1;
    if (this.#besideStatus !== null && !this.givesStatus)
      this.givesStatus = statusBeside(cell, this.#besideStatus) !== null;
    if (this.#watchesSecrets) this.#watchSecret(cell);
    if (!this.#unknown && !this.#isAnswer) {
      this.numbers?.add(cell);
      this.dates?.add(cell);
      this.#options?.add(cell);
      if (this.#phones) this.phonesWithoutCountry += splitPhones(cell).filter(lacksCountryCode).length;
      return;
    }
    this.#booleans &&= looksBoolean(cell) || isSheetBoolean(cell);
    if (this.#booleans) {
      this.#sides.add(parseBoolean(cell));
      this.#spelled ||= cell.length > 1 && looksBoolean(cell);
    }
    if (this.#booleans || this.#isAnswer) this.#answerCodes.add(cell);
    this.#addNumberOrDate(cell);
    this.#options?.add(cell);
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
    if (namesCode.test(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')))
      return this.#options?.repeats === true ? 'select' : 'text';
    // A single recurring letter can be a code: F is also female, N north.
    if (this.#booleans && this.readsCodes && (this.#spelled || this.#sides.size > 1)) return 'boolean';
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
    const isTags = namesTags(header) && this.#options?.canBeTags === true;
    // Such as "3,5" and "12,7" among lists.
    if (isTags && this.anySeparator() !== null) return 'multiselect';
    const oneStyle = numbers !== null && !(numbers.onlyPoint > 0 && numbers.onlyComma > 0);
    if (oneStyle && numbers.neither === 0 && !this.#codes) return 'number';
    if (this.separator() !== null || isTags) return 'multiselect';
    return this.#options?.repeats === true ? 'select' : 'text';
  }

  /** Whether its letters and numbers mean yes and no, or the statuses of its target. */
  get readsCodes(): boolean {
    return this.#isStatus ? this.#answerCodes.areStatuses : this.#answerCodes.areYesNo;
  }

  /** Whether most of its cells are letters and numbers that mean something else. */
  get hasOtherCodes(): boolean {
    return !this.readsCodes && this.#answerCodes.cells * 2 >= this.filled;
  }

  /** The separator of options that recur in different combinations; null if there are none. */
  separator(): OptionSeparator | null {
    return this.#options?.separator ?? null;
  }

  /** The likeliest separator where the column is known to contain options; null if no cell has several. */
  anySeparator(): OptionSeparator | null {
    return this.#options?.anySeparator ?? null;
  }

  secretSigns(header: string): SecretSigns {
    const type = this.#unknown ? this.inferType(header) : null;
    return { filled: this.#watched, certain: this.#certainSecrets, possible: this.#possibleSecrets, type };
  }

  /** Adds a number of JSON, which can be a secret or a code. */
  addNumber(cell: string): void {
    this.#watchSecret(cell);
    this.#answerCodes.add(cell);
  }

  #watchSecret(cell: string): void {
    this.#watched += 1;
    const sign = secretSign(cell, this.#name);
    if (sign === 'certain') this.#certainSecrets += 1;
    else if (sign === 'possible') this.#possibleSecrets += 1;
  }
}

function statusOf(target: ColumnTarget): StatusTarget | null {
  if (target.kind === 'status' || target.kind === 'flag') return target;
  return target.kind === 'new' || target.kind === 'parameter' ? (target.alsoStatus ?? null) : null;
}
