import { joinNames } from '../../../../contract/joined-name.ts';
import type { Customer } from '../../../../contract/customer.ts';
import { exportFields } from '../../../../contract/list/exported-file.ts';
import { exportColumns, type ExportColumn } from '../../../../contract/list/list-export.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { CustomerSource } from '../../customer-source.ts';
import { definitionOf, type ParameterValues } from '../../model/customer-parameters.ts';
import type { CsvCell } from './csv-line.ts';

/** A column of a CSV file. */
export interface CsvColumn {
  readonly header: string;
  readonly cell: (customer: Customer, parameters: ParameterValues) => CsvCell;
}

type Cell = CsvColumn['cell'];

const date = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const primaryFirst = <T extends { readonly isPrimary: boolean }>(values: readonly T[]): readonly T[] =>
  values.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));

const emails: Cell = ({ emails: all }) =>
  primaryFirst(all)
    .map(({ address }) => address)
    .join('; ');
const phones: Cell = ({ phones: all }) =>
  primaryFirst(all)
    .map(({ number }) => number)
    .join('; ');

const special: Readonly<Partial<Record<(typeof exportFields)[number], Cell>>> = {
  emails,
  phones,
  lastOrderDate: ({ lastOrderDate }) => date(lastOrderDate),
  lastActivityDate: ({ lastActivityDate }) => date(lastActivityDate),
  createdAt: ({ createdAt }) => date(createdAt),
  updatedAt: ({ updatedAt }) => date(updatedAt),
};

/** Every field, by the names that an import knows. */
const fieldColumns: readonly CsvColumn[] = exportFields.map((field) => ({
  header: field,
  cell:
    special[field] ??
    ((customer) => {
      const value = customer[field];
      return typeof value === 'object' ? null : value;
    }),
}));

/** The columns of the list by the words of its headings; a customer and a contact take two each. */
const listColumns: Readonly<Record<ExportColumn, readonly CsvColumn[]>> = {
  customer: [
    { header: 'Customer number', cell: ({ customerNumber }) => customerNumber },
    {
      header: 'Name',
      cell: ({ displayName, firstName, lastName }) => displayName ?? joinNames(firstName, lastName),
    },
  ],
  contact: [
    { header: 'Email', cell: emails },
    { header: 'Phone', cell: phones },
  ],
  status: [{ header: 'Status', cell: ({ status }) => status }],
  totalOrders: [{ header: 'Orders', cell: ({ totalOrders }) => totalOrders }],
  totalSpent: [{ header: 'Total spent', cell: ({ totalSpent }) => totalSpent }],
  averageOrderValue: [{ header: 'Average order', cell: ({ averageOrderValue }) => averageOrderValue }],
  lifetimeValue: [{ header: 'Lifetime value', cell: ({ lifetimeValue }) => lifetimeValue }],
  lastOrderDate: [{ header: 'Last order', cell: ({ lastOrderDate }) => date(lastOrderDate) }],
  lastActivityDate: [{ header: 'Last activity', cell: ({ lastActivityDate }) => date(lastActivityDate) }],
  createdAt: [{ header: 'Created', cell: ({ createdAt }) => date(createdAt) }],
  updatedAt: [{ header: 'Updated', cell: ({ updatedAt }) => date(updatedAt) }],
  source: [{ header: 'Added through', cell: ({ source }) => source }],
};

/** Every field and parameter. */
export function allColumns(definitions: readonly ParameterDefinition[]): readonly CsvColumn[] {
  const fields = new Set(fieldColumns.map(({ header }) => header.toLowerCase()));
  return [
    ...fieldColumns,
    // An import would take a parameter with the name of a field, such as Source, for the field.
    ...definitions.map((one) => parameterColumn(one, fields.has(one.name.toLowerCase()) ? one.id : one.name)),
  ];
}

/** The parameters among the ids of columns; the catalogue need not have that of the filter. */
export async function columnDefinitions(
  source: Pick<CustomerSource, 'parameters'>,
  ids: readonly string[] | null,
  ofFilter: ParameterDefinition | null,
): Promise<ParameterDefinition[]> {
  const known = await source.parameters();
  const isKnown = ofFilter === null || known.some(({ id }) => id === ofFilter.id);
  const chosen = new Set(ids);
  return (isKnown ? known : [...known, ofFilter]).filter(({ id }) => chosen.has(id)).map(definitionOf);
}

/** The columns of these ids, in this order; unknown ones are left out. */
export function chosenColumns(
  ids: readonly string[],
  definitions: readonly ParameterDefinition[],
): readonly CsvColumn[] {
  return ids.flatMap((id) => {
    const column = exportColumns.find((one) => one === id);
    if (column !== undefined) return listColumns[column];
    return definitions.filter((one) => one.id === id).map((one) => parameterColumn(one, one.name));
  });
}

function parameterColumn({ id }: ParameterDefinition, header: string): CsvColumn {
  return {
    header,
    cell: (_, parameters) => {
      const value = Object.hasOwn(parameters, id) ? parameters[id] : undefined;
      if (value === undefined) return null;
      return typeof value === 'string' ? value : optionsText(value);
    },
  };
}

/** Options as an import splits them: with semicolons, or as a JSON list where an option contains a separator. */
function optionsText(options: readonly string[]): string {
  return options.some((option) => /[;|,"]|:::/.test(option)) ? JSON.stringify(options) : options.join('; ');
}
