import type { SelectionBody } from '../../../contract/list/list-export.ts';
import type { CustomerSource, FileForm, FilePart, WalkRequest } from '../customer-source.ts';
import { exportFile } from './file/export-file.ts';
import { walkSelection } from './walk-selection.ts';
import { definitionOf } from '../model/customer-parameters.ts';

export interface ExportRequest extends WalkRequest, Omit<FileForm, 'definitions'> {
  /** By default the whole list. */
  readonly selection?: SelectionBody;
}

/**
 * The customers of a list as text, part by part: CSV whose cells no spreadsheet runs as formulas, or NDJSON in the form
 * of Get Customer. An import of all fields gives the same customers again. Stops with the signal's reason.
 */
export async function* exportCustomers(
  source: Pick<CustomerSource, 'walk' | 'walkLines' | 'get' | 'parameters'>,
  { format, columns, selection = { except: [] }, ...request }: ExportRequest,
  signal?: AbortSignal,
): AsyncGenerator<FilePart> {
  const definitions = (await source.parameters()).map(definitionOf);
  const form = { format, columns, definitions };
  const file = exportFile(form);
  if (file.start !== '') yield { text: file.start, customers: 0 };
  const lines = isEveryone(selection) ? source.walkLines?.(request, form, signal) : undefined;
  if (lines !== undefined) {
    yield* lines;
    return;
  }
  for await (const batch of walkSelection(source, request, selection, signal))
    yield { text: await file.textOf(batch), customers: batch.length };
}

function isEveryone(selection: SelectionBody): boolean {
  return 'except' in selection && selection.except.length === 0;
}
