import { meansNothing } from './missing-value.ts';
import { restoreDigits } from './restore-digits.ts';

const objectId = /^(?:new )?ObjectId\(["']?([0-9a-f]{24})["']?\)$/i;

/** An id or customer number as its text, without what MongoDB writes around one; null if its digits are lost. */
export function parseIdentity(text: string): string | null {
  return objectId.exec(text)?.[1] ?? restoreDigits(text);
}

/** What people write in place of a number that a customer does not have yet. */
const notYet = new Set('new neu nuevo nouveau nuovo novo nieuw nowy nový yeni новый 新規'.split(' '));

/**
 * Whether text that should be an id or a number has no digit but zeros, or is -1 as programs write for none, and so may
 * stand in any number of rows.
 */
export function isWord(text: string): boolean {
  if (text === '-1') return true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 49 && code <= 57) return false;
  }
  return true;
}

/** Why a word is no id or customer number; null if it can be one. `shared`: those of different people in the file. */
export function wordMisfit(word: string, shared: ReadonlySet<string> | null): string | null {
  if (meansNothing(word) || notYet.has(word.toLowerCase())) return 'a word for none, not an id or number';
  return shared?.has(word) === true ? 'in the rows of different people, so it identifies no one' : null;
}

/** What tells the people of two rows apart; empty where a row doesn't say. */
export interface RowPerson {
  readonly email: string;
  readonly phone: string;
  readonly name: string;
}

/** Words to remember of a file: one with more has words for its ids. */
const mostWords = 10_000;

/** Finds the words that stand in place of an id or a number in rows of different people. */
export class SharedWords {
  readonly found = new Set<string>();
  readonly #people = new Map<string, RowPerson>();

  add(word: string, person: () => RowPerson): void {
    const first = this.#people.get(word);
    if (first === undefined) {
      if (this.#people.size < mostWords) this.#people.set(word, person());
    } else if (!this.found.has(word) && areDifferent(first, person())) this.found.add(word);
  }
}

/** By their emails, or else their phones, or else their names. */
function areDifferent(a: RowPerson, b: RowPerson): boolean {
  if (a.email !== '' && b.email !== '') return a.email !== b.email;
  if (a.phone !== '' && b.phone !== '') return a.phone !== b.phone;
  return a.name !== b.name;
}
