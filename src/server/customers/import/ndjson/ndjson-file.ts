import { parameterTypes, type ParameterType } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { RepeatedEmails } from '../../model/matching/repeated-emails.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { isUnicode } from '../text/text-decoder.ts';
import { textFormatName } from '../text/file-text.ts';
import { looksSecret } from '../columns/secret-column.ts';
import { namesTags } from '../columns/option-profile.ts';
import { ColumnTypeInference } from '../columns/column-type-inference.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { hasInvalidBytes, showInvalidBytes } from '../text/invalid-bytes.ts';
import type { FileHead } from '../text/file-text.ts';
import { planColumn, refuseManyColumns, widened, withoutBankAccounts } from '../columns/plan-column.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import type { CustomerFile, ImportScan, ImportRow, FileSettings } from '../customer-file.ts';
import { columnIndex, skip } from '../header/column-mapping.ts';
import { customTarget } from '../header/custom-target.ts';
import { containsRejectedLines, ndjsonLines } from './ndjson-lines.ts';
import type { NdjsonLine } from './ndjson-lines.ts';
import { givenParameters } from './given-parameters.ts';
import type { GivenParameter } from './given-parameters.ts';
import { parseLine } from './ndjson-object.ts';
import type { FittingLine, NdjsonCustomer, ParsedLine } from './ndjson-object.ts';
import { lacksCountryCode } from '../values/parse-contact.ts';
import { rowWith } from '../columns/parse-row.ts';
import type { LeftOutValue, ParsedRow } from '../columns/parse-row.ts';
import { LineIdentities } from './line-identities.ts';
import { ndjsonUpsert } from './ndjson-upsert.ts';
import { redactLine, shownValue } from './redact-line.ts';
import { StatusCodes } from './status-codes.ts';
import type { BoundParameter } from './ndjson-upsert.ts';

/** What the lines of the file contain for one parameter. */
interface Seen {
  readonly target: ColumnTarget;
  readonly profile: ColumnTypeInference;
  readonly declared: ParameterType | null;
  readonly id: string | null;
  list: boolean;
  strings: number;
  numbers: number;
  booleans: number;
}

/** Reads a file of one JSON object per line, or its rejects, for an import. */
export class NdjsonFile implements CustomerFile {
  readonly rejectsHeader = ['record'];
  readonly #settings: FileSettings;
  readonly #head: FileHead;
  readonly #mapped: ReadonlySet<string>;
  #columns: readonly PlannedColumn[] = [];
  /** Known after the scan. */
  #statuses: StatusCodes | undefined;
  readonly #identities = new LineIdentities();
  /** The first name of each parameter in the file, by id; later names mean the same one. */
  readonly #firstNames = new Map<string, string>();

  constructor(settings: FileSettings, head: FileHead) {
    this.#settings = settings;
    this.#head = head;
    this.#mapped = new Set(settings.mapping.map(({ column }) => column));
    if (!isUnicode(head.encoding) && !containsRejectedLines(head))
      throw new StartupError('The file is not UTF-8 text, as NDJSON must be.');
    if (/^\s*\[/.test(head.text))
      throw new StartupError(
        'The file is one JSON array. NDJSON has one object per line, without brackets or commas around them.',
      );
    if (/^\s*\{(?:[ \t]*|[^\r\n]*[[{][ \t]*)[\r\n]/.test(head.text))
      throw new StartupError(
        'The file is JSON over several lines. NDJSON has one object per line, a customer, and nothing around them.',
      );
  }

  async scan(onBytes: (bytes: number) => void): Promise<ImportScan> {
    const seen = new Map<string, Seen>();
    let rows = 0;
    let phonesWithoutCountry = 0;
    const emails = new RepeatedEmails();
    const statuses = new StatusCodes();
    for await (const { text } of this.#lines(onBytes)) {
      rows += 1;
      emails.add([text]);
      const parsed = this.#parse(text);
      if (!('customer' in parsed)) continue;
      statuses.add(parsed.givenStatus);
      statuses.addKeys(parsed.customer, this.#mapped);
      this.#identities.add(parsed.customer);
      for (const given of givenParameters(parsed.customer)) this.#see(seen, given);
      if (this.#settings.phoneCountry === null) phonesWithoutCountry += countWithoutCountry(parsed.customer);
    }
    this.#statuses = statuses;
    for (const { column } of this.#settings.mapping) columnIndex([...seen.keys()], column);
    const planned = [...seen].map(([name, one]) => {
      const column = planColumn(name, one.target, one.profile, this.#settings);
      const target = one.list ? widened(column.target) : targetOfTexts(name, column, one);
      return { ...column, target: statuses.withStatus(name, target), ...typeOf({ ...one, target }) };
    });
    this.#columns = withoutBankAccounts(planned);
    const wanted = this.#columns.flatMap(({ header, target, type }) => {
      const id = seen.get(header)?.id ?? null;
      return target.kind === 'new' && type !== null ? [{ name: header, type, ...(id === null ? {} : { id }) }] : [];
    });
    const textFormat = textFormatName(this.#head);
    return {
      format: 'NDJSON',
      textFormat,
      samples: this.#head.samples,
      columns: this.#columns,
      wanted,
      rows,
      phonesWithoutCountry,
      repeatedEmails: emails.keys(),
    };
  }

  async *rows(defined: ReadonlyMap<string, ParameterDefinition>): AsyncGenerator<ImportRow> {
    const byName = new Map(
      this.#columns.flatMap((column) =>
        column.target.kind === 'secret' || column.target.kind === 'ignored'
          ? []
          : [[column.header, { column, definition: definitionOf(column, defined) }] as const],
      ),
    );
    for await (const { line, text } of this.#lines(() => {})) {
      const object = this.#parse(text);
      const parsed = 'reason' in object ? object : this.#row(object, (given) => byName.get(this.#nameOf(given)));
      yield { line, cells: [this.#head.hasInvalidBytes ? showInvalidBytes(text) : text], parsed };
    }
  }

  shownCells(cells: readonly string[]): readonly string[] {
    return cells.map((text) => redactLine(text, this.#isSecret));
  }

  readonly #isSecret = (name: string, text: string): boolean => {
    const target = this.#columns.find(({ header }) => header === name)?.target ?? { kind: 'ignored' };
    return target.kind === 'ignored' ? looksSecret(name, text) : target.kind === 'secret';
  };

  #row(line: FittingLine, parameterOf: (given: GivenParameter) => BoundParameter | undefined): ParsedRow {
    const words: LeftOutValue[] = [];
    const customer = this.#identities.withoutWords(line.customer, words);
    const { upsert, leftOut } = ndjsonUpsert(customer, parameterOf, this.#settings.phoneCountry);
    const shown = [...line.leftOut, ...words, ...leftOut].map(({ column, value, reason }) => ({
      column,
      value: this.#isSecret(column, '') ? '' : shownValue(value, this.#isSecret),
      reason,
    }));
    return rowWith(upsert, shown, (column) => identifyingKeys.has(column));
  }

  #parse(text: string): ParsedLine {
    return this.#head.hasInvalidBytes && hasInvalidBytes(text)
      ? { reason: 'The line contained invalid UTF-8: check the replaced characters' }
      : parseLine(text, this.#mapped, this.#statuses);
  }

  /** The keys of JSON say what they are, so a mapping can only skip parameters. */
  #isSkipped(name: string): boolean {
    const field = this.#settings.mapping.findLast(({ column }) => column === name)?.field;
    if (field === undefined || field === skip) return field === skip;
    if (field === 'parameter' || field.startsWith('parameter:')) return false;
    throw new StartupError(`${JSON.stringify(name)} can't be mapped to ${field}: in NDJSON, rename the key instead.`);
  }

  #nameOf({ id, name }: GivenParameter): string {
    return (id === null ? undefined : this.#firstNames.get(id)) ?? name;
  }

  #see(seen: Map<string, Seen>, given: GivenParameter): void {
    const { id, declared, value } = given;
    const name = this.#nameOf(given);
    if (id !== null) this.#firstNames.set(id, name);
    let one = seen.get(name);
    if (one === undefined) {
      const known = this.#settings.parameters.find((parameter) => parameter.id === id);
      const target: ColumnTarget = this.#isSkipped(name)
        ? { kind: 'ignored' }
        : known === undefined
          ? customTarget(name, this.#settings.parameters, new Set())
          : { kind: 'parameter', definition: known, alsoField: null };
      const type = parameterTypes.find((possible) => possible === declared) ?? null;
      one = {
        target,
        profile: new ColumnTypeInference(target),
        declared: type,
        id,
        list: false,
        strings: 0,
        numbers: 0,
        booleans: 0,
      };
      seen.set(name, one);
      refuseManyColumns(seen.size);
    }
    one.list ||= Array.isArray(value);
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'number') {
        one.numbers += 1;
        one.profile.addNumber(String(item));
      } else if (typeof item === 'boolean') one.booleans += 1;
      else if (typeof item === 'string') {
        one.strings += 1;
        if (item.trim() !== '') one.profile.add(item.trim());
      }
    }
  }

  #lines(onBytes: (bytes: number) => void): AsyncGenerator<NdjsonLine> {
    return ndjsonLines(this.#settings.file, this.#head, onBytes);
  }
}

const identifyingKeys: ReadonlySet<string> = new Set(['id', 'customerNumber', 'emails', 'email', 'phones', 'phone']);

function countWithoutCountry({ phone, phones }: NdjsonCustomer): number {
  const numbers = [phone ?? '', ...(phones ?? []).map(({ number }) => number)];
  return numbers.filter(lacksCountryCode).length;
}

/** A text with separators is one value, since JSON has lists, except for tags. */
function targetOfTexts(name: string, { target }: PlannedColumn, one: Seen): ColumnTarget {
  return target.kind === 'secret' || target.kind === 'ignored' || namesTags(name) ? target : one.target;
}

/** The types of JSON tell more than the texts. */
function typeOf({ target, profile, declared, list, strings, numbers, booleans }: Seen): {
  readonly type: ParameterType;
} {
  if (target.kind === 'parameter') return { type: target.definition.type };
  if (declared !== null) return { type: declared };
  if (list) return { type: 'multiselect' };
  if (strings === 0 && numbers === 0 && booleans > 0) return { type: 'boolean' };
  if (strings === 0 && booleans === 0 && numbers > 0) return { type: 'number' };
  const inferred = numbers + booleans === 0 && target.kind === 'new' ? profile.inferType(target.name) : 'text';
  const name = target.kind === 'new' ? target.name : '';
  // A text with separators is one value here: JSON has lists.
  return { type: inferred === 'multiselect' && !namesTags(name) ? 'text' : inferred };
}

function definitionOf(
  { target, header }: PlannedColumn,
  defined: ReadonlyMap<string, ParameterDefinition>,
): ParameterDefinition {
  const definition = target.kind === 'parameter' ? target.definition : defined.get(header);
  if (definition === undefined) throw new Error(`The parameter ${header} is not defined`);
  return definition;
}
