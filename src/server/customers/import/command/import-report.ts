import { basename } from 'node:path';
import type { CustomerEmail, CustomerPhone } from '../../../../contract/customer.ts';
import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { isDateField } from '../columns/column-target.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import { quoted } from '../columns/parse-row.ts';
import type { LeftOutValue } from '../columns/parse-row.ts';
import { printable } from '../../../errors/printable.ts';
import type { LeftOutColumn } from '../pipeline/left-out-file.ts';
import type { ImportScan } from '../customer-file.ts';
import { encodedOnce } from '../text/text-decoder.ts';
import type { ImportResult } from '../pipeline/run-import.ts';

const count = new Intl.NumberFormat('en');

/** `1 customer`, `2,000 customers`. */
function plural(number: number, one: string, many: string): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

/** What an import did. */
export function resultText(file: string, result: ImportResult): string {
  const { scan, created, updated, unchanged, rejected, rejectsFile, leftOut, leftOutFile, demoReplaced } = result;
  const customers = plural(created, 'new customer', 'new customers');
  const lines = [
    `${basename(file)}: ${customers}, ${count.format(updated)} changed, ${count.format(unchanged)} unchanged.`,
  ];
  if (demoReplaced)
    lines.unshift(
      'Your customers replaced the demo. If there is no administrator yet, the server prints a setup link.',
    );
  lines.push(...readAsLines(scan), ...encodedTwiceLines(scan));
  const values = plural(valuesIn(leftOut), 'value was', 'values were');
  if (leftOut.length > 0) lines.push(`${values} left out: ${columnCounts(leftOut)}; see ${leftOutFile}.`);
  if (rejected > 0) lines.push(`${plural(rejected, 'row was', 'rows were')} rejected; see ${rejectsFile}.`);
  lines.push(...secretLines(scan, 'were'), ...guessLines(scan, 'were'));
  return lines.map(printable).join('\n');
}

/** What a page says about how a file was read. */
export function noteLines(scan: ImportScan): string[] {
  const guess = guessedEmails(scan);
  const emails = guess === null ? [] : [`${guessText(guess, 'were')}.`];
  return [...readAsLines(scan), ...encodedTwiceLines(scan), ...secretLines(scan, 'were'), ...emails].map(printable);
}

/** A guess, so that a wrong one is noticed. */
function readAsLines({ textFormat, samples }: ImportScan): string[] {
  return textFormat.startsWith('UTF') ? [] : [`Read as ${textFormat}: ${samples.join(', ')}.`];
}

/** What an import would do: what each column fills, the first rows, and what of the file would not be imported. */
export function dryRunText(file: string, result: ImportResult): string {
  const { scan, preview, parameters } = result;
  const names = new Map(parameters.map(({ id, name }) => [id, name]));
  const head = `${basename(file)}: ${scan.format}, ${scan.textFormat}, ${plural(scan.rows, 'row', 'rows')}`;
  const columns = scan.columns.map((column) => [
    column.header === '' ? '(no name)' : column.header,
    fills(column),
    readAs(column),
  ]);
  const body = columns.length === 0 ? [] : table([['Column', 'Fills', 'Read as'], ...columns]);
  const shown = preview.flatMap(({ line, parsed }) => [
    '',
    `Line ${line}`,
    ...('reason' in parsed
      ? [`  rejected: ${parsed.reason}`]
      : [...upsertLines(parsed.upsert, names), ...parsed.leftOut.map(leftOutLine)]),
  ]);
  const samples = scan.samples.length === 0 ? [] : [`Words as read: ${scan.samples.join(', ')}`];
  return [head, ...samples, '', ...body, ...shown, '', ...outcomeLines(result), 'Nothing was written.']
    .map(printable)
    .join('\n');
}

function outcomeLines({ scan, created, updated, unchanged, rejected, firstRejects, leftOut }: ImportResult): string[] {
  const customers = plural(created, 'new customer', 'new customers');
  const lines = [
    `An import would give ${customers}, ${count.format(updated)} changed, ${count.format(unchanged)} unchanged.`,
  ];
  lines.push(...encodedTwiceLines(scan));
  if (leftOut.length > 0)
    lines.push(`${plural(valuesIn(leftOut), 'value', 'values')} would be left out: ${columnCounts(leftOut)}.`);
  lines.push(...secretLines(scan, 'would be'), ...guessLines(scan, 'would be'));
  lines.push(...unclearStatusLines(scan), ...newParameterLines(scan));
  if (rejected > 0) {
    lines.push(`${plural(rejected, 'row', 'rows')} would be rejected:`);
    lines.push(...firstRejects.map(({ line, reason }) => `  line ${line}: ${reason}`));
    if (rejected > firstRejects.length) lines.push(`  and ${count.format(rejected - firstRejects.length)} more`);
  }
  if (scan.phonesWithoutCountry > 0) {
    const phones = plural(scan.phonesWithoutCountry, 'phone has', 'phones have');
    lines.push(`${phones} no country code: set PHONE_COUNTRY.`);
  }
  return lines;
}

/** A status that is not read, so that no one takes its customers for active. */
function unclearStatusLines({ columns }: ImportScan): string[] {
  return columns
    .filter(({ isUnclearStatus }) => isUnclearStatus === true)
    .map(({ header }) => {
      const map = (field: string): string => `--map ${JSON.stringify(`${header}=${field}`)}`;
      return `${header} does not say who is active. If 1 is active, use ${map('active')}; if not, ${map('inactive')}.`;
    });
}

/** Files of other systems often have columns that no one wants here. */
function newParameterLines({ columns }: ImportScan): string[] {
  const created = columns.filter(({ target }) => target.kind === 'new').length;
  if (created === 0) return [];
  return [
    `${plural(created, 'column becomes a new parameter', 'columns become new parameters')}: leave one out with ` +
      '--skip "COLUMN", or say what it is with --map "COLUMN=FIELD".',
  ];
}

/** What is never imported, by column. */
function secretLines({ columns }: ImportScan, tense: string): string[] {
  const secrets = columns.filter(({ target }) => target.kind === 'secret').map(({ header }) => header);
  if (secrets.length === 0) return [];
  return [`Passwords, tokens, card and identity numbers and the like ${tense} left out: ${secrets.join(', ')}.`];
}

/** The name of a column that is the email by the look of its cells, so that a wrong guess is noticed. */
function guessedEmails({ columns }: ImportScan): string | null {
  const guess = columns.find(({ target }) => target.kind === 'email' && target.isGuess === true);
  if (guess === undefined) return null;
  return guess.header === '' ? 'COLUMN' : guess.header;
}

function guessText(column: string, tense: string): string {
  return `The emails ${tense} taken from the column ${JSON.stringify(column)}, because its cells are emails`;
}

function guessLines(scan: ImportScan, tense: string): string[] {
  const name = guessedEmails(scan);
  if (name === null) return [];
  return [
    `${guessText(name, tense)}: if they are not the customers', use --map ${JSON.stringify(`${name}=parameter`)}.`,
  ];
}

function encodedTwiceLines({ samples }: ImportScan): string[] {
  const words = samples.flatMap((word) => {
    const meant = encodedOnce(word);
    return meant === null ? [] : [`${word} for ${meant}`];
  });
  return words
    .slice(0, 1)
    .map((word) => `Some words seem to have been encoded twice, such as ${word}. Better export the file again.`);
}

function valuesIn(leftOut: readonly LeftOutColumn[]): number {
  return leftOut.reduce((sum, { values }) => sum + values, 0);
}

/** `Birthday (2), Last Order (1)`. */
function columnCounts(leftOut: readonly LeftOutColumn[]): string {
  return leftOut.map(({ column, values }) => `${column} (${count.format(values)})`).join(', ');
}

function besides(field: string | undefined): string {
  return field === undefined ? '' : ` and ${field === 'flag' ? 'status' : field}`;
}

function fills({ target, filled }: PlannedColumn): string {
  switch (target.kind) {
    case 'parameter':
      return `parameter ${target.definition.name}${besides(target.alsoField ?? target.alsoStatus?.kind)}`;
    case 'new':
      return `new parameter ${target.name}${besides(target.alsoStatus?.kind)}`;
    case 'ignored':
      return filled === 0 ? '– (empty)' : '– (left out)';
    case 'secret':
      return '– (a secret: never imported)';
    case 'email':
      return 'emails';
    case 'phone':
    case 'phonePrefix':
      return 'phones';
    case 'lastNamePrefix':
      return 'lastName';
    case 'status':
    case 'flag':
      return 'status';
    default:
      return target.field;
  }
}

function readAs({ target, type, decimalMark, dateFormat, national, separator }: PlannedColumn): string {
  if (type === 'number' || target.kind === 'amount' || target.kind === 'whole')
    return `number, decimal separator "${decimalMark}"`;
  if (type === 'date' || target.kind === 'date') {
    const unit = dateFormat.epoch === 's' ? 'seconds' : 'milliseconds';
    if (dateFormat.epoch !== null) return `date, ${unit} since 1970`;
    const order = dateFormat.order === 'dmy' ? 'day' : 'month';
    return national ? `date, ${order} first` : 'date';
  }
  return type === 'multiselect' ? `multiselect, options separated by "${separator}"` : (type ?? 'text');
}

function leftOutLine({ column, value, reason }: LeftOutValue): string {
  return `  left out: ${column} ${quoted(value)} is ${reason}`;
}

function upsertLines({ parameters = {}, ...fields }: CustomerUpsert, names: ReadonlyMap<string, string>): string[] {
  return [
    ...Object.entries(fields).map(([field, value]) => `  ${field}: ${valueText(field, value)}`),
    ...Object.entries(parameters).map(([id, value]) => `  ${names.get(id) ?? id}: ${valueText(id, value)}`),
  ];
}

function valueText(field: string, value: CustomerUpsert[keyof CustomerUpsert] | readonly string[] | null): string {
  if (value === null) return '(cleared)';
  if (typeof value === 'number') return isDateField(field) ? dateText(value) : String(value);
  if (typeof value === 'string') return value.replaceAll('\n', ' ');
  return Array.isArray(value) ? value.map(itemText).join(', ') : '';
}

function itemText(item: string | CustomerEmail | CustomerPhone): string {
  if (typeof item === 'string') return item;
  return 'address' in item ? item.address : item.number;
}

/** `2026-01-02`, or `2026-01-02 09:21:05 UTC` where the time matters. */
function dateText(milliseconds: number): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return String(milliseconds);
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.replace(/(?:\.000)?Z$/, '');
  return clock === '00:00:00' ? day : `${day} ${clock} UTC`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
