import type { ColumnTarget } from '../columns/column-target.ts';
import { foldCharacters, includesPhrase } from '../columns/header-words.ts';
import { headerKey } from './header-synonyms.ts';
import { afterPath } from './header-target.ts';

/** Headers of a name that may be all of it, or the part that another column lacks. */
const nameKeys: ReadonlySet<string> = new Set(
  'name nom naam namn navn nome nazwa nimi nume név tên müşteriadı 이름 注文者名 שם الاسم'.split(' ').map(headerKey),
);

/** Headers of a first name that are those of a whole name where no other column has a name. */
const meansAnyName: ReadonlySet<string> = new Set(
  'nombre nome имя ім’я ime име imie jmeno meno όνομα ad adı isim'.split(' ').map(headerKey),
);

/** Headers of a surname beside a first name in Portuguese and Galician, and in Brazil, of a nickname. */
const surnameKeys: ReadonlySet<string> = new Set(['apelido', 'apelidos']);

/** Whether most cells have more than one word. */
function areFullNames(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter((cell) => /\S\s+\S/.test(cell)).length * 2 > filled.length;
}

/** Whether a header says "Name" and no more, perhaps after a path. */
export function isPlainName(header: string): boolean {
  return nameKeys.has(headerKey(header)) || nameKeys.has(headerKey(afterPath(header) ?? ''));
}

/**
 * The targets with "Name" as the last name beside a first name, or as the first name beside a last name, unless its
 * cells contain the other one, as a full name does.
 */
export function withMissingNames(
  targets: readonly (ColumnTarget | null)[],
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (ColumnTarget | null)[] {
  const indexOf = (field: string): number =>
    targets.findIndex((target) => target?.kind === 'text' && target.field === field);
  const name = headers.findIndex((header, at) => {
    const target = targets[at] ?? null;
    return target?.kind === 'text' && target.field === 'displayName' && isPlainName(header);
  });
  const [first, last] = [indexOf('firstName'), indexOf('lastName')];
  const isAlone =
    first >= 0 && last < 0 && indexOf('displayName') < 0 && meansAnyName.has(headerKey(headers[first] ?? ''));
  const isFull = areFullNames(rows.map((row) => row[first] ?? ''));
  if (isAlone && isFull) return targets.with(first, { kind: 'text', field: 'displayName' });
  const surname = headers.findIndex((header, at) => targets[at] === null && surnameKeys.has(headerKey(header)));
  if (surname >= 0 && last < 0 && !isFull && headerKey(headers[first] ?? '') === 'nome')
    return targets.with(surname, { kind: 'text', field: 'lastName' });
  if (name < 0 || first < 0 === last < 0) return targets;
  const both = rows
    .map((row) => [row[name] ?? '', row[Math.max(first, last)] ?? ''] as const)
    .filter((pair) => pair.every((cell) => cell.trim() !== ''));
  const full = both.filter(([whole, part]) => containsName(whole, part)).length;
  if (full > 0 && full * 2 >= both.length) return targets;
  return targets.with(name, { kind: 'text', field: first < 0 ? 'firstName' : 'lastName' });
}

/** Whether a full name contains a part of it, in whole words: Jansen does not contain Jan. */
export function containsName(whole: string, part: string): boolean {
  // Where names have no spaces, they have no words.
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(part))
    return foldCharacters(whole).includes(foldCharacters(part.trim()));
  const [name, found] = [nameWords(whole), nameWords(part)];
  return found.length > 0 && includesPhrase(name, found);
}

function nameWords(name: string): readonly string[] {
  return foldCharacters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
