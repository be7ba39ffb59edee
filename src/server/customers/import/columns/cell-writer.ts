import type { CustomerStatus, ParameterType } from '../../../../contract/customer.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { withoutInvisible } from '../values/cell-text.ts';
import { meansNothing } from '../values/missing-value.ts';
import {
  isAnswerCode,
  parseBoolean,
  parseStatusFlag,
  parseStatusOrLetter,
  statusBeside,
  worstStatus,
} from '../values/parse-boolean-and-status.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';
import { dateMisfit, isNoDate, parseDate, parseDay } from '../values/parse-date.ts';
import { exactNumber, hasLeadingZeros, parseNumber } from '../values/parse-number.ts';
import type { DecimalMark } from '../values/parse-number.ts';
import { isWord, parseIdentity, wordMisfit } from '../values/parse-identity.ts';
import { digitsLost } from '../values/restore-digits.ts';
import { isYearless } from '../values/yearless-date.ts';
import { splitOptions } from './option-profile.ts';
import type { BoundColumn } from './plan-column.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** A customer in the making. */
export type Draft = Writable<Omit<CustomerUpsert, 'parameters'>> & {
  parameters: Record<string, string | readonly string[] | null>;
};

/** Writes a cell into the draft and returns null, or why it doesn't fit. */
export type WriteCell = (draft: Draft, cell: string) => string | null;

/** Writes the cells of a column; null for an ignored column, and for contacts, which columns share. */
export function cellWriter(column: BoundColumn): WriteCell | null {
  const { target, decimalMark, dateFormat } = column;
  switch (target.kind) {
    case 'text': {
      const { field } = target;
      if (field === 'id' || field === 'customerNumber') return identityWriter(field, column.sharedWords);
      return (draft, cell) => {
        draft[field] = cell;
        return null;
      };
    }
    case 'status':
      return answerWriter(column, writer(parseStatusOrLetter, 'not active, inactive or banned', addStatus));
    case 'flag':
      return sinceWriter(
        target,
        answerWriter(
          column,
          writer((cell) => parseStatusFlag(cell, target), 'neither yes nor no', addStatus),
        ),
      );
    case 'whole':
      return writer(
        (cell) => wholeNumber(parseNumber(cell, decimalMark)),
        'not a whole number',
        (draft, value) => {
          draft.totalOrders = value;
        },
      );
    case 'amount':
      return writer(
        (cell) => parseNumber(cell, decimalMark),
        'not a number',
        (draft, value) => {
          draft[target.field] = value;
        },
      );
    case 'date': {
      const write = writer(
        (cell) => parseDate(cell, dateFormat),
        (cell) => dateMisfit(cell, dateFormat),
        (draft, value) => {
          draft[target.field] = value;
        },
      );
      // Programs write 0 for never.
      return (draft, cell) => (cell === '0' ? null : write(draft, cell));
    }
    case 'parameter':
      return parameterCellWriter(column, target);
    case 'lastNamePrefix':
    case 'phonePrefix':
    case 'email':
    case 'phone':
    case 'ignored':
    case 'secret':
      return null;
  }
}

function addStatus(draft: Draft, status: CustomerStatus): void {
  draft.status = worstStatus(status, draft.status ?? status);
}

function identityWriter(field: 'id' | 'customerNumber', sharedWords: ReadonlySet<string> | null): WriteCell {
  return (draft, cell) => {
    const text = withoutInvisible(cell);
    const misfit = isWord(text) ? wordMisfit(text, sharedWords) : null;
    if (misfit !== null) return misfit;
    const identity = parseIdentity(text);
    if (identity === null) return digitsLost;
    draft[field] = identity;
    return null;
  };
}

const asWritten = (cell: string): string => cell;

/** `misfit`: why a cell doesn't fit that can't be parsed and doesn't say that there is nothing. */
function writer<T>(
  parse: (cell: string) => T | null,
  misfit: string | ((cell: string) => string),
  write: (draft: Draft, value: T) => void,
): WriteCell {
  return (draft, cell) => {
    const value = parse(cell);
    if (value !== null) write(draft, value);
    else if (!meansNothing(cell) && !isNoDate(cell)) return typeof misfit === 'string' ? misfit : misfit(cell);
    return null;
  };
}

/** Writes statuses, or yes and no, except letters and numbers that mean something else in the column. */
function answerWriter({ readsCodes }: BoundColumn, write: WriteCell): WriteCell {
  if (readsCodes) return write;
  return (draft, cell) =>
    isAnswerCode(cell) ? 'a letter or number that can mean something else here: write the word' : write(draft, cell);
}

/** Writes the status since a date among cells of yes and no. */
function sinceWriter(target: StatusTarget, write: WriteCell): WriteCell {
  return (draft, cell) => {
    const status = statusBeside(cell, target);
    if (status === null) return write(draft, cell);
    addStatus(draft, status);
    return null;
  };
}

function parameterCellWriter(
  column: BoundColumn,
  { definition, alsoField, alsoStatus }: Extract<BoundColumn['target'], { kind: 'parameter' }>,
): WriteCell {
  const { parse, misfit } = parameterParser(column, definition.type);
  const written = writer(parse, misfit, (draft, value) => {
    draft.parameters[definition.id] = value;
  });
  const write = definition.type === 'boolean' ? answerWriter(column, written) : written;
  const { yearless } = column;
  if (yearless !== null)
    return (draft, cell) => {
      if (!isYearless(cell)) return write(draft, cell);
      draft.parameters[yearless.id] = cell;
      return null;
    };
  if (alsoStatus !== undefined)
    return (draft, cell) => {
      const status = statusBeside(cell, alsoStatus);
      if (status !== null) addStatus(draft, status);
      return write(draft, cell);
    };
  if (alsoField === null) return write;
  return (draft, cell) => {
    draft[alsoField] = cell;
    return write(draft, cell);
  };
}

interface ParameterParser {
  readonly parse: (cell: string) => string | readonly string[] | null;
  readonly misfit: string | ((cell: string) => string);
}

function parameterParser({ decimalMark, dateFormat, separator }: BoundColumn, type: ParameterType): ParameterParser {
  switch (type) {
    case 'boolean':
      return { parse: (cell) => parseBoolean(cell)?.toString() ?? null, misfit: 'neither yes nor no' };
    case 'number':
      return {
        parse: (cell) => (hasLeadingZeros(cell) ? null : exactNumber(cell, decimalMark)),
        misfit: (cell) => numberMisfit(cell, decimalMark),
      };
    case 'date':
      return { parse: (cell) => parseDay(cell, dateFormat), misfit: (cell) => dateMisfit(cell, dateFormat) };
    case 'multiselect':
      return { parse: memoized((cell) => splitOptions(cell, separator)), misfit: '' };
    default:
      return { parse: asWritten, misfit: '' };
  }
}

function numberMisfit(cell: string, mark: DecimalMark): string {
  if (hasLeadingZeros(cell)) return 'a number would lose its leading zeros: add Code to the name of the column';
  return parseNumber(cell, mark) === null ? 'not a number' : 'more digits than a number can hold';
}

/** For columns with few different cells. */
function memoized<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const parsed = known.get(cell);
    if (parsed !== undefined) return parsed;
    const value = read(cell);
    if (known.size < 1_000 && cell.length < 100) known.set(cell, value);
    return value;
  };
}

function wholeNumber(value: number | null): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
