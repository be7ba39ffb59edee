import { cellValue } from '../../values/cell-text.ts';
import { meansNothing } from '../../values/missing-value.ts';
import type { Draft } from '../cell-writer.ts';
import { headerWords, wordSet } from '../header-words.ts';
import type { BoundColumn } from '../plan-column.ts';

/** Words of the people that an order is sent to, who may be others than the customer; who pays it is the customer. */
const groupWords = wordSet('shipping ship delivery deliver lieferung liefer livraison envio entrega spedizione');
const besideName = wordSet('address adresse addr direccion indirizzo endereco to');
const nameKeys =
  wordSet(`name fullname firstname lastname givenname familyname surname contactname recipient recipientname
  vorname nachname nom prenom nombre apellido apellidos nome cognome sobrenome naam voornaam achternaam`);

/** Parts of these words: most headers have none, and to split them takes long. */
const mayBeGroup = /ship|deliver|liefer|livrais|envio|entrega|spedi/i;

/** The person that a header is of who may not be the customer: `shipping` in `Shipping Phone`; empty for any other. */
export function groupOf(header: string): string {
  if (!mayBeGroup.test(header)) return '';
  return headerWords(header)
    .filter((word) => groupWords.has(word))
    .join(' ');
}

/** Whether a header names the person of its group, or a part of the name, such as `Shipping First Name`. */
export function namesPerson(header: string): boolean {
  const rest = headerWords(header).filter((word) => !groupWords.has(word) && !besideName.has(word));
  return nameKeys.has(rest.join(''));
}

/** Whether two names, neither of them empty, can't be those of the same person. */
export function isOtherName(name: string, other: string): boolean {
  const [found, others] = [name, other].map(headerWords).toSorted((a, b) => a.length - b.length);
  if (found === undefined || others === undefined || found.length === 0) return false;
  return !found.every((word) => others.some((one) => isSameWord(word, one)));
}

/** Also an initial. */
function isSameWord(word: string, other: string): boolean {
  return word === other || (Math.min(word.length, other.length) === 1 && word[0] === other[0]);
}

/** Whether the contacts of a column are those of someone else, whom other columns of the row name. */
export function otherPersonFinder(
  columns: readonly BoundColumn[],
): (draft: Draft, cells: readonly string[], at: number) => boolean {
  const groups = columns.map(({ header, target }) =>
    target.kind === 'email' || target.kind === 'phone' ? groupOf(header) : '',
  );
  const namesOf = groups.map((group) =>
    columns.flatMap(({ header }, at) => (group !== '' && groupOf(header) === group && namesPerson(header) ? [at] : [])),
  );
  return (draft, cells, column) => {
    const names = (namesOf[column] ?? []).map((at) => cellValue(cells[at] ?? '')).filter((name) => !meansNothing(name));
    return names.length > 0 && isOtherName(names.join(' '), nameOf(draft));
  };
}

/** All names of a customer. */
export function nameOf({ displayName, firstName, lastName }: { readonly [field: string]: unknown }): string {
  return [displayName, firstName, lastName].filter((name) => typeof name === 'string').join(' ');
}
