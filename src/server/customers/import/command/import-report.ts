import { basename } from 'node:path';
import type { CustomerPatch } from '../../model/customer-patch.ts';
import type { PlannedColumn } from '../columns/plan-column.ts';
import type { ImportPreview, ImportResult } from '../pipeline/run-import.ts';

const count = new Intl.NumberFormat('en');

/** `1 customer`, `2,000 customers`. */
function plural(number: number, one: string, many: string): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

/** What an import did, for a person; `written` is how the file's text was. */
export function resultText(file: string, written: string, result: ImportResult): string {
  const { created, updated, unchanged, rejected, rejectsFile, demoReplaced } = result;
  const lines = [
    `${basename(file)}: ${plural(created, 'new customer', 'new customers')}, ${count.format(updated)} changed, ${count.format(unchanged)} unchanged.`,
  ];
  if (demoReplaced)
    lines.unshift(
      'The demo customers made room for your own. Unless somebody is on the staff already, the server prints a link that makes the first administrator.',
    );
  // A guess that a person can see to be wrong.
  if (written.startsWith('WINDOWS')) lines.push(`It was read as ${written}.`);
  if (rejected > 0) lines.push(`${plural(rejected, 'row was', 'rows were')} rejected; see ${rejectsFile}.`);
  return printable(lines.join('\n'));
}

/** What each column fills, and the first rows as they would go in. */
export function previewText(file: string, { scan, rows }: ImportPreview): string {
  const mapping = scan.columns.map((column) => [
    column.header === '' ? '(no name)' : column.header,
    fills(column),
    readAs(column),
  ]);
  const head = [`${basename(file)}: ${scan.format}, ${scan.written}, ${plural(scan.rows, 'row', 'rows')}`, ''];
  const shown = rows.flatMap(({ line, parsed }) => [
    '',
    `Line ${line}`,
    ...('reason' in parsed ? [`  rejected: ${parsed.reason}`] : patchLines(parsed.patch)),
  ]);
  const body = mapping.length === 0 ? [] : table([['Column', 'Fills', 'Read as'], ...mapping]);
  return printable([...head, ...body, ...shown, '', 'Nothing was written.'].join('\n'));
}

function fills({ target }: PlannedColumn): string {
  switch (target.kind) {
    case 'parameter':
      return `parameter ${target.definition.name}${target.alsoField === null ? '' : ` and ${target.alsoField}`}`;
    case 'new':
      return `new parameter ${target.name}`;
    case 'ignored':
      return '– (empty)';
    case 'email':
      return 'emails';
    case 'phone':
      return 'phones';
    case 'status':
      return 'status';
    default:
      return target.field;
  }
}

function readAs({ target, type, decimalMark, dateFormat, national, separator }: PlannedColumn): string {
  if (type === 'number' || target.kind === 'amount' || target.kind === 'whole')
    return `number, decimals after "${decimalMark}"`;
  if (type === 'date' || target.kind === 'date') {
    const unit = dateFormat.epoch === 's' ? 'seconds' : 'milliseconds';
    if (dateFormat.epoch !== null) return `date, ${unit} since 1970`;
    const order = dateFormat.order === 'dmy' ? 'day' : 'month';
    return national ? `date, ${order} first` : 'date';
  }
  return type === 'multiselect' ? `multiselect, options divided by "${separator}"` : (type ?? 'text');
}

function patchLines({ parameters, ...fields }: CustomerPatch): string[] {
  const patch = { ...fields, parameters };
  return Object.entries(patch).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
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

/** Text without what could command a terminal; a file's own words are in it. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '·');
}
