import { CsvError } from 'csv-parse';
import { parse as parseLeniently } from 'csv-parse/sync';
import Papa from 'papaparse';
import { StartupError } from '../../../errors/startup-error.ts';

/** A record of a file and the line, counted from 1, that it starts on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Characters one record may have; more is a quotation mark that is never closed. */
const longestRecord = 4 * 1024 * 1024;
const candidates = [',', ';', '\t', '|', '^', '~', ':'] as const;

export interface CsvDialect {
  readonly delimiter: string;
  /** CR alone was the end of a line on the oldest Macintosh; a CR before LF is taken off. */
  readonly lineEnd: '\n' | '\r';
}

/** How a CSV text is divided, by how it starts. */
export function detectDialect(head: string): CsvDialect {
  return { delimiter: detectDelimiter(head), lineEnd: head.includes('\r') && !head.includes('\n') ? '\r' : '\n' };
}

/** Rows of CSV, some at a time, blank lines left out. Throws a StartupError on a quotation mark that is never closed. */
export async function* csvRows(texts: AsyncIterable<string>, dialect: CsvDialect): AsyncGenerator<readonly CsvRow[]> {
  const divide = createDivider(dialect);
  let rest = '';
  let line = 1;
  const take = (isLast: boolean): CsvRow[] => {
    const divided = rest === '' ? { records: [], end: 0 } : divide(rest, isLast);
    if (divided === null || rest.length - divided.end > longestRecord) throw neverClosed(line);
    const { records, end } = divided;
    const rows: CsvRow[] = [];
    const mayBreak = rest.slice(0, end).includes('"');
    for (const cells of records) {
      const at = cells.length - 1;
      if (cells[at]?.endsWith('\r') === true) cells[at] = cells[at].slice(0, -1);
      const blank = at === 0 && cells[0]?.trim() === '';
      const namesDelimiter = line === 1 && cells[0]?.toLowerCase() === 'sep=';
      if (!blank && !namesDelimiter) rows.push({ line, cells });
      line += 1 + (mayBreak ? lineEndsIn(cells, dialect.lineEnd) : 0);
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

interface Divided {
  readonly records: readonly string[][];
  /** Where in the text the next record starts. */
  readonly end: number;
}

/**
 * Divides a text that starts with a record; unless it is the last, its end may be in the middle of one. Null when a
 * quotation mark is never closed. Papa Parse takes a quarter of csv-parse's time, which in turn copes with quotation
 * marks that stand where they should not.
 */
function createDivider({ delimiter, lineEnd }: CsvDialect): (text: string, isLast: boolean) => Divided | null {
  const parser = new Papa.Parser({ delimiter, newline: lineEnd, quoteChar: '"' });
  const lenient = { delimiter, record_delimiter: ['\r\n', lineEnd], relax_column_count: true, relax_quotes: true };
  return (text, isLast) => {
    const { data, errors, meta } = resultOf(parser.parse(text, 0, !isLast));
    if (errors.length === 0) return { records: data, end: meta.cursor };
    const end = isLast ? text.length : text.lastIndexOf(lineEnd) + 1;
    try {
      return { records: parseLeniently(text.slice(0, end), lenient), end };
    } catch (error) {
      if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      return isLast ? null : { records: [], end: 0 };
    }
  };
}

/** What Papa Parse gives without a header. */
function resultOf(result: unknown): {
  readonly data: string[][];
  readonly errors: readonly unknown[];
  readonly meta: { readonly cursor: number };
} {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- its types call it `any`
  return result as {
    readonly data: string[][];
    readonly errors: readonly unknown[];
    readonly meta: { readonly cursor: number };
  };
}

function neverClosed(line: number): StartupError {
  return new StartupError(`The record that starts on line ${line} has a quotation mark that is never closed.`);
}

function lineEndsIn(cells: readonly string[], lineEnd: string): number {
  let ends = 0;
  for (const cell of cells) if (cell.includes(lineEnd)) ends += cell.split(lineEnd).length - 1;
  return ends;
}

/** The delimiter of a CSV text by its first records: what divides them into the same number of cells, and into most. */
function detectDelimiter(head: string): string {
  const named = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (named !== undefined) return named;
  const scored = candidates.map((delimiter) => ({ delimiter, ...score(head, delimiter) }));
  const [best] = scored
    .filter(({ cells, agreeing }) => cells > 1 && agreeing >= 0.5)
    .toSorted((a, b) => b.cells - a.cells || b.agreeing - a.agreeing);
  return best?.delimiter ?? ',';
}

/** How many cells the first record has, and what share of the next ones has as many. */
function score(head: string, delimiter: string): { readonly cells: number; readonly agreeing: number } {
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
  const [first = 1] = counts;
  return { cells: first, agreeing: counts.filter((count) => count === first).length / counts.length };
}
