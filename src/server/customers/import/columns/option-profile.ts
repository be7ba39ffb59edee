import Papa from 'papaparse';
import { foldCharacters, headerWords } from './header-words.ts';

/** Distinct values kept per column, and their longest length: memory stays flat whatever the size of the file. */
const rememberedValues = 300;
const longestOption = 64;
/** No one chooses from a longer list of options; customers can have several of a longer one. */
const mostOptions = 50;
const mostTags = 250;

/** The first is that of Google Contacts. */
const optionSeparators = [':::', ';', '|', ','] as const;
export type OptionSeparator = (typeof optionSeparators)[number];

/** The distinct values of a column, up to a limit, and how many values there were in all. */
class DistinctValues {
  readonly values = new Set<string>();
  readonly limit: number;
  total = 0;
  tooMany = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(value: string): void {
    this.total += 1;
    if (this.tooMany) return;
    this.values.add(value);
    if (this.values.size > this.limit || value.length > longestOption) {
      this.tooMany = true;
      this.values.clear();
    }
  }

  /** Whether there are few values that recur. */
  recur(most: number): boolean {
    const { size } = this.values;
    return !this.tooMany && size <= most && size < this.total && size <= Math.max(2, this.total * 0.75);
  }
}

/** What a column's cells hold when they are split by one separator. */
class SeparatorProfile {
  several = 0;
  readonly #separator: OptionSeparator;
  readonly #distinct: DistinctValues;
  /** The cell that contains a part; null once another cell contains it too. */
  readonly #homes = new Map<string, string | null>();
  /** Parts that start a cell, and those that follow another. */
  readonly #starts = new Set<string>();
  readonly #follows = new Set<string>();
  #hasLists = false;

  /** Starts with the cells before the first that contains the separator, each of which is one part. */
  constructor(separator: OptionSeparator, { values, total, tooMany, limit }: DistinctValues) {
    this.#separator = separator;
    this.#distinct = new DistinctValues(limit);
    for (const value of values) {
      this.#distinct.add(value);
      this.#homes.set(value, value);
      this.#starts.add(value);
    }
    this.#distinct.total = total;
    this.#distinct.tooMany = tooMany;
  }

  add(cell: string): void {
    if (this.#distinct.tooMany && this.several > 0) return;
    const parts = contains(cell, this.#separator) ? splitOptions(cell, this.#separator) : [cell];
    if (parts.length > 1) this.several += 1;
    if (this.#distinct.tooMany) return;
    this.#hasLists ||= parts.length > 1 && isWrapped(cell);
    for (const [at, part] of parts.entries()) {
      this.#distinct.add(part);
      (at === 0 ? this.#starts : this.#follows).add(part);
      const home = this.#homes.get(part);
      this.#homes.set(part, home === undefined || home === cell ? cell : null);
    }
    if (this.#distinct.tooMany) for (const known of [this.#homes, this.#starts, this.#follows]) known.clear();
  }

  /** Whether parts recur in different combinations; those of "Byrne, Dunne & Co." or "Austin, TX" do not. */
  get areOptions(): boolean {
    if (this.several === 0 || !this.#distinct.recur(mostTags)) return false;
    const together = [...this.#homes].filter(([part, home]) => home !== part);
    if (together.filter(([, home]) => home === null).length * 2 < together.length) return false;
    if (this.#separator !== ',' || this.#hasLists) return true;
    // In "Berg, Eva" and "Wine, red", a part has its place.
    const movable = together.filter(([part]) => this.#starts.has(part) && this.#follows.has(part));
    return movable.length * 3 >= together.length;
  }
}

/** What the cells of a column show about its options. */
export class OptionProfile {
  readonly #distinct: DistinctValues;
  readonly #separators = new Map<OptionSeparator, SeparatorProfile>();
  /** Cells that are longer than any option. */
  #sentences = 0;

  /** `columns`: how many the file has, whose profiles share the memory. */
  constructor(columns: number) {
    this.#distinct = new DistinctValues(Math.max(10, Math.min(rememberedValues, Math.floor(60_000 / columns))));
  }

  add(cell: string): void {
    for (const separator of optionSeparators) {
      if (!this.#separators.has(separator) && contains(cell, separator))
        this.#separators.set(separator, new SeparatorProfile(separator, this.#distinct));
    }
    for (const profile of this.#separators.values()) profile.add(cell);
    this.#distinct.add(cell);
    if (cell.length > longestOption && cell.split(/[,;|]|:::/).some((part) => part.length > longestOption))
      this.#sentences += 1;
  }

  /** Whether there are few values that recur. */
  get repeats(): boolean {
    return this.#distinct.recur(mostOptions);
  }

  /** Whether the cells are short enough for tags, in a column that is called so. */
  get canBeTags(): boolean {
    return this.#sentences * 10 <= this.#distinct.total;
  }

  /** The separator of options that recur in different combinations; null if there are none. */
  get separator(): OptionSeparator | null {
    return optionSeparators.find((separator) => this.#separators.get(separator)?.areOptions === true) ?? null;
  }

  /** The likeliest separator where the column is known to contain options; null if no cell has several. */
  get anySeparator(): OptionSeparator | null {
    const several = optionSeparators.find((separator) => (this.#separators.get(separator)?.several ?? 0) > 0);
    return this.separator ?? several ?? null;
  }
}

function contains(cell: string, separator: OptionSeparator): boolean {
  return cell.includes(separator) || (separator === ',' && isWrapped(cell));
}

const wrappers = new Set([...'[{"'].map((text) => text.charCodeAt(0)));

/** Whether a cell is a list in quotes or brackets, as programs write one: `"VIP","Bern"`, `["Bern"]`, `{VIP,Bern}`. */
function isWrapped(cell: string): boolean {
  // Most cells start with a letter or a digit.
  return wrappers.has(cell.charCodeAt(0)) && /^(?:\[.*\]|\{.*\}|".*")$/s.test(cell);
}

/** The distinct options in a cell. */
export function splitOptions(cell: string, separator: OptionSeparator): string[] {
  const parts = isWrapped(cell) ? wrappedOptions(cell, separator) : cell.split(separator);
  const options = parts.map((part) => part.trim()).filter((part) => part !== '');
  // Google Contacts marks its own groups.
  return [...new Set(separator === ':::' ? options.map((option) => option.replace(/^\* /, '')) : options)];
}

/** The options of a list in quotes or brackets, whose quotes protect separators inside an option. */
function wrappedOptions(cell: string, separator: OptionSeparator): readonly string[] {
  const inside = cell.startsWith('"') ? cell : cell.slice(1, -1);
  const isBare = inside !== cell && !/["']/.test(inside);
  const quote = inside.trimStart().startsWith("'") ? "'" : '"';
  const between = new RegExp(`${quote}\\s*(:::|[;|,])\\s*${quote}`).exec(inside)?.[1];
  if (isBare) return inside.split(',');
  const compact = inside.trim().replaceAll(new RegExp(`${quote}\\s*([;|,])\\s*${quote}`, 'g'), `${quote}$1${quote}`);
  const { data } = Papa.parse<string[]>(compact, { delimiter: between ?? separator, quoteChar: quote });
  return data[0] ?? [];
}

const tagWords = new Set(
  foldCharacters(`tags labels groups segments interests keywords schlagworte schlagworter gruppen segmente
      interessen etiketten
  merkmale stichworte etiquettes groupes interets libelles motscles etiquetas grupos segmentos intereses etichette
  gruppi segmenti interessi groepen interesses etiketter grupper segmenter intressen
  lists listas listes listen lijsten lister mailinglists mailinglisten audiences topics newsletters themen temas
  tagi etykiety grupy zainteresowania stitky skupiny zajmy cimkek csoportok tunnisteet ryhmat etiketler gruplar
  интересы теги метки группы タグ 标签 標籤 태그`).split(/\s+/),
);

/** Whether a column is called tags, labels, groups, segments or interests, in one of several languages. */
export function namesTags(header: string): boolean {
  const words = headerWords(header.slice(0, 1_000).replace(/[([{<].*$/su, ''));
  const last = words.at(-1) ?? '';
  if (tagWords.has(last)) return true;
  return last === 'list' ? tagWords.has(`${words.at(-2) ?? ''}s`) : words.join('') === 'tag';
}
