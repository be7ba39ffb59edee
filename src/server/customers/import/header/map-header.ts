import { exportFields } from '../../../../contract/list/exported-file.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { FileRefusedError } from '../file-refused-error.ts';
import { identifies } from '../columns/column-target.ts';
import type { ColumnTarget, CustomTarget } from '../columns/column-target.ts';
import type { DateOrder } from '../values/parse-date.ts';
import { isSecretColumn, secretSign } from '../columns/secret-column.ts';
import { mappedTargets } from './column-mapping.ts';
import type { MappedField } from './column-mapping.ts';
import { looksLikeEmails, personTarget } from './contact-header.ts';
import { customTarget, uniqueKey } from './custom-target.ts';
import { fits } from './field-fit.ts';
import { readHeaderHint } from './header-hint.ts';
import type { HintedHeader } from './header-hint.ts';
import { headerKey, vagueNames } from './header-synonyms.ts';
import { headerTarget } from './header-target.ts';
import { withMissingNames } from './name-columns.ts';
import { cellText, cellValue } from '../values/cell-text.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';
import { saysWhoIsActive, statusOrFlag } from './status/status-flag.ts';
import { valueInHeader } from './value-in-header.ts';
import { withoutHost, withoutTable } from './without-table.ts';

export interface MappedColumn {
  readonly target: ColumnTarget;
  /** The order of day and month that the header shows. */
  readonly dates: DateOrder | null;
  /** The parameter that it fills if its cells turn out to mean something else than its header says. */
  readonly otherwise?: () => CustomTarget;
}

/**
 * What each column fills, by its header and by the look of its cells in the first rows. Throws a StartupError when the
 * line is not a header, or no column identifies customers.
 */
export function mapHeader(
  header: readonly string[],
  parameters: readonly ParameterDefinition[],
  rows: readonly (readonly string[])[] = [],
  mapping: readonly MappedField[] = [],
): MappedColumn[] {
  const names = header.map(cellText);
  refuseData(names);
  const headers = withoutHost(withoutTable(names.map(readHeaderHint)));
  const taken = new Set<string>();
  const given = new Map(
    [...mappedTargets(names, mapping, parameters)].map(([at, target]) => [
      at,
      isSecret(names[at] ?? '', target, filledCells(rows, at)) ? secret : target,
    ]),
  );
  for (const target of given.values()) take(target, taken);
  const known = knownFields(headers, rows, taken, given);
  const { unfit } = known;
  const fields = withGuessedEmails(known.fields, headers, rows);
  const isRejectsFile = isRejectsHeader(names);
  const mapped = headers.map((one, at): MappedColumn => {
    // A rejects file of ours can be imported again once its rows are fixed.
    if (isRejectsFile && at < 2) return { target: { kind: 'ignored' }, dates: null };
    const name = one.full === '' ? `Column ${at + 1 - (isRejectsFile ? 2 : 0)}` : one.full;
    const parameterFor = (named: ColumnTarget | undefined): CustomTarget => {
      const target = {
        ...customTarget(name.slice(0, 200), parameters, taken, one.label.slice(0, 200)),
        ...besideStatus(named),
      };
      take(target, taken);
      return target;
    };
    const { dates } = one;
    const target = fields[at] ?? null;
    if (target === null) return { target: parameterFor(unfit.get(at)), dates };
    return given.has(at) ? { target, dates } : { target, dates, otherwise: () => parameterFor(target) };
  });
  if (!mapped.some(({ target }) => identifies(target))) {
    const found = names.map((name) => JSON.stringify(name)).join(', ');
    const sentence =
      'No column identifies customers. The first line, or one below a title, must name one of: ' +
      'customer number, id, email, phone.';
    throw new FileRefusedError(`${sentence} Say which column is one with --map "COLUMN=email". Found: ${found}.`, {
      sentence: `${sentence} Found: ${found}.`,
      question: null,
    });
  }
  return mapped;
}

/**
 * The field of each column; null where another column has it already, so that nothing is lost, or where its cells look
 * like something else. Vague names such as "Customer" only get what no other column fills.
 */
function knownFields(
  headers: readonly HintedHeader[],
  rows: readonly (readonly string[])[],
  taken: Set<string>,
  given: ReadonlyMap<number, ColumnTarget>,
): { readonly fields: readonly (ColumnTarget | null)[]; readonly unfit: ReadonlyMap<number, ColumnTarget> } {
  const fields: (ColumnTarget | null)[] = headers.map((_, at) => given.get(at) ?? null);
  const unfit = new Map<number, ColumnTarget>();
  // Only such a column identifies customers: its rows are rejected rather than the file.
  const named = headers.map((header, at) => {
    const target = given.get(at) ?? null;
    if (target !== null || header.ofOther === true) return target;
    return personTarget(header.field, filledCells(rows, at)) ?? headerTarget(header, headers);
  });
  const hasPhone = named.some((target) => target?.kind === 'phone');
  const completed = withMissingNames(
    withStatusFlags(
      named.map((target) => (target?.kind === 'phonePrefix' && !hasPhone ? null : target)),
      rows,
      given,
    ),
    headers.map(({ field }) => field),
    rows,
  );
  const known = completed.map((target, at) => (given.has(at) ? null : target));
  const look = known.map((target, at) => target === null || fits(target, filledCells(rows, at)));
  const isGiven = [...given.values()].some(identifies);
  const isNoneIdentified =
    !isGiven && !known.some((target, at) => target !== null && look[at] === true && identifies(target));
  for (const isVague of [false, true]) {
    headers.forEach((header, at) => {
      if (vagueNames.has(headerKey(header.field)) !== isVague) return;
      const target = known[at] ?? null;
      if (target === null) return;
      if (look[at] === false && !(isNoneIdentified && identifies(target))) unfit.set(at, target);
      else if (!taken.has(uniqueKey(target))) {
        fields[at] = target;
        take(target, taken);
      }
    });
  }
  // Such a column becomes a parameter of its own, not the system parameter of its name.
  for (const target of unfit.values()) take(target, taken);
  return { fields, unfit };
}

/** With flags in place of statuses whose 1 and 0 mean active and inactive. */
function withStatusFlags(
  named: readonly (ColumnTarget | null)[],
  rows: readonly (readonly string[])[],
  given: ReadonlyMap<number, ColumnTarget>,
): readonly (ColumnTarget | null)[] {
  const isSaid = named.some((target, at) => saysWhoIsActive(target, filledCells(rows, at)));
  return named.map((target, at) => {
    return given.has(at) || target?.kind !== 'status' ? target : statusOrFlag(target, filledCells(rows, at), isSaid);
  });
}

/** What a column that doesn't look like the status of its name still says about it. */
function besideStatus(unfit: ColumnTarget | undefined): { readonly alsoStatus?: StatusTarget } {
  return unfit?.kind === 'status' || unfit?.kind === 'flag' ? { alsoStatus: unfit } : {};
}

/** Where no column is the email, the first whose cells are emails is. */
function withGuessedEmails(
  fields: readonly (ColumnTarget | null)[],
  headers: readonly HintedHeader[],
  rows: readonly (readonly string[])[],
): readonly (ColumnTarget | null)[] {
  if (fields.some((target) => target?.kind === 'email')) return fields;
  const at = fields.findIndex(
    (target, index) =>
      target === null &&
      headers[index]?.ofOther !== true &&
      looksLikeEmails(headers[index]?.field ?? '', filledCells(rows, index)),
  );
  return at < 0 ? fields : fields.with(at, { kind: 'email', rank: 0, isGuess: true });
}

const secret: ColumnTarget = { kind: 'secret' };

/** Whether a column stays refused whatever someone maps it to. */
function isSecret(name: string, target: ColumnTarget, cells: readonly string[]): boolean {
  if (target.kind === 'ignored') return false;
  const certain = cells.filter((cell) => secretSign(cell) === 'certain').length;
  const signs = { filled: cells.length, certain, possible: 0, type: null };
  return isSecretColumn(name, { kind: 'new', name }, signs);
}

/** Whether a file is one of rejects of ours. */
export function isRejectsHeader([first, second]: readonly string[]): boolean {
  return first === 'line' && second === 'reason';
}

/** Whether a file is one of ours, a file of rejects or an export, whose cells are guarded against formulas. */
export function hasGuards(names: readonly string[]): boolean {
  return isRejectsHeader(names) || exportFields.every((field, at) => names[at] === field);
}

function take(target: ColumnTarget, taken: Set<string>): void {
  const key = uniqueKey(target);
  if (key !== '') taken.add(key);
}

function filledCells(rows: readonly (readonly string[])[], at: number): string[] {
  return rows.map((cells) => cellValue(cells[at] ?? '')).filter((cell) => cell !== '');
}

function refuseData(names: readonly string[]): void {
  if (names.every((name) => name === ''))
    throw new StartupError('The first line is empty. It must contain the column names.');
  const value = valueInHeader(names);
  if (value !== null) {
    throw new StartupError(
      `The first line must contain the column names, but ${JSON.stringify(value)} looks like a value.`,
    );
  }
}
