import { CsvError } from 'csv-parse';
import { parse as parseLeniently } from 'csv-parse/sync';
import Papa from 'papaparse';
import { StartupError } from '../../../errors/startup-error.ts';

/** A record of a file and the line it starts on, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Characters of the longest record; a longer one has an unclosed quote. */
const longestRecord = 4 * 1024 * 1024;
const candidates = [',', ';', '\t', '|', '^', '~', ':'] as const;

export interface CsvDialect {
  readonly delimiter: string;
  /** CR alone ended lines on the first Macintosh; a CR before LF is removed. */
  readonly lineEnd: '\n' | '\r';
  /** Whether a backslash is before a quote inside a cell, as MySQL writes it, rather than a second quote. */
  readonly backslashes: boolean;
}

/** Detects the dialect of a CSV text from its start. */
export function detectDialect(head: string): CsvDialect {
  const lineEnd = head.includes('\r') && !head.includes('\n') ? '\r' : '\n';
  // A quote that ends no cell, in a text without doubled ones inside a cell: JSON in a cell has both.
  const backslashes = /\\"[^",;|\t\r\n]/.test(head) && !/[^,;|\t\r\n]""[^,;|\t\r\n]/.test(head);
  return { delimiter: detectDelimiter(head), lineEnd, backslashes };
}

/** A delimiter in words. */
export function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
  return names[delimiter] ?? delimiter;
}

/** The dialect of the table in a CSV text that starts with a title. */
export function detectTableDialect(head: string): CsvDialect {
  const table = (counts: readonly number[]): readonly number[] => counts.slice(counts.indexOf(usualCount(counts)));
  return { ...detectDialect(head), delimiter: detectDelimiter(head, table) };
}

/** Yields the rows of a CSV text in groups, without blank lines. Throws a StartupError on an unclosed quote. */
export async function* csvRows(texts: AsyncIterable<string>, dialect: CsvDialect): AsyncGenerator<readonly CsvRow[]> {
  const parse = createParser(dialect);
  let rest = '';
  let line = 1;
  const take = (isLast: boolean): CsvRow[] => {
    const parsed = rest === '' ? { records: [], end: 0 } : parse(rest, isLast);
    if (parsed === null || rest.length - parsed.end > longestRecord) throw recordError(line, rest);
    const { records, end } = parsed;
    const rows: CsvRow[] = [];
    const hasQuotes = rest.slice(0, end).includes('"');
    for (const cells of records) {
      const at = cells.length - 1;
      if (cells[at]?.endsWith('\r') === true) cells[at] = cells[at].slice(0, -1);
      const blank = at === 0 && cells[0]?.trim() === '';
      const namesDelimiter = line === 1 && cells[0]?.toLowerCase() === 'sep=';
      if (!blank && !namesDelimiter) rows.push({ line, cells });
      line += 1 + (hasQuotes ? lineEndsIn(cells, dialect.lineEnd) : 0);
    }
    rest = rest.slice(end);
    return rows;
  };
  for await (const text of texts) {
    rest += text;
    yield take(false);
  }
  yield take(true);
}

interface ParsedText {
  readonly records: readonly string[][];
  /** Where in the text the next record starts. */
  readonly end: number;
}

/**
 * Parses a text that starts with a record and, unless it is the last one, may end in the middle of a record. Null if a
 * quote is never closed. Papa Parse takes a quarter of the time of csv-parse, which in turn copes with misplaced
 * quotes.
 */
function createParser({
  delimiter,
  lineEnd,
  backslashes,
}: CsvDialect): (text: string, isLast: boolean) => ParsedText | null {
  const parser = new Papa.Parser({ delimiter, newline: lineEnd, quoteChar: '"' });
  const lenient = {
    delimiter,
    record_delimiter: ['\r\n', lineEnd],
    relax_column_count: true,
    relax_quotes: true,
    escape: backslashes ? '\\' : '"',
  };
  return (text, isLast) => {
    if (!backslashes) {
      const { data, errors, meta } = papaResult(parser.parse(text, 0, !isLast));
      if (errors.length === 0) return { records: data, end: meta.cursor };
    }
    const end = isLast ? text.length : text.lastIndexOf(lineEnd) + 1;
    try {
      return { records: parseLeniently(text.slice(0, end), lenient), end };
    } catch (error) {
      if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      return isLast ? null : { records: [], end: 0 };
    }
  };
}

/** The result of Papa Parse without a header. */
interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly unknown[];
  readonly meta: { readonly cursor: number };
}

function papaResult(result: unknown): PapaResult {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- typed `any`
  return result as PapaResult;
}

function recordError(line: number, text: string): StartupError {
  if (!text.includes('"'))
    return new StartupError(
      `The record that starts on line ${line} is too long: it has more than 4 million characters.`,
    );
  return new StartupError(`The record that starts on line ${line} has an unclosed quote.`);
}

function lineEndsIn(cells: readonly string[], lineEnd: string): number {
  let ends = 0;
  for (const cell of cells) if (cell.includes(lineEnd)) ends += cell.split(lineEnd).length - 1;
  return ends;
}

/**
 * The delimiter that splits the first records of a CSV text into the most cells, and most of them into as many. Papa
 * Parse's own guess takes the most regular split, such as by the `:` in times where some rows are short.
 */
function detectDelimiter(head: string, table = (counts: readonly number[]) => counts): string {
  const named = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (named !== undefined) return named;
  const scored = candidates.map((delimiter) => ({ delimiter, ...score(table(cellCounts(head, delimiter))) }));
  const [best] = scored
    .filter(({ cells, agreeing }) => cells > 1 && agreeing >= 0.5)
    .toSorted((a, b) => b.cells - a.cells || b.agreeing - a.agreeing);
  return best?.delimiter ?? ',';
}

/** How many cells the first record has, and the share of the next ones that has as many. */
function score(counts: readonly number[]): { readonly cells: number; readonly agreeing: number } {
  const [first = 1] = counts;
  return { cells: first, agreeing: counts.filter((count) => count === first).length / counts.length };
}

/** How many cells most of the records that have several have. */
function usualCount(counts: readonly number[]): number {
  const several = counts.filter((count) => count > 1);
  const times = (count: number): number => several.filter((other) => other === count).length;
  return several.toSorted((a, b) => times(b) - times(a) || b - a)[0] ?? counts[0] ?? 1;
}

/** How many cells each of the first records has. */
function cellCounts(head: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let cells = 1;
  let quotedCell = false;
  for (let at = 0; at < head.length && counts.length < 20; at += 1) {
    const character = head[at];
    if (character === '"') quotedCell = !quotedCell;
    else if (!quotedCell && character === delimiter) cells += 1;
    else if (!quotedCell && (character === '\n' || (character === '\r' && head[at + 1] !== '\n'))) {
      counts.push(cells);
      cells = 1;
    }
  }
  if (counts.length === 0) counts.push(cells);
  return counts;
}
