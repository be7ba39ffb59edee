import { stringify } from 'csv-stringify/sync';
import type { Customer } from '../../../contract/customer.ts';
import type { ExportFormat, SelectionBody } from '../../../contract/list/list-export.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import type { CustomerSource, WalkedCustomer, WalkRequest } from '../customer-source.ts';
import { guardFormulas } from '../formula-guard.ts';
import { listedParameters, type ParameterValues } from '../model/customer-parameters.ts';
import { allColumns, chosenColumns, type CsvColumn } from './csv-columns.ts';
import { walkSelection } from './walk-selection.ts';

export interface ExportRequest extends WalkRequest {
  readonly format: ExportFormat;
  /** Ids of the columns of a CSV; null for every field and parameter, as NDJSON always has. */
  readonly columns: readonly string[] | null;
  /** By default the whole list. */
  readonly selection?: SelectionBody;
}

/** Part of an export: text to write, and how many customers it has. */
export interface ExportedPart {
  readonly text: string;
  readonly customers: number;
}

/** Marks a CSV as UTF-8 for spreadsheets. */
const byteOrderMark = '\uFEFF';

/**
 * The customers of a list as text, part by part: CSV whose cells no spreadsheet runs as formulas, or NDJSON in the form
 * of Get Customer. An import of all fields gives the same customers again. Stops with the signal's reason.
 */
export async function* exportCustomers(
  source: Pick<CustomerSource, 'walk' | 'get' | 'parameters'>,
  { format, columns: ids, selection = { except: [] }, ...request }: ExportRequest,
  signal?: AbortSignal,
): AsyncGenerator<ExportedPart> {
  const definitions = await source.parameters();
  const file = exportFile({ format, columns: ids, definitions });
  if (file.start !== '') yield { text: file.start, customers: 0 };
  for await (const batch of walkSelection(source, request, selection, signal))
    yield { text: file.textOf(batch), customers: batch.length };
}

export interface ExportFileOptions extends Pick<ExportRequest, 'format' | 'columns'> {
  readonly definitions: readonly ParameterDefinition[];
  /** Set where customers come as in lists, without parameters but with the value of the one of the filter. */
  readonly fromLists?: { readonly filteredBy: string | null };
}

export interface ExportFile {
  /** What it starts with. */
  readonly start: string;
  readonly textOf: (batch: readonly WalkedCustomer[]) => string;
}

/** How a file of a format is written, batch by batch. */
export function exportFile({ format, columns: ids, definitions, fromLists }: ExportFileOptions): ExportFile {
  if (format === 'ndjson') {
    return { start: '', textOf: (batch) => batch.map((one) => ndjsonLine(one, definitions)).join('') };
  }
  const columns =
    ids === null ? allColumns(fromLists === undefined ? definitions : []) : chosenColumns(ids, definitions);
  const filteredBy = fromLists?.filteredBy ?? null;
  return {
    start: byteOrderMark + stringify([columns.map(({ header }) => guardFormulas(header))]),
    textOf: (batch) => stringify(batch.map((one) => csvCells(one, columns, filteredBy))),
  };
}

function csvCells({ customer, parameters }: WalkedCustomer, columns: readonly CsvColumn[], filteredBy: string | null) {
  const fields = parseCustomer(customer);
  const isListed = parameters === null && filteredBy !== null && fields.parameterValue !== undefined;
  const values = isListed ? { [filteredBy]: fields.parameterValue ?? '' } : parseValues(parameters);
  return columns.map(({ cell }) => {
    const value = cell(fields, values);
    return typeof value === 'string' ? guardFormulas(value) : value;
  });
}

function ndjsonLine({ customer, parameters }: WalkedCustomer, definitions: readonly ParameterDefinition[]): string {
  if (parameters === null) return `${customer}\n`;
  const listed = listedParameters(
    parseValues(parameters),
    definitions.map(({ id, name, type }) => ({ id, name, type })),
  );
  const { parameterValue: _, ...fields } = parseCustomer(customer);
  return `${JSON.stringify({ ...fields, parameters: listed })}\n`;
}

function parseCustomer(text: string): Customer {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  return JSON.parse(text) as Customer;
}

function parseValues(text: string | null): ParameterValues {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- own JSON
  return text === null ? {} : (JSON.parse(text) as ParameterValues);
}
