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
/** Such as `Stand: 01.03.2026`; no id has a space behind its colon. */
const label = /^\p{L}[^:]{0,60}:(?:\s|$)/u;
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
  const isOfSomeone = ownership(columns);
  const hasIdentity = columns.some(({ target }, at) => isOfAddress[at] !== true && identifies(target));
  let isFirst = true;
  let isInTable = false;
  return (cells, draft, leftOut) => {
    const isBelowHeader = isFirst;
    isFirst = false;
    isInTable ||= draft.emails !== undefined;
    if (draft.emails !== undefined) return null;
    const filled = columns.flatMap((_, at) => (cellValue(cells[at] ?? '') === '' ? [] : [at]));
    isInTable ||= filled.length > 1;
    if (draft.phones !== undefined) {
      const isAddress = hasIdentity && !isNamed(draft) && filled.every((at) => isOfAddress[at]);
      return isAddress && filled.length >= fewestCells
        ? 'The row only has an address: another one of the customer above it'
        : null;
    }
    const texts = filled.map((at) => cellText(cells[at] ?? ''));
    if (texts.length > 1 && filled.every((at) => isSame(cells[at] ?? '', columns[at]?.header ?? '')))
      return 'The row repeats the names of the columns';
    if (texts.length > 0 && texts.every((text) => dashes.test(text))) return 'The row only has dashes';
    if (isInTable && texts.length === 1 && texts.every((text) => label.test(text)))
      return 'The row is a note with a label, not a customer';
    if (areCodes(texts)) return 'The row describes the columns';
    const misfits = new Set(leftOut.map(({ column }) => column));
    const forms = formedColumns.filter((at) => filled.includes(at));
    const isMisfit = forms.length > 1 && forms.every((at) => misfits.has(columns[at]?.header ?? ''));
    return isBelowHeader && isMisfit && !isOfSomeone(cells, texts) ? 'The row describes the columns' : null;
  };
}

/** Whether a row has a number or a name of its own, unlike one that describes the columns. */
function ownership(columns: readonly BoundColumn[]): (cells: readonly string[], texts: readonly string[]) => boolean {
  const fields = columns.flatMap(({ target }, at) => (target.kind === 'text' ? [{ at, field: target.field }] : []));
  const nameWords = new Set(columns.flatMap(({ header }) => headerWords(header)));
  return (cells, texts) => {
    const kinds = texts.map(kindOf);
    return fields.some(({ at, field }) => {
      const text = cellText(cells[at] ?? '');
      // CHAR10 beside CHAR40 is a type.
      if (text === '' || text.length > 200 || kinds.filter((kind) => kind !== '' && kind === kindOf(text)).length > 1)
        return false;
      if (numberFields.has(field)) return /^\S*\d\S*$/.test(text);
      return nameFields.has(field) && ownName.test(text) && !headerWords(text).some((word) => nameWords.has(word));
    });
  };
}

const numberFields: ReadonlySet<string> = new Set(['id', 'customerNumber']);
const nameFields: ReadonlySet<string> = new Set(['firstName', 'lastName', 'displayName']);
/** In which the first and the last word start with no small letter, unlike `As on the card`. */
const ownName = /^(?:\P{Ll}.*\s)?\P{Ll}\S*$/su;

function kindOf(text: string): string {
  return text.toLowerCase().replace(/\d/g, '');
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
