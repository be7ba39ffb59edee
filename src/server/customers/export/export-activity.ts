import type { ExportQuery, SelectionBody } from '../../../contract/list/list-export.ts';
import { shortSubject } from '../../limits/short-subject.ts';

/** What Activity says of an export: how many customers, and of which list. */
export function exportActivity(
  format: ExportQuery['format'],
  limits: readonly string[],
  customers: number,
  isComplete: boolean,
): string {
  const noun = customers === 1 ? 'customer' : 'customers';
  const count = `${customers.toLocaleString('en')} ${noun} as ${format.toUpperCase()}`;
  const done = isComplete ? count : `${count}, not finished`;
  return limits.length === 0 ? done : `${done} · ${shortSubject(limits)}`;
}

/** Which customers, in words; `words` are those of the list beside its search and status. */
export function exportLimits(
  { search, status }: Pick<ExportQuery, 'search' | 'status'>,
  words: readonly string[],
  selection: SelectionBody | null,
): string[] {
  if (selection !== null && 'only' in selection) return ['selected one by one'];
  return [
    ...(selection === null ? [] : [exceptText(selection.except.length)]),
    ...(search === undefined ? [] : [`“${search}”`]),
    ...(status === undefined ? [] : [status]),
    ...words,
  ];
}

function exceptText(customers: number): string {
  return customers === 0 ? 'all selected' : `all selected but ${customers.toLocaleString('en')}`;
}
