import { systemParameters } from '../../contract/parameters.ts';
import type { ParameterDefinition } from '../../contract/parameters.ts';
import type { FileSettings, ImportRow } from '../../server/customers/import/customer-file.ts';
import { openCustomerFile } from '../../server/customers/import/pipeline/open-customer-file.ts';
import { importFile } from './import-run.ts';

export type ReadOptions = Partial<Omit<FileSettings, 'file'>> & { readonly name?: string };

/** The columns and rows of a file. The id of a new parameter is its name. */
export async function readImportFile(
  content: string | Uint8Array,
  { name = 'customers.csv', ...options }: ReadOptions = {},
) {
  const path = importFile(content, name);
  const { file } = await openCustomerFile({
    file: path,
    decimal: null,
    dates: null,
    mapping: [],
    encoding: null,
    phoneCountry: null,
    parameters: systemParameters,
    ...options,
  });
  const scan = await file.scan(() => {});
  const defined = new Map(
    scan.wanted.map((wanted): [string, ParameterDefinition] => [wanted.name, { id: wanted.name, ...wanted }]),
  );
  const rows: ImportRow[] = [];
  for await (const row of file.rows(defined)) rows.push(row);
  return {
    scan,
    rows,
    parsed: rows.map(({ parsed }) => parsed),
    types: Object.fromEntries(scan.wanted.map((one) => [one.name, one.type])),
  };
}
