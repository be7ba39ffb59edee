import { setImmediate } from 'node:timers/promises';
import type { Customer } from '../../../../contract/customer.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { FileForm, WalkedCustomer } from '../../customer-source.ts';
import { listedParameters, type ParameterValues } from '../../model/customer-parameters.ts';
import { readCustomer, readParameterValues } from '../../model/stored-json.ts';
import { allColumns, chosenColumns, type CsvColumn } from './csv-columns.ts';
import { csvLine, type CsvCell } from './csv-line.ts';

/** Marks a CSV as UTF-8 for spreadsheets. */
const byteOrderMark = '\uFEFF';

export interface ExportFileOptions extends FileForm {
  /** Set where customers come as in lists, without parameters but with the value of the one of the filter. */
  readonly fromLists?: { readonly filteredBy: string | null };
}

export interface ExportFile {
  /** What it starts with. */
  readonly start: string;
  /** The lines of a batch. Other requests have their turns meanwhile. */
  readonly textOf: (batch: readonly WalkedCustomer[]) => Promise<string>;
}

/** How a file of a format is written, batch by batch. */
export function exportFile({ format, columns: ids, definitions, fromLists }: ExportFileOptions): ExportFile {
  if (format === 'ndjson') {
    const parametersOf = parameterWriter(definitions);
    return { start: '', textOf: (batch) => textInSlices(batch, (one) => ndjsonLine(one, parametersOf)) };
  }
  const columns =
    ids === null ? allColumns(fromLists === undefined ? definitions : []) : chosenColumns(ids, definitions);
  const filteredBy = fromLists?.filteredBy ?? null;
  return {
    start: byteOrderMark + csvLine(columns.map(({ header }) => header)),
    textOf: (batch) => textInSlices(batch, (one) => csvLine(csvCells(one, columns, filteredBy))),
  };
}

/** How long lines are written before other requests have a turn, in ms. */
const slice = 0.2;

async function textInSlices(
  batch: readonly WalkedCustomer[],
  lineOf: (customer: WalkedCustomer) => string,
): Promise<string> {
  const lines: string[] = [];
  let until = performance.now() + slice;
  for (const one of batch) {
    if (performance.now() >= until) {
      await setImmediate();
      until = performance.now() + slice;
    }
    lines.push(lineOf(one));
  }
  return lines.join('');
}

function csvCells(one: WalkedCustomer, columns: readonly CsvColumn[], filteredBy: string | null): readonly CsvCell[] {
  const fields = readCustomer(one.customer);
  const values = valuesOf(one, fields, filteredBy);
  return columns.map(({ cell }) => cell(fields, values));
}

function valuesOf(
  { parameters }: WalkedCustomer,
  { parameterValue }: Customer,
  filteredBy: string | null,
): ParameterValues {
  if (parameters !== null) return readParameterValues(parameters);
  return filteredBy === null || parameterValue === undefined ? {} : { [filteredBy]: parameterValue };
}

/** A stored customer that is not ASCII, or that has the value of the list's parameter. */
const escapedOrMatched = /\\u|"parameterValue":/;

function ndjsonLine({ customer, parameters }: WalkedCustomer, parametersOf: ParameterWriter): string {
  if (parameters === null) return `${customer}\n`;
  const listed = parametersOf(readParameterValues(parameters));
  // Also where the text is taken as it is, so that a damaged customer ends the export.
  const { parameterValue: _, ...fields } = readCustomer(customer);
  const text = escapedOrMatched.test(customer) ? JSON.stringify(fields) : customer;
  return `${text.slice(0, -1)},"parameters":${listed}}\n`;
}

type ParameterWriter = (values: ParameterValues) => string;

/** Writes `listedParameters` as JSON, whose names and types are the same for every customer. */
function parameterWriter(definitions: readonly ParameterDefinition[]): ParameterWriter {
  const starts = definitions.map(({ id, name, type }) => {
    const [listed] = listedParameters({ [id]: '' }, [{ id, name, type }]);
    return { id, start: JSON.stringify(listed).slice(0, -'""}'.length) };
  });
  return (values) => {
    const listed = starts.flatMap(({ id, start }) =>
      Object.hasOwn(values, id) ? [`${start}${JSON.stringify(values[id])}}`] : [],
    );
    return `[${listed.join()}]`;
  };
}
