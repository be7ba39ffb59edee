import { identifies } from '../columns/column-target.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { cellValue, withoutInvisible } from '../values/cell-text.ts';
import { isWord, SharedWords } from '../values/parse-identity.ts';
import type { RowPerson } from '../values/parse-identity.ts';

/** Finds what rows of different people have in a column of ids or customer numbers, such as "walk-in". */
export class IdentityScan {
  readonly #identities: readonly { readonly at: number; readonly words: SharedWords }[];
  readonly #emails: readonly number[];
  readonly #phones: readonly number[];
  readonly #names: readonly number[];

  constructor(targets: readonly ColumnTarget[]) {
    const columns = (is: (target: ColumnTarget) => boolean): readonly number[] =>
      targets.flatMap((target, at) => (is(target) ? [at] : []));
    this.#identities = columns((target) => target.kind === 'text' && identifies(target)).map((at) => ({
      at,
      words: new SharedWords(),
    }));
    this.#emails = columns(({ kind }) => kind === 'email');
    this.#phones = columns(({ kind }) => kind === 'phone');
    this.#names = columns((target) => target.kind === 'text' && /name$/i.test(target.field));
  }

  add(cells: readonly string[]): void {
    for (const { at, words } of this.#identities) {
      const cell = cells[at] ?? '';
      if (cell === '' || !isWord(cell)) continue;
      const word = withoutInvisible(cellValue(cell));
      if (word !== '') words.add(word, () => this.#person(cells));
    }
  }

  /** The words of different people in a column; null for none. */
  sharedWords(column: number): ReadonlySet<string> | null {
    const found = this.#identities.find(({ at }) => at === column)?.words.found;
    return found === undefined || found.size === 0 ? null : found;
  }

  #person(cells: readonly string[]): RowPerson {
    const texts = (columns: readonly number[]): readonly string[] =>
      columns.map((at) => withoutInvisible(cellValue(cells[at] ?? '')).toLowerCase()).filter((text) => text !== '');
    const [email = ''] = texts(this.#emails);
    const [phone = ''] = texts(this.#phones);
    return { email, phone, name: texts(this.#names).join(' ') };
  }
}
