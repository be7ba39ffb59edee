import { cellText, cellValue } from '../values/cell-text.ts';
import type { Draft } from './cell-writer.ts';
import { identifies } from './column-target.ts';
import { headerWords } from './header-words.ts';
import type { BoundColumn } from './plan-column.ts';

/** Such as d01, d02 and d03: what templates call their columns. */
const code = /^([A-Za-z]{1,4}[-_]?)\d{1,4}$/;
const fewestCells = 3;
/** What programs such as sqlcmd draw below the names of the columns. */
const dashes = /^-+$/;
/** What the names of columns of an address share, such as `_address_city` and Billing Phone. */
const addressWords = new Set('address addr billing shipping delivery'.split(' '));
/** Columns whose cells have a form, so that a description of the column does not fit. */
const formed: ReadonlySet<string> = new Set(['email', 'phone', 'whole', 'amount', 'date']);

/**
 * Why a row is no customer of its own, for all that it has names, an id or a phone: it describes the columns, repeats
 * their names, or is another address of the customer above it. Null for a customer. Call it for each row in order.
 */
export function rowWithoutCustomer(
  columns: readonly BoundColumn[],
): (cells: readonly string[], draft: Draft, leftOut: readonly { readonly column: string }[]) => string | null {
  const isOfAddress = columns.map(({ header }) => headerWords(header).some((word) => addressWords.has(word)));
  const formedColumns = columns.flatMap(({ target }, at) => (formed.has(target.kind) ? [at] : []));
  const hasIdentity = columns.some(({ target }, at) => isOfAddress[at] !== true && identifies(target));
  let isFirst = true;
  return (cells, draft, leftOut) => {
    const isBelowHeader = isFirst;
    isFirst = false;
    if (draft.emails !== undefined) return null;
    const filled = columns.flatMap((_, at) => (cellValue(cells[at] ?? '') === '' ? [] : [at]));
    if (draft.phones !== undefined) {
      const isAddress = hasIdentity && !isNamed(draft) && filled.every((at) => isOfAddress[at]);
      return isAddress && filled.length >= fewestCells
        ? 'The row only has an address: another one of the customer above it'
        : null;
    }
    if (filled.length > 1 && filled.every((at) => isSame(cells[at] ?? '', columns[at]?.header ?? '')))
      return 'The row repeats the names of the columns';
    if (filled.length > 0 && filled.every((at) => dashes.test(cellText(cells[at] ?? ''))))
      return 'The row only has dashes';
    const misfits = new Set(leftOut.map(({ column }) => column));
    const forms = formedColumns.filter((at) => filled.includes(at));
    const describes = isBelowHeader && forms.length > 1 && forms.every((at) => misfits.has(columns[at]?.header ?? ''));
    return describes || areCodes(filled.map((at) => cellText(cells[at] ?? '')))
      ? 'The row describes the columns'
      : null;
  };
}

function isNamed(draft: Draft): boolean {
  const { id, customerNumber, firstName, lastName, displayName } = draft;
  return [id, customerNumber, firstName, lastName, displayName].some((value) => value !== undefined);
}

function isSame(cell: string, header: string): boolean {
  return cellText(cell).toLowerCase() === header.toLowerCase();
}

/** Whether cells are numbered codes of one kind, each another. */
function areCodes(cells: readonly string[]): boolean {
  if (cells.length < fewestCells || new Set(cells).size < cells.length) return false;
  const kinds = new Set(cells.map((cell) => code.exec(cell)?.[1]));
  return kinds.size === 1 && !kinds.has(undefined);
}
